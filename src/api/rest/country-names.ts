// Countries by their English names, as price files write them. Knows no calling code.
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const plain = (name: string) => name.normalize('NFKD').replace(/[^A-Za-z]+/g, ' ').trim().toLowerCase().replace(/^the /, '')

let known: Map<string, string> | undefined
/** Usual names that are not the ones of the standard. */
const others: Readonly<Record<string, string>> = {
  usa: 'US', 'united states of america': 'US', uk: 'GB', 'great britain': 'GB', holland: 'NL', 'czech republic': 'CZ', 'ivory coast': 'CI', 'south korea': 'KR', 'korea south': 'KR',
  'russian federation': 'RU', 'viet nam': 'VN', turkey: 'TR', macedonia: 'MK', swaziland: 'SZ', burma: 'MM', 'hong kong': 'HK', macau: 'MO', uae: 'AE',
}

/** ISO 3166 alpha-2 of a code or a name; undefined for what is neither. */
export function countryCode(text: string): string | undefined {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  if (!known) {
    known = new Map(Object.entries(others))
    for (const first of letters)
      for (const second of letters) {
        const name = names.of(first + second)
        if (name !== undefined && !known.has(plain(name))) known.set(plain(name), first + second)
      }
  }
  return known.get(plain(text))
}
