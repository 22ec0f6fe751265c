// A detail of the person put into a text where the caret stands. Knows no field on a page.
import type { Field } from '../contacts/calls.ts'

/** Fields that a greeting takes: for these alone there is a word that fits everybody. */
const callsByName = /first.?name|given.?name|voornaam|roepnaam|^(name|naam)$|имя/iu

export const placeFor = ({ key, title, type }: Pick<Field, 'key' | 'title' | 'type'>, otherwise: string) =>
  type === 'text' && (callsByName.test(key) || callsByName.test(title)) ? `{{ ${key} | default: "${otherwise}" }}` : `{{ ${key} }}`

/** The text with the piece in place of what was marked, and where the caret stands after it. */
export function insert(text: string, piece: string, from: number, to: number): { text: string; caret: number } {
  const before = text.slice(0, from)
  const put = before === '' || /\s$/.test(before) ? before + piece : `${before} ${piece}`
  return { text: put + text.slice(to), caret: put.length }
}
