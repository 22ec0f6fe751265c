// What listmonk pushes to a messenger, read: one text for its recipients, whose numbers are among their attributes.
// Knows no HTTP.
import type { Submission } from '../../rest/needs.ts'
import { limits } from '../../rest/messages-schema.ts'
import { problem } from '../../rest/problem.ts'
import type { Problem } from '../../rest/problem.ts'

/** One message, and by what it is known again when the same is pushed a second time. */
export type Pushed = { readonly submission: Submission; readonly known?: string }
export type Settings = { readonly attribute: string; readonly from?: string }

type Json = Readonly<Record<string, unknown>>

/** listmonk pushes one at a time. */
const mostRecipients = 100
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const noNumber = (attribute: string) =>
  `The recipient has no number: no attribute \`${attribute}\`, no address like 31612345678@sms.`
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export function readPush(value: unknown, settings: Settings): Pushed[] | Problem {
  if (!isObject(value)) return problem('invalid_type', 'The body must be a JSON object.', { param: '' })
  const { recipients, campaign } = value
  const body = textOf(value['body'])
  if (body === undefined) return problem('empty_text', 'The body of the message is empty.', { param: '/body' })
  if (!Array.isArray(recipients) || recipients.length === 0)
    return problem('missing_field', 'There are no recipients.', { param: '/recipients' })
  if (recipients.length > mostRecipients)
    return problem('too_many_messages', `More than ${mostRecipients} recipients.`, { param: '/recipients' })
  const text = value['content_type'] === 'html' ? plain(body) : body
  const of = isObject(campaign) ? textOf(campaign['uuid']) : undefined
  const name = isObject(campaign) ? textOf(campaign['name']) : undefined
  const pushed: Pushed[] = []
  for (const [at, recipient] of recipients.entries()) {
    const to = isObject(recipient) ? numberOf(recipient, settings.attribute) : undefined
    if (to === undefined)
      return problem('invalid_recipient', noNumber(settings.attribute), { param: `/recipients/${at}` })
    const whom = textOf((recipient as Json)['uuid'])
    const known = of !== undefined && whom !== undefined ? `${of}/${whom}` : undefined
    const reference = known !== undefined && known.length <= limits.reference ? { reference: known } : {}
    const submission: Submission = {
      to,
      text,
      ...(settings.from !== undefined && { from: settings.from }),
      lane: of === undefined ? 'transactional' : 'bulk',
      ...reference,
      ...(name !== undefined && name.length <= limits.tag && { tags: [name] }),
    }
    pushed.push({ submission, ...(known !== undefined && { known }) })
  }
  return pushed
}

/** As an attribute, or as the address `31612345678@sms` that people without one are given. */
function numberOf({ attribs, email }: Json, attribute: string): string | undefined {
  const given = isObject(attribs) ? attribs[attribute] : undefined
  const number = typeof given === 'number' ? String(given) : textOf(given)
  const written = number ?? /^(\+?\d{7,15})@sms$/i.exec(textOf(email) ?? '')?.[1]
  return written !== undefined && /^[1-9]\d{6,14}$/.test(written) ? `+${written}` : written
}

const entities: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'", '#34': '"',
}

/** A text that was edited as a page, as its reader would see it: nobody wants to pay for tags. Goes through it once. */
function plain(html: string): string {
  return shown(html)
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|\/p|\/div|\/h[1-6]|\/li|\/tr)\b[^<>]*> ?/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#?\w{1,8});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .trim()
}

/** Without what is not meant for readers. */
function shown(html: string): string {
  const hidden = /<(style|script|head)\b/gi
  // of these letters alone: others may change their length
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  let text = ''
  for (let from = 0; ; ) {
    hidden.lastIndex = from
    const opened = hidden.exec(html)
    if (!opened) return text + html.slice(from)
    text += html.slice(from, opened.index)
    const closed = lower.indexOf(`</${opened[1]!.toLowerCase()}`, opened.index)
    if (closed < 0) return text
    from = closed
  }
}
