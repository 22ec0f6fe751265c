// Which country somebody means: by its two letters or by its name, and by numbers that say it themselves. Knows no page.
import { call } from '../api/call.ts'
import { locale } from '../text/language.ts'

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const spoken = [locale, 'en', 'nl', 'ru', 'de', 'fr', 'es']
const plain = (text: string) => text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

let names: ReadonlyMap<string, string> | undefined
function readNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const language of spoken) {
    const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = regions.of(code)
      if (name === undefined) continue
      found.set(plain(code), code)
      if (!found.has(plain(name))) found.set(plain(name), code)
    }
  }
  return found
}

/** `nl` and `Nederland` are `NL`; undefined for what is no country. */
export const countryOf = (text: string): string | undefined => (names ??= readNames()).get(plain(text))

const mostAsked = 4
type Preview = { network?: { country: string } }

/** The country that most of a few numbers are of which begin with + or 00; undefined where none does. */
export async function countryOfNumbers(numbers: readonly string[], signal?: AbortSignal): Promise<string | undefined> {
  const whole = numbers.map((one) => one.replace(/[^+\d]/g, '').replace(/^00/, '+')).filter((one) => /^\+\d{7,}$/.test(one))
  const asked = whole.slice(0, mostAsked).map((to) => call<Preview>('POST', '/v1/messages/preview', { body: { to, text: '.' }, ...(signal && { signal }) }))
  const said = (await Promise.all(asked)).flatMap(({ network }) => (network && /^[A-Z]{2}$/.test(network.country) ? [network.country] : []))
  const counted = Map.groupBy(said, (country) => country)
  return [...counted].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
