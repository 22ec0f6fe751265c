// Writing with twelve keys, as it was done: each press of the same key takes its next letter, until a moment passes.
// Knows no screen.
import { isGsm7 } from '../../../src/sms/gsm7.ts'

const letters: Readonly<Record<string, string>> = {
  1: '.,?!1\'"-()@/:', 2: 'abc2äàåæ', 3: 'def3éè', 4: 'ghi4ì', 5: 'jkl5', 6: 'mno6öøñò', 7: 'pqrs7ß', 8: 'tuv8üù',
  9: 'wxyz9', 0: ' 0\n', '*': '*+', '#': '#',
}

/** What stands on the keys, in their order. */
export const keys: readonly { key: string; letters: string }[] = [
  { key: '1', letters: '.,?!' },
  { key: '2', letters: 'abc' },
  { key: '3', letters: 'def' },
  { key: '4', letters: 'ghi' },
  { key: '5', letters: 'jkl' },
  { key: '6', letters: 'mno' },
  { key: '7', letters: 'pqrs' },
  { key: '8', letters: 'tuv' },
  { key: '9', letters: 'wxyz' },
  { key: '*', letters: '+' },
  { key: '0', letters: '⎵' },
  { key: '#', letters: '⇧' },
]

const modes = ['Abc', 'abc', 'ABC', '123'] as const
export type Typing = {
  text: string
  mode: (typeof modes)[number]
  /** The key that may still change its letter. */
  last?: { key: string; at: number; turn: number }
}
export const blank: Typing = { text: '', mode: 'Abc' }

const sameLetterMs = 1_000

/** The text after a key was pressed at this moment; `#` goes on to the next mode. */
export function press({ text, mode, last }: Typing, key: string, at: number, most: number): Typing {
  if (key === '#') return { text, mode: modes[(modes.indexOf(mode) + 1) % modes.length]! }
  const choices = mode === '123' && /\d/.test(key) ? key : letters[key]
  if (choices === undefined) return { text, mode }
  const again = choices.length > 1 && last?.key === key && at - last.at < sameLetterMs
  const before = again ? text.slice(0, -1) : text
  if (before.length >= most) return { text, mode }
  const turn = again ? (last.turn + 1) % choices.length : 0
  const capital = mode === 'ABC' || (mode === 'Abc' && /(^|[.!?]\s+)$/.test(before))
  // phones of that time had capitals only where the alphabet has them
  const letter = capital && isGsm7(choices[turn]!.toUpperCase()) ? choices[turn]!.toUpperCase() : choices[turn]!
  return { text: before + (letter.length === 1 ? letter : choices[turn]!), mode, last: { key, at, turn } }
}
