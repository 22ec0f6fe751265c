// Which language the dashboard speaks: the one that was chosen, else the first of the browser's that it knows. Chosen once,
// when the page loads; a switch loads it anew. Knows no text, and imports nothing: every catalogue may lean on it.

/** In their own words. English comes with the page, the others when they are wanted. */
export const languages = { en: 'English', nl: 'Nederlands', ru: 'Русский' } as const
export type Language = keyof typeof languages

/** English keeps the 24 hours and the order of days that the rest of the house has. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', nl: 'nl-NL', ru: 'ru-RU' }
const fromTheRight = /^(ar|fa|he|ur)\b/
const place = 'onesixty-language'

export const isLanguage = (value: unknown): value is Language => typeof value === 'string' && Object.hasOwn(languages, value)

function keptChoice(): string | null {
  try {
    return globalThis.localStorage?.getItem(place) ?? null
  } catch {
    return null // storage may be forbidden: the browser's language it is
  }
}

/** `nl-BE` is understood as `nl`; what nothing fits is English. */
export function chooseLanguage(kept: string | null, wanted: readonly string[]): Language {
  if (isLanguage(kept)) return kept
  return wanted.map((tag) => tag.split('-', 1)[0]).find(isLanguage) ?? 'en'
}

export const language = chooseLanguage(keptChoice(), globalThis.document ? navigator.languages : [])
export const locale = locales[language]
export const direction: 'ltr' | 'rtl' = fromTheRight.test(locale) ? 'rtl' : 'ltr'

export function switchTo(next: Language): void {
  try {
    localStorage.setItem(place, next)
  } catch {
    return // without storage there is nothing that would remember it
  }
  location.reload()
}

/** A folder's texts in the language that was chosen: `words.ts` waits for it. */
export async function inLanguage<Words>(
  en: Words,
  others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<NoInfer<Words>>>>,
): Promise<Words> {
  return language === 'en' ? en : others[language]()
}

type Forms = { one: string; few?: string; many?: string; other: string }
const rules = new Intl.PluralRules(locale)

/** The form that goes with a number; `#` stands for the number as it is written here. Russian needs `few` and `many`. */
export function plural(count: number, forms: Forms): string {
  const form = forms[rules.select(count) as keyof Forms] ?? forms.other
  return form.replaceAll('#', count.toLocaleString(locale))
}
