// The texts round the virtual phones in the chosen language. What stands on their screens is in languages.ts.
import { inLanguage } from '../text/language.ts'
import { en } from './words.en.ts'

export const words = await inLanguage(en, {
  nl: async () => (await import('./words.nl.ts')).nl,
  ru: async () => (await import('./words.ru.ts')).ru,
})
