// What the server tells in English, in the reader's language as far as the catalogue goes.
import { createTeller } from './shapes.ts'
import { words } from './words.ts'

export const { tell, tellEnd } = createTeller(words)
export const endOf: Readonly<Record<string, string>> = words.ends
