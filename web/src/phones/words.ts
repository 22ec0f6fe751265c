// The texts of the panel of cell broadcasts in the chosen language.
import { inLanguage } from '../text/language.ts'
import { en } from './words.en.ts'

export const broadcastWords = await inLanguage(en, {
  nl: async () => (await import('./words.nl.ts')).nl,
  ru: async () => (await import('./words.ru.ts')).ru,
})
