// The texts of the page about keywords and sign-up forms, in the language that was chosen.
import { inLanguage } from '../text/language.ts'
import { en } from './words.en.ts'

export const words = await inLanguage(en, {
  nl: async () => (await import('./words.nl.ts')).nl,
  ru: async () => (await import('./words.ru.ts')).ru,
})
