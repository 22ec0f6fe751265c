// What went wrong in human words, and what to do next. The server's own sentence leads where the reader has its language,
// and stands beside where not. Knows codes, no page.
import { Problem } from './call.ts'
import { tell } from '../reasons/told.ts'
import { words } from './words.ts'

export type Explained = {
  say: string
  next?: string
  /** The server's own sentence, where `say` is another: it names what this time is wrong. */
  detail?: string
  /** The field at fault: `to` for the pointer `/to`, whatever stands before it. */
  field?: string
}

/** What the server tells programs to do about `no_route`; `next` tells people. */
const advice = /: connect an operator first.*$/

export function explain(error: unknown): Explained {
  if (!(error instanceof Problem)) return { say: words.unexpected }
  const field = error.param?.split('/').findLast((step) => step !== '' && !/^\d+$/.test(step))
  const next = words.next[error.code]
  if (error.code === 'unreachable') return { say: next ?? error.message }
  const said = sentence(next === undefined ? error.message : error.message.replace(advice, ''))
  const told = words.say[error.code]
  return {
    say: told === undefined ? said : sentence(told),
    ...(next !== undefined && { next }),
    ...(told !== undefined && { detail: tell(said) }),
    ...(field !== undefined && { field }),
  }
}

/** Of a refusal that stands in an answer, where the answer itself is none. */
export const explainRefusal = ({ code, detail }: { code: string; detail: string }): string => sentence(words.say[code] ?? tell(detail))

function sentence(text: string): string {
  const trimmed = text.trim()
  const closed = /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
  return closed.charAt(0).toUpperCase() + closed.slice(1)
}
