// What went wrong in human words, and what to do next. The server's own sentence leads where it has one. Knows codes,
// no page.
import { Problem } from './call.ts'

const nextByCode: Readonly<Record<string, string>> = {
  unreachable: 'The server does not answer. See that it runs (npm start) and try again.',
  not_authenticated: 'Sign in again with your API key.',
  not_permitted: 'Use a key that has the right to do this.',
  not_found: 'It may have been removed, or belong to another workspace.',
  invalid_recipient: 'Write the number with its country, like +31 6 1234 5678.',
  invalid_sender: 'Use a name of at most 11 letters and digits, or a number.',
  empty_text: 'Write something to send.',
  text_too_long: 'Shorten the text.',
  body_too_long: 'Shorten the text.',
  encoding_impossible: 'Remove the characters that this encoding does not have.',
  lone_surrogate: 'Delete the broken character and type it again.',
  no_route: 'Connect an operator for this country, or use a test key.',
  idempotency_in_progress: 'The same message is still being accepted. Wait a moment.',
  overloaded: 'Nothing was accepted. Try again in a moment.',
  not_ready: 'The server is still starting. Try again in a moment.',
  internal: 'The log of the server holds the reason. Try again.',
}

export type Explained = {
  say: string
  next?: string
  /** The field at fault: `to` for the pointer `/to`, whatever stands before it. */
  field?: string
}

export function explain(error: unknown): Explained {
  if (!(error instanceof Problem)) return { say: 'Something unexpected happened in this page. Reload it.' }
  const field = error.param?.split('/').findLast((step) => step !== '' && !/^\d+$/.test(step))
  const next = nextByCode[error.code]
  if (error.code === 'unreachable') return { say: next ?? error.message }
  return {
    say: sentence(error.message),
    ...(next !== undefined && { next }),
    ...(field !== undefined && { field }),
  }
}

function sentence(text: string): string {
  const trimmed = text.trim()
  const closed = /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
  return closed.charAt(0).toUpperCase() + closed.slice(1)
}
