// The body of POST /v1/messages, checked by hand because it comes 10,000 messages at a time: three shapes in,
// submissions and refusals out, each refusal with its place in the request. Checks shapes and types; what a number or
// a text is worth is the gateway's to say. A test holds this file and the schema of messages-schema.ts to the same
// answers.
import { isHex, isoTime, isWebAddress, limits } from './messages-schema.ts'
import { encodings, lanes } from './needs.ts'
import type { Submission } from './needs.ts'
import { problem } from './problem.ts'
import type { Code, Problem } from './problem.ts'

/** Why one message was refused at this door; `param` points into the whole request. */
export type Complaint = { readonly code: Code; readonly param: string; readonly say: string }

type Many<Shape> = {
  readonly shape: Shape
  readonly submissions: readonly Submission[]
  /** By index in the request; where there is none, the next submission is the message of that index. */
  readonly complaints: ReadonlyMap<number, Complaint>
  /** The array of the request: messages in `bulk`, numbers in `broadcast`. */
  readonly given: readonly unknown[]
  readonly country?: string
}
export type SendRequest = { readonly shape: 'single'; readonly submission: Submission; readonly country?: string } | Many<'bulk'> | Many<'broadcast'>

type Fields = Readonly<Record<string, unknown>>
type Wrong = { readonly code: Code; readonly say: string; readonly param?: string }
type Check = (value: unknown) => Wrong | undefined

const invalidType = (wanted: string): Wrong => ({ code: 'invalid_type', say: `must be ${wanted}` })
const invalidValue = (say: string): Wrong => ({ code: 'invalid_value', say })

const text = (longest: number, shortest = 0): Check => (value) => {
  if (typeof value !== 'string') return invalidType('a string')
  if (value.length < shortest) return invalidValue(`must have at least ${shortest} character`)
  if (value.length > longest) return invalidValue(`must have at most ${longest} characters`)
  return value.isWellFormed() ? undefined : { code: 'invalid_text', say: 'holds half a character (a lone surrogate)' }
}
const oneOf = (words: readonly string[]): Check => (value) => {
  if (typeof value !== 'string') return invalidType('a string')
  return words.includes(value) ? undefined : invalidValue(`must be one of ${words.join(', ')}`)
}
const wholeNumber = (most: number): Check => (value) => {
  if (typeof value !== 'number') return invalidType('a number')
  const fits = Number.isInteger(value) && value >= 1 && value <= most
  return fits ? undefined : invalidValue(`must be a whole number from 1 to ${most}`)
}
const time: Check = (value) => {
  if (typeof value !== 'string') return invalidType('a string')
  return isoTime.test(value) ? undefined : invalidValue('must be an ISO 8601 time, like 2026-11-22T10:00:00Z')
}
const hex = (octets: number): Check => (value) => {
  if (typeof value !== 'string') return invalidType('a string')
  if (!isHex(value)) return invalidValue('must be pairs of hexadecimal digits')
  return value.length <= 2 * octets ? undefined : invalidValue(`must have at most ${octets} octets`)
}
const country: Check = (value) => {
  const isCode = typeof value === 'string' && /^[A-Z]{2}$/.test(value)
  return isCode ? undefined : invalidValue('must be a two-letter country code, like NL')
}

const number = text(limits.to)
const body = text(limits.text)
const tag = text(limits.tag, 1)

/** Every field a message may have. Without a prototype, so that a field named `constructor` is found nowhere. */
const fields: Readonly<Record<string, Check | undefined>> = Object.assign(Object.create(null), {
  to: number,
  from: text(limits.from, 1),
  text(value) {
    if (value === '') return { code: 'empty_text', say: 'is empty' }
    if (typeof value === 'string' && value.length > limits.text)
      return { code: 'body_too_long', say: `must have at most ${limits.text} characters` }
    return body(value)
  },
  lane: oneOf(lanes),
  reference: text(limits.reference, 1),
  tags(value) {
    if (!Array.isArray(value)) return invalidType('an array of strings')
    if (value.length > limits.tags) return invalidValue(`must have at most ${limits.tags} entries`)
    for (let at = 0; at < value.length; at++) {
      const wrong = tag(value[at])
      if (wrong) return { ...wrong, param: `/${at}` }
    }
    return undefined
  },
  encoding: oneOf(encodings),
  maxSegments: wholeNumber(limits.segments),
  validity: wholeNumber(limits.validitySeconds),
  scheduledAt: time,
  callbackUrl: (value) => {
    if (typeof value !== 'string') return invalidType('a string')
    return isWebAddress(value) ? undefined : invalidValue(`must be an address with https:, of at most ${limits.address} characters`)
  },
  consent: oneOf(['existing']),
  consentWording: text(limits.consentWording, 1),
  flash: (value) => (typeof value === 'boolean' ? undefined : invalidType('true or false')),
  udh: hex(limits.udh),
  binary: hex(limits.binary),
} satisfies Record<string, Check>)

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const pointer = (name: string) => `/${name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`
const complain = (wrong: Wrong, name: string): Complaint => ({
  code: wrong.code,
  param: `/${name}${wrong.param ?? ''}`,
  say: `\`${name}\` ${wrong.say}.`,
})

/** The first thing wrong with the fields of one message, or of the defaults beside an array. */
function findFault(given: Fields, allowed: (name: string) => boolean): Complaint | undefined {
  for (const name in given) {
    const check = name === 'country' ? country : fields[name]
    if (!check || !allowed(name))
      return { code: 'unknown_field', param: pointer(name), say: `There is no field \`${name.slice(0, 64)}\` here.` }
    const wrong = check(given[name])
    if (wrong) return complain(wrong, name)
  }
  return undefined
}

/** Both have passed `findFault`; what the message lacks comes from the defaults. */
const submissionOf = (to: string, given: Fields, defaults: Fields): Submission => {
  const scheduledAt = given['scheduledAt'] ?? defaults['scheduledAt']
  return {
    to,
    from: given['from'] ?? defaults['from'],
    text: given['text'] ?? defaults['text'],
    lane: given['lane'] ?? defaults['lane'],
    reference: given['reference'] ?? defaults['reference'],
    tags: given['tags'] ?? defaults['tags'],
    encoding: given['encoding'] ?? defaults['encoding'],
    maxSegments: given['maxSegments'] ?? defaults['maxSegments'],
    validity: given['validity'] ?? defaults['validity'],
    scheduledAt: scheduledAt === undefined ? undefined : Date.parse(scheduledAt as string),
    flash: given['flash'] ?? defaults['flash'],
    ...consentOf(given, defaults),
    callbackUrl: given['callbackUrl'] ?? defaults['callbackUrl'],
    ...octetsOf(given['udh'] ?? defaults['udh'], given['binary'] ?? defaults['binary']),
  } as Submission
}

/** What was agreed to, where somebody says that it was. */
const consentOf = (given: Fields, defaults: Fields): Pick<Submission, 'consent'> => {
  const stated = given['consent'] ?? defaults['consent']
  return stated === undefined ? {} : { consent: { wording: String(given['consentWording'] ?? defaults['consentWording'] ?? 'stated to exist') } }
}

const octets = (hex: unknown) => new Uint8Array(Buffer.from(hex as string, 'hex'))
const octetsOf = (udh: unknown, binary: unknown): Pick<Submission, 'octets'> =>
  udh === undefined && binary === undefined ? {} : { octets: { ...(udh !== undefined && { udh: octets(udh) }), ...(binary !== undefined && { binary: octets(binary) }) } }

const none: Fields = Object.freeze({})
const missing = (name: string) => complain({ code: 'missing_field', say: 'is missing' }, name)
const countryOf = (given: Fields) => given['country'] as string | undefined
const asProblem = ({ code, say, param }: Complaint) => problem(code, say, { param })

export function checkSend(value: unknown): SendRequest | Problem {
  if (!isObject(value)) return problem('invalid_type', 'The body must be a JSON object.', { param: '' })
  if ('messages' in value) return checkBulk(value)
  return Array.isArray(value['to']) ? checkBroadcast(value) : checkSingle(value)
}

/** To be looked at: one message, or one text for many numbers. */
export function checkPreview(value: unknown): Extract<SendRequest, { shape: 'single' | 'broadcast' }> | Problem {
  if (!isObject(value) || !Array.isArray(value['to'])) return checkSingle(value)
  const fault = listFault(value['to'], 'to', limits.previewed)
  return fault ? asProblem(fault) : checkBroadcast(value)
}

function checkSingle(value: unknown): Extract<SendRequest, { shape: 'single' }> | Problem {
  if (!isObject(value)) return problem('invalid_type', 'The body must be a JSON object.', { param: '' })
  const fault = findFault(value, () => true) ?? (value['to'] === undefined ? missing('to') : undefined)
    ?? (value['text'] === undefined ? missing('text') : undefined)
  if (fault) return asProblem(fault)
  return { shape: 'single', submission: submissionOf(value['to'] as string, value, none), country: countryOf(value) }
}

function checkBulk({ messages, ...defaults }: Fields): SendRequest | Problem {
  const fault = listFault(messages, 'messages', limits.messages) ?? findFault(defaults, (name) => name !== 'to')
  if (fault) return asProblem(fault)
  const given = messages as readonly unknown[]
  const submissions: Submission[] = []
  const complaints = new Map<number, Complaint>()
  for (let at = 0; at < given.length; at++) {
    const message = given[at]
    const complaint = isObject(message) ? messageFault(message, defaults) : notAnObject
    if (complaint) complaints.set(at, { ...complaint, param: `/messages/${at}${complaint.param}` })
    else submissions.push(submissionOf((message as Fields)['to'] as string, message as Fields, defaults))
  }
  return { shape: 'bulk', submissions, complaints, given, country: countryOf(defaults) }
}

const notAnObject: Complaint = { code: 'invalid_type', param: '', say: 'A message must be a JSON object.' }
const inMessage = (name: string) => name !== 'country'

function messageFault(message: Fields, defaults: Fields): Complaint | undefined {
  const fault = findFault(message, inMessage)
  if (fault) return fault
  if (message['to'] === undefined) return missing('to')
  return message['text'] === undefined && defaults['text'] === undefined ? missing('text') : undefined
}

function checkBroadcast({ to, ...rest }: Fields): Many<'broadcast'> | Problem {
  const fault = listFault(to, 'to', limits.numbers) ?? findFault(rest, () => true)
    ?? (rest['text'] === undefined ? missing('text') : undefined)
  if (fault) return asProblem(fault)
  const given = to as readonly unknown[]
  const submissions: Submission[] = []
  const complaints = new Map<number, Complaint>()
  const template = submissionOf('', rest, none)
  for (let at = 0; at < given.length; at++) {
    const wrong = number(given[at])
    if (wrong) complaints.set(at, { code: wrong.code, param: `/to/${at}`, say: `The number ${wrong.say}.` })
    else submissions.push({ ...template, to: given[at] as string })
  }
  return { shape: 'broadcast', submissions, complaints, given, country: countryOf(rest) }
}

function listFault(list: unknown, name: string, most: number): Complaint | undefined {
  if (!Array.isArray(list)) return complain(invalidType('an array'), name)
  if (list.length === 0) return complain({ code: 'empty_list', say: 'is empty' }, name)
  if (list.length <= most) return undefined
  const say = `has ${list.length} entries; at most ${most} fit in one request`
  return complain({ code: 'too_many_messages', say }, name)
}
