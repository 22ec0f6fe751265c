// What went wrong in human words, and what to do next. The server's own sentence leads where it has one. Knows codes,
// no page.
import { Problem } from './call.ts'

const nextByCode: Readonly<Record<string, string>> = {
  unreachable: 'The server does not answer. See that it runs (npm start) and try again.',
  not_authenticated: 'Sign in again with your API key.',
  not_permitted: 'Use a key that has the right to do this.',
  header_required: 'Reload this page and try again.',
  host_not_allowed: 'Open the address that the server printed when it started.',
  not_found: 'It may have been removed, or belong to another workspace.',
  changed_meanwhile: 'Reload to see it as it is now, then change it again.',
  too_late: 'Reload to see how far it came.',
  not_failed: 'Send a new message instead.',
  text_gone: 'Send a new message instead.',
  connection_builtin: 'Connect an operator of your own instead.',
  code_needed: 'Open your authenticator app.',
  idempotency_interrupted: 'See in the list whether it was done before you try again.',
  already_there: 'Change the one that is there.',
  too_many: 'Remove one that you do not need.',
  no_rule: 'Match them one by one instead.',
  too_deep: 'Use the workspace above it.',
  too_many_workspaces: 'Use one that you have.',
  has_second_factor: 'Remove the one that you have first.',
  passkey_refused: 'Use your password, or open this page by its public address.',
  rate_limited: 'Try again in a moment.',
  prices_gone: 'Reload to see the prices as they are now.',
  link_gone: 'Ask whoever invited you for another one.',
  already_owned: 'Sign in, or have the owner invite you.',
  weak_password: 'Choose a longer one: some words in a row.',
  too_many_attempts: 'Wait a minute, then try again.',
  code_wrong: 'Wait for the next code of the app and give that.',
  last_owner: 'Make somebody else an owner first.',
  sender_not_permitted: 'Use one of the senders of this key.',
  daily_cap_reached: 'Wait until midnight UTC, or raise the limit of this key.',
  too_many_connections: 'Remove a connection that you do not need.',
  too_many_webhooks: 'Remove a webhook that you do not need.',
  body_too_large: 'Send it in several parts.',
  too_many_messages: 'Send them in several parts.',
  empty_list: 'Add at least one.',
  missing_field: 'Fill it in.',
  invalid_recipient: 'Write it with + and the country code, like +31 6 1234 5678.',
  invalid_sender: 'Use a name of at most 11 letters and digits, or a number.',
  empty_text: 'Write something to send.',
  invalid_text: 'Remove the characters that cannot be sent.',
  body_too_long: 'Shorten the text.',
  encoding_impossible: 'Remove the characters that this encoding does not have.',
  schedule_out_of_range: 'Choose another time.',
  insufficient_balance: 'Top up the balance, or send to fewer people.',
  budget_reached: 'Raise the budget, or wait for its next period.',
  no_plan: 'Ask the operator of this installation for a plan.',
  no_price: 'Ask the operator of this installation for a price to this country.',
  prices_below_cost: 'Raise the prices, or confirm that they are meant to be below cost.',
  in_use: 'Take it away from where it is used first.',
  wrong_state: 'Reload to see how far it is.',
  no_route: 'Connect an operator for this country, or use a test key.',
  prices_jump: 'Look at the prices once more; confirm them if they are right.',
  handset_refused: 'Reply to the number or short code that wrote to this phone.',
  queue_full: 'Try again in a moment.',
  idempotency_in_progress: 'The same message is still being accepted. Wait a moment.',
  not_ready: 'The server is starting, or its disk is full. Try again in a moment.',
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
