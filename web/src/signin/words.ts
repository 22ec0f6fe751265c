// The texts of the door in the chosen language.
import { inLanguage } from '../text/language.ts'
import { en } from './words.en.ts'

export const words = await inLanguage(en, {
  nl: async () => (await import('./words.nl.ts')).nl,
  ru: async () => (await import('./words.ru.ts')).ru,
})

/** Roles that a newer server may know keep their own name. */
export const roleName = (role: string) => (words.roles as Readonly<Record<string, string>>)[role] ?? role
