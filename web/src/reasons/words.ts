// What the server tells in English, in the chosen language.
import { inLanguage } from '../text/language.ts'
import { en } from './words.en.ts'

export const words = await inLanguage(en, {
  nl: async () => (await import('./words.nl.ts')).nl,
  ru: async () => (await import('./words.ru.ts')).ru,
})
