// What a person should know of each code that a request can be answered with: why it comes, what to do, and what others
// call it. The codes themselves, with status and title, are the table in rest/problem.ts; a test holds the two together.
import { problems } from '../rest/problem.ts'
import type { Code } from '../rest/problem.ts'

export type Explanation = {
  readonly cause: string
  readonly fix: string
  /** One sentence as it may stand in `detail`, and the field it names. */
  readonly say?: string
  readonly param?: string
  readonly elsewhere?: { readonly twilio?: string; readonly vonage?: string; readonly cm?: string }
}

const asIs = 'Send it as it is described for this address in the API reference.'

const explained: Readonly<Partial<Record<Code, Explanation>>> = {
  malformed_request: {
    cause: 'The bytes are no HTTP request, the address is not well written, or the body ended early.',
    fix: 'Use an HTTP client; percent-encode the parts of an address; send as many bytes as announced.',
  },
  invalid_json: {
    cause: 'The body is no JSON or no UTF-8. `detail` names the line and column where it breaks.',
    fix: 'Write the body with a JSON library, not by joining texts.',
    say: 'The JSON breaks at position 17 (line 1, column 18).',
  },
  not_authenticated: {
    cause:
      'There is no key or session, or it is not valid any more: revoked, expired, or used from an address it is ' +
      'not good for.',
    fix:
      'Send `Authorization: Bearer <key>`. Make a key under Keys in the dashboard, or with `npx onesixty keys ' +
      'create`.',
    elsewhere: { twilio: '20003', vonage: '4, 14', cm: '101, 103' },
  },
  code_needed: {
    cause: 'The password is right, and this person has a second factor.',
    fix: 'Send the code of the app along, or one of the recovery codes.',
  },
  code_wrong: {
    cause: 'The code is of another time or another account, or was used already.',
    fix: 'Wait for the next code; look at the clock of the device.',
  },
  sender_not_permitted: {
    cause: 'The key may send as the senders it was given, and as no other.',
    fix: 'Name one of them in `from`, or have an administrator change the key.',
    param: '/from',
  },
  already_there: {
    cause: 'The name, address or number is taken.',
    fix: 'Choose another, or change what is there.',
  },
  too_many: {
    cause: 'There are as many of these as a workspace can have.',
    fix: 'Remove those that are not needed.',
  },
  wrong_state: {
    cause: 'A campaign is a draft, runs, stands still or is over, and not everything can be done with it in each of these.',
    fix: 'Look at its `state`; the problem says what would be possible.',
  },
  already_owned: {
    cause: 'The set-up link is for the first owner, and there is one.',
    fix: 'Ask an owner for an invitation.',
  },
  last_owner: {
    cause: 'The only owner would be gone.',
    fix: 'Make somebody else an owner first.',
  },
  too_deep: {
    cause: 'Workspaces can lie inside each other only so deep.',
    fix: 'Make it further up.',
  },
  too_many_workspaces: {
    cause: 'There are as many workspaces as one installation keeps.',
    fix: 'Remove those that are not needed.',
  },
  has_second_factor: {
    cause: 'A second factor is set up already.',
    fix: 'Take it away first, then set up the new one.',
  },
  link_gone: {
    cause: 'The link was used, replaced or has expired.',
    fix: 'Have a new one made.',
  },
  weak_password: {
    cause: 'It is short, common, or made of the address itself.',
    fix: 'Take a longer one; a few words in a row are fine.',
  },
  passkey_refused: {
    cause: 'The answer of the browser does not fit the question, or belongs to another address.',
    fix: 'Begin anew, at the address of this installation.',
  },
  too_many_attempts: {
    cause: 'Too many wrong passwords or codes came for this account or from this address.',
    fix: 'Wait for `Retry-After`.',
  },
  daily_cap_reached: {
    cause: 'The key has a limit of parts a day, and this would go beyond it.',
    fix: 'Wait for midnight UTC, or have an administrator raise the limit.',
  },
  not_permitted: {
    cause: 'The key or person is known, and lacks the scope, the mode or the workspace for this.',
    fix: '`detail` names what is missing. Use another key, or have an administrator give this one the scope.',
    say: 'This needs the scope `send`.',
    elsewhere: { vonage: '8, 11' },
  },
  header_required: {
    cause: 'A session cookie came without a header that no other site can make a browser send.',
    fix: 'Add `X-Onesixty: 1` to every request with a cookie that is not a GET. With a key it is not needed.',
  },
  host_not_allowed: {
    cause: 'The server listens on this machine only and was asked under a name that is not its own.',
    fix: 'Use the address that was printed at the start, or set `ONESIXTY_PUBLIC_URL`.',
  },
  not_found: {
    cause: 'There is no such thing, or it belongs to another workspace, or a test key asks for a live one.',
    fix: 'Look at the id, and at the workspace and mode of the key.',
    say: 'There is no message msg_01kb3nq2s00000g.',
  },
  method_not_allowed: {
    cause: 'The address exists and takes other methods.',
    fix: 'The header `Allow` names them.',
  },
  request_timeout: {
    cause: 'Headers did not arrive within 10 seconds, or the whole request within 30.',
    fix: 'Send it again over a better line, or in smaller pieces.',
  },
  idempotency_in_progress: {
    cause: 'A request with this Idempotency-Key is being worked on at this moment.',
    fix: 'Repeat the same request after `Retry-After`: it gets the answer of the first.',
  },
  idempotency_interrupted: {
    cause:
      'The server stopped while it worked on a request with this key, and does not know whether it took effect. ' +
      'It is not done twice.',
    fix:
      'Look whether it took effect. If not, send it with a new key. Sending messages never answers this: key and ' +
      'messages are written together.',
  },
  too_late: {
    cause: 'The message is on its way to the operator, or has come to its end.',
    fix: 'Nothing can be called back once it has left.',
  },
  connection_builtin: {
    cause: 'The connection to the embedded SMSC is made by the program.',
    fix: 'Make a connection of your own.',
  },
  too_many_connections: {
    cause: 'There are as many connections to operators as one installation keeps.',
    fix: 'Remove those that are not needed.',
  },
  too_many_webhooks: {
    cause: 'There are as many webhooks as one workspace keeps.',
    fix: 'Remove those that are not needed.',
  },
  text_gone: {
    cause: 'The text was removed after the time set for it, or at once because it was a code.',
    fix: 'Send it as a new message. How long texts are kept is a setting.',
  },
  no_rule: {
    cause: 'The id in the answer and the id in the receipt do not follow from each other in any known way.',
    fix: 'Check that both are of one message.',
  },
  not_failed: {
    cause: 'Only a message that failed can be sent anew.',
    fix: 'Look at its status.',
  },
  changed_meanwhile: {
    cause: 'The `If-Match` names a state that is no longer the present one.',
    fix: 'Read it again, make your change to what is there now, and send the new `ETag`.',
  },
  body_too_large: {
    cause: 'The body has more bytes, values or depth than this address takes.',
    fix: 'Send fewer at once: 10,000 messages or 100,000 numbers in one request.',
    say: 'The body has more than 1 MB, the most this address takes.',
  },
  address_too_long: {
    cause: 'A part of the address has more than 256 characters.',
    fix: 'Ids are short; look at what was put into the address.',
  },
  unsupported_media_type: {
    cause: 'The body is no JSON by its `Content-Type`, or it is compressed.',
    fix: 'Send `Content-Type: application/json`, not compressed.',
  },
  idempotency_mismatch: {
    cause: 'The same Idempotency-Key came within the last day with another body or address.',
    fix: 'Take a new key for every new request, and the same one only for repeats.',
  },
  invalid_idempotency_key: {
    cause: 'The key is empty, longer than 255 characters or has others than visible ASCII.',
    fix: 'Use a UUID.',
  },
  headers_too_large: {
    cause: 'The headers have more than 16 KB.',
    fix: 'Send fewer cookies and shorter headers.',
  },
  rate_limited: {
    cause: 'The key, the person or the address asks more often than it may; `detail` says which limit was hit.',
    fix:
      'Wait for `Retry-After`; watch `RateLimit-Remaining`. Send many messages in one request instead of many ' +
      'requests.',
    say: 'This key may ask 2000 times a second.',
    elsewhere: { twilio: '20429', vonage: '1' },
  },
  internal: {
    cause: 'A fault of ours. It is in the log of the server under the `requestId`.',
    fix: 'Repeat it with the same Idempotency-Key; report it with the `requestId` when it stays.',
    elsewhere: { vonage: '5', cm: '500' },
  },
  queue_full: {
    cause:
      'So much waits already, or the disk is so full, that nothing more is taken. Nothing of the request was ' +
      'kept.',
    fix: 'Send it again after `Retry-After`, which says when there is likely to be room.',
    elsewhere: { twilio: '21611, 30001', vonage: '1' },
  },
  not_ready: {
    cause: 'The server is starting or stopping.',
    fix: 'Ask again in a moment.',
  },
  invalid_request: {
    cause: 'Fields that exclude each other, or a shape that is none of the possible ones.',
    fix: asIs,
    say: 'Give either `prices` or `csv`.',
    elsewhere: { vonage: '2, 3', cm: '202, 203, 305' },
  },
  unknown_field: {
    cause: 'There is no field of this name here.',
    fix: 'Look at its spelling: names are camelCase.',
    say: 'There is no field `sender` here.',
    param: '/sender',
  },
  missing_field: {
    cause: 'A field that is needed is not there.',
    fix: asIs,
    say: '`text` is missing.',
    param: '/text',
  },
  invalid_type: {
    cause: 'A field is a number where a text belongs, or the like.',
    fix: asIs,
    say: 'The number must be a string.',
    param: '/to',
  },
  invalid_value: {
    cause: 'A field has a value outside its bounds or list, or a part of the address does.',
    fix: asIs,
    say: '`limit` must be at most 1000.',
    param: '/limit',
  },
  too_many_messages: {
    cause: 'More than 10,000 messages, or more than 100,000 numbers, in one request.',
    fix: 'Split it into several requests, each with its own Idempotency-Key.',
  },
  empty_list: {
    cause: 'The list of messages or numbers has nothing in it.',
    fix: 'Send at least one.',
    param: '/messages',
  },
  empty_text: {
    cause: 'There is nothing to send.',
    fix: 'Give a `text`, or a template with one.',
    param: '/text',
  },
  invalid_text: {
    cause: 'The text holds half a character (a lone surrogate).',
    fix: 'Cut texts between characters, not between code units.',
    param: '/text',
  },
  body_too_long: {
    cause: 'The text takes more segments than `maxSegments`, 10 unless said.',
    fix: 'Shorten it, or allow more. The preview shows segments and the characters that make it dear.',
    say: 'The text takes 12 segments, and 10 are allowed.',
    param: '/text',
    elsewhere: { twilio: '21617', vonage: '12', cm: '304' },
  },
  invalid_recipient: {
    cause: 'It is no phone number, or one that cannot receive SMS.',
    fix: 'Write numbers as `+` and country code, or add `country` for national writing.',
    say: 'The number is too short.',
    param: '/to',
    elsewhere: { twilio: '21211', vonage: '3', cm: '302, 303' },
  },
  invalid_sender: {
    cause: 'The sender is neither up to 11 letters and digits nor a number, or this key may not use it.',
    fix: 'Use a sender that the key is allowed.',
    say: 'The sender has more than 11 characters.',
    param: '/from',
    elsewhere: { twilio: '21606', vonage: '15', cm: '301' },
  },
  encoding_impossible: {
    cause: 'The text has characters that the chosen encoding does not have.',
    fix: 'Leave out `encoding`: the one that fits is taken.',
    param: '/encoding',
    elsewhere: { vonage: '6', cm: '304' },
  },
  schedule_out_of_range: {
    cause: 'The time lies more than a year ahead, or after the message would have expired.',
    fix: 'Take an earlier time, or a longer `validity`.',
    param: '/scheduledAt',
    elsewhere: { twilio: '35114, 35115, 35117' },
  },
  insufficient_balance: {
    cause: 'What the messages may cost is more than the account has.',
    fix: 'Top it up and send it again.',
    elsewhere: { vonage: '9', cm: '102' },
  },
  budget_reached: {
    cause: 'A budget of the workspace, its key, its campaign or a country is spent.',
    fix: 'Raise the budget, or wait until its hour, day or month is over.',
  },
  no_price: {
    cause: 'The plan of the workspace names no price for this recipient, or sells nothing there.',
    fix: 'Ask who gave you the plan for a price.',
  },
  no_plan: {
    cause: 'The workspace is free: it has no plan, hence no account to book on.',
    fix: 'Give it a plan first.',
  },
  in_use: {
    cause: 'Workspaces have this plan.',
    fix: 'Give them another one first.',
  },
  prices_below_cost: {
    cause: 'Prices are below what the cheapest operator charges, so that each message would lose money.',
    fix: 'Look at `diff` with `dryRun`; then send `allowLoss` when that is meant.',
  },
  no_route: {
    cause: 'No operator that is connected takes messages to this number, or a rule stops them.',
    fix: 'Ask `POST /v1/routes/explain` why; connect an operator or change the routes.',
    param: '/to',
  },
  prices_gone: {
    cause: 'Nothing that the list in use names is in this one: often a part of a file, or a wrong column.',
    fix: 'Look at `diff` with `dryRun`; send `mode: merge` to keep what is not named, or `confirm`.',
  },
  prices_jump: {
    cause: 'Many prices differ from those in use by more than three tenths: often a wrong column or currency.',
    fix: 'Look at `diff` with `dryRun`; then send `allowJumps`.',
  },
  handset_refused: {
    cause: 'The virtual phone cannot send this: no such number, or too long.',
    fix: '`detail` says why.',
  },
}

/** A code that is newer than its explanation has its title alone. */
export const explanationOf = (code: Code): Explanation => explained[code] ?? { cause: problems[code].title + '.', fix: '`detail` says more.' }
export const isExplained = (code: Code) => Object.hasOwn(explained, code)
