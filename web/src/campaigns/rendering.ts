// A text with the details of one person, as the phone in the wizard shows it. The review shows what the server makes of
// it; this knows `default`, `capitalize`, `upcase` and `downcase` alone.

const tag = /\{\{\s*([\p{L}\p{N}_-]+)\s*((?:\|[^}]*)?)\}\}/gu
const fallback = /default:\s*(?:"([^"]*)"|'([^']*)')/

export type Filled = { text: string; /** Fields that are missing and have no default. */ missing: string[] }

export function fill(template: string, fields: Readonly<Record<string, string>>): Filled {
  const missing: string[] = []
  const text = template.replace(tag, (_, name: string, filters: string) => {
    const given = fields[name] ?? ''
    const [, double, single] = fallback.exec(filters) ?? []
    const otherwise = double ?? single
    if (given === '' && otherwise === undefined) {
      missing.push(name)
      return ''
    }
    const value = given === '' ? (otherwise ?? '') : given
    if (/\|\s*upcase/.test(filters)) return value.toUpperCase()
    if (/\|\s*downcase/.test(filters)) return value.toLowerCase()
    return /\|\s*capitalize/.test(filters) ? value.charAt(0).toUpperCase() + value.slice(1).toLowerCase() : value
  })
  return { text, missing }
}

/** Which language's text somebody gets: `nl` is that of who reads `nl-BE`; undefined is the usual one. */
export function languageFor(texts: Readonly<Record<string, string>>, language: string | undefined): string | undefined {
  const tagged = language?.toLowerCase()
  const written = Object.entries(texts).filter(([, text]) => text.trim() !== '').map(([one]) => one)
  return written.find((one) => one.toLowerCase() === tagged) ?? written.find((one) => one.toLowerCase() === tagged?.split('-')[0])
}
