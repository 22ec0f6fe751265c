// What a request to send and a message look like, for the OpenAPI document and the readers of it. Requests to send are
// judged by messages-check.ts, which must agree with what is written here.
import { z } from 'zod'
import { encodings, lanes, statuses } from './needs.ts'

export const limits = {
  messages: 10_000,
  numbers: 100_000,
  /** Looked at in one preview. */
  previewed: 1_000,
  to: 64,
  from: 32,
  /** 255 parts of 153 septets, the longest series there can be. */
  text: 39_015,
  reference: 256,
  tags: 10,
  tag: 64,
  consentWording: 1_000,
  segments: 255,
  validitySeconds: 604_800,
  address: 2_048,
  /** Octets. */
  udh: 140,
  binary: 255 * 134,
} as const

/** ISO 8601 with a zone; only dates that exist. */
export const isoTime = z.core.regexes.datetime({ offset: true })

/** Whether it may be called is asked later. */
export const isWebAddress = (text: string) => text.length <= limits.address && /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && URL.canParse(text)

export const isHex = (text: string) => /^([0-9a-f]{2})+$/i.test(text)
const hex = (octets: number) => z.string().max(2 * octets).regex(/^([0-9a-fA-F]{2})+$/, { error: 'must be pairs of hexadecimal digits' })

/** Text of whole characters. */
export const textOf = (most: number, least = 1) =>
  z.string().min(least).max(most).refine((text) => text.isWellFormed(), 'holds half a character (a lone surrogate)')
const wholeNumber = (most: number) => z.int().min(1).max(most)
export const time = z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time, like 2026-11-22T10:00:00Z' })

const to = textOf(limits.to, 0).describe('E.164 with a leading +, or national writing together with `country`.')
const text = textOf(limits.text).describe('The whole text; it is split into segments where needed.')
const country = z.string().regex(/^[A-Z]{2}$/).optional()
  .describe('Two-letter country whose national writing of numbers is understood.')
const options = {
  from: textOf(limits.from).optional().describe('Sender: up to 11 letters and digits, or a number.'),
  lane: z.enum(lanes).optional().describe('`otp` overtakes `transactional` (the default), which overtakes `bulk`.'),
  reference: textOf(limits.reference).optional().describe('Your own name for the message, given back everywhere.'),
  tags: z.array(textOf(limits.tag)).max(limits.tags).optional(),
  encoding: z.enum(encodings).optional().describe('`auto` (the default) takes GSM-7 where it can, else UCS-2.'),
  maxSegments: wholeNumber(limits.segments).optional().describe('Refuse the message when it would take more segments.'),
  validity: wholeNumber(limits.validitySeconds).optional()
    .describe('Seconds after which the message is no longer worth delivering.'),
  scheduledAt: time.optional().describe('Send at this time.'),
  consent: z.literal('existing').optional()
    .describe('The recipient agreed already: kept in the ledger of consent, with your wording. For `bulk` where no opt-in is recorded.'),
  consentWording: textOf(limits.consentWording).optional().describe('What the recipient agreed to, where `consent` is stated.'),
  flash: z.boolean().optional().describe('Show at once, do not store (class 0).'),
  udh: hex(limits.udh).optional().describe('A user data header in hexadecimal digits, its length first, to stand before the text or before `binary`.'),
  binary: hex(limits.binary).optional()
    .describe('Octets in hexadecimal digits that go out instead of the text, cut where they are many; `text` is what people read of it then.'),
  callbackUrl: z.string().refine(isWebAddress, 'must be an address with https:').optional()
    .describe('Told every status of this message, as a webhook is; signed with the secret of `/v1/webhooks/callbacks`.'),
}

export const SendOne = z.strictObject({ to, text, ...options, country }).meta({
  id: 'SendOne',
  description: 'One message.',
  examples: [{ to: '+31612345678', from: 'SHOP', text: 'Your order is on its way.' }],
})

const bulkMessage = z.strictObject({ to, text: text.optional(), ...options })
export const SendMany = z
  .strictObject({
    messages: z.array(bulkMessage).min(1).max(limits.messages),
    text: text.optional(),
    ...options,
    country,
  })
  .superRefine(({ messages, text: common }, { addIssue }) => {
    const isMissing = (own: string | undefined) => own === undefined && common === undefined
    for (const [at, { text: own }] of messages.entries())
      if (isMissing(own)) addIssue({ code: 'custom', path: ['messages', at, 'text'], message: 'is missing' })
  })
  .meta({
    id: 'SendMany',
    description:
      'Many messages. Fields beside `messages` are defaults for every message that lacks them; ' +
      'each message needs a `text` of its own or that of the defaults.',
    examples: [
      {
        from: 'SHOP',
        messages: [
          { to: '+31612345678', text: 'Hi Ann, your order is on its way.' },
          { to: '+79161234567', text: 'Борис, ваш заказ в пути.', reference: 'order-1642' },
        ],
      },
    ],
  })

export const SendBroadcast = z
  .strictObject({ to: z.array(to).min(1).max(limits.numbers), text, ...options, country })
  .meta({
    id: 'SendBroadcast',
    description: 'One text for many numbers.',
    examples: [{ to: ['+31612345678', '+31687654321'], text: 'Doors open at 8.', lane: 'transactional' }],
  })

export const PreviewBroadcast = z
  .strictObject({ ...SendBroadcast.shape, to: z.array(to).min(1).max(limits.previewed) })
  .meta({
    id: 'PreviewBroadcast',
    description: 'One text for many numbers, to be looked at.',
    examples: [{ to: ['+31612345678', '+31687654321'], text: 'Doors open at 8.', lane: 'bulk' }],
  })
export const ToPreview = z.union([SendOne, PreviewBroadcast])

export const ToSend = z.union([SendOne, SendMany, SendBroadcast])

const Status = z
  .enum(statuses)
  .meta({ id: 'Status', description: 'Final from `delivered` on. A status never goes backwards.' })
const encoding = z.enum(['gsm7', 'ucs2', 'binary'])
export const instant = z.iso.datetime().describe('UTC')

const exampleMessage = {
  id: 'msg_01kb3nq2s00000g',
  to: '+31612345678',
  from: 'SHOP',
  text: 'Your order is on its way.',
  status: 'queued',
  mode: 'live',
  lane: 'transactional',
  encoding: 'gsm7',
  segments: 1,
  createdAt: '2026-11-22T10:00:00.123Z',
  timeline: [{ at: '2026-11-22T10:00:00.123Z', event: 'accepted' }],
} as const

/** Members that only some messages have are optional; members that later versions add are allowed. */
export const Message = z
  .looseObject({
    id: z.string(),
    to: z.string(),
    from: z.string().optional(),
    text: z.string().optional(),
    status: Status,
    mode: z.enum(['test', 'live']).optional(),
    lane: z.enum(lanes).optional(),
    encoding: encoding.optional(),
    segments: z.int().optional(),
    reference: z.string().optional(),
    campaign: z.string().optional(),
    tags: z.array(z.string()).optional(),
    batch: z.string().optional(),
    smppAccount: z.string().optional().describe('The SMPP account that it came by.'),
    redriveOf: z.string().optional().describe('The failed message that this one repeats.'),
    evidence: z.enum(['handset', 'operator', 'unverified']).optional().describe('By whose word it was delivered.'),
    reason: z.string().optional().describe('Why it is held or blocked.'),
    heldUntil: instant.optional().describe('When what holds it ends by itself.'),
    error: z.looseObject({ code: z.string() }).optional(),
    network: z.looseObject({ country: z.string().optional() }).optional(),
    price: z.strictObject({ amount: z.string(), currency: z.string() }).optional().describe('What it costs, and once it ended: what it came to.'),
    route: z.looseObject({ id: z.string(), why: z.array(z.string()).optional() }).optional()
      .describe('Which way it takes, and why; shown in the workspace of the installation itself.'),
    possibleDuplicate: z.boolean().optional().describe('True when it may have been sent twice, after a lost link.'),
    createdAt: instant,
    scheduledAt: instant.optional(),
    submittedAt: instant.optional(),
    finishedAt: instant.optional(),
    redactedAt: instant.optional().describe('Since when its text is no longer kept; `***` stands in its place.'),
    timeline: z.array(z.looseObject({ at: instant, event: z.string() })).optional(),
  })
  .meta({ id: 'Message', examples: [exampleMessage] })

export const MessageError = z
  .strictObject({ code: z.string(), param: z.string().optional(), detail: z.string(), retryable: z.boolean() })
  .meta({ id: 'MessageError', description: 'Why a message was refused. `param` is a JSON pointer into the request.' })

const accepted = z.strictObject({ id: z.string(), to: z.string(), status: Status, reason: z.string().optional().describe('Why it is held or blocked.'), segments: z.int() })
const refused = z.strictObject({ to: z.string().optional(), error: MessageError })
const totals = {
  id: z.string().optional().describe('The batch; absent when nothing was accepted.'),
  accepted: z.int(),
  refused: z.int(),
  segments: z.int().describe('Of all accepted messages together.'),
  price: z.strictObject({ amount: z.string(), currency: z.string() }).optional().describe('Of all accepted messages together; absent where nothing is charged.'),
}
const exampleRefusal = {
  to: '+3161',
  error: { code: 'invalid_recipient', param: '/messages/1/to', detail: 'The number is too short.', retryable: false },
}

export const BatchAccepted = z.strictObject({ ...totals, messages: z.array(z.union([accepted, refused])) }).meta({
  id: 'BatchAccepted',
  description: 'One entry per message, in the order of the request.',
  examples: [
    {
      id: 'bat_01kb3nq2s00000g',
      accepted: 1,
      refused: 1,
      segments: 1,
      messages: [{ id: 'msg_01kb3nq2s00000g', to: '+31612345678', status: 'queued', segments: 1 }, exampleRefusal],
    },
  ],
})

export const BroadcastAccepted = z
  .strictObject({
    ...totals,
    ranges: z.array(z.strictObject({ first: z.string(), last: z.string(), count: z.int() })).describe(
      'Ids of the accepted messages as runs: the k-th number of the request that was not refused has the k-th id.',
    ),
    messages: z.array(z.union([accepted, refused]))
      .describe('Only those refused, and those created but blocked, in the order of the request.'),
  })
  .meta({
    id: 'BroadcastAccepted',
    examples: [
      {
        id: 'bat_01kb3nq2s00000g',
        accepted: 2,
        refused: 1,
        segments: 2,
        ranges: [{ first: 'msg_01kb3nq2s00000g', last: 'msg_01kb3nq2s00000h', count: 2 }],
        messages: [{ ...exampleRefusal, error: { ...exampleRefusal.error, param: '/to/1' } }],
      },
    ],
  })

export const SendAnswer = z.union([Message, BatchAccepted, BroadcastAccepted])

export const PreviewAnswer = z
  .looseObject({
    to: z.string().optional(),
    from: z.string().optional(),
    encoding: encoding.optional(),
    segments: z.int().optional(),
    parts: z.array(z.looseObject({ text: z.string(), units: z.int() })).optional(),
    costlyCharacters: z.array(z.strictObject({ char: z.string(), at: z.int() })).optional()
      .describe('Characters that force the dearer encoding or count twice, with their place in the text.'),
    network: z.looseObject({ country: z.string(), source: z.string() }).optional(),
    route: z.strictObject({ id: z.string(), why: z.array(z.string()) }).optional()
      .describe('Which way it would take, and why; shown in the workspace of the installation itself.'),
    price: z.strictObject({ amount: z.string(), currency: z.string() }).optional().describe('What it costs you.'),
    cost: z.strictObject({ amount: z.string(), currency: z.string() }).optional()
      .describe('What the operator is expected to charge for it; shown to whoever has the scope `admin` in the workspace of the installation itself.'),
    blocked: z.strictObject({ reason: z.string(), say: z.string() }).optional()
      .describe('Present when a rule, or what the recipient said, would stop it: it would be kept, blocked and free.'),
    held: z.strictObject({ reason: z.string(), say: z.string(), until: instant.optional() }).optional()
      .describe('Present when it would wait: for the hours of the recipient’s country, a cap, or somebody’s look.'),
    refusal: MessageError.optional().describe('Present when sending it would be refused.'),
  })
  .meta({
    id: 'Preview',
    examples: [{ encoding: 'gsm7', segments: 1, parts: [{ text: 'Hi', units: 2 }], costlyCharacters: [] }],
  })

const those = { say: z.string(), recipients: z.int(), some: z.array(z.string()).describe('The first of them.') }
export const PreviewOfMany = z
  .strictObject({
    recipients: z.int().describe('To whom it would go, now or later.'),
    segments: z.int().describe('Of all these together.'),
    price: z.strictObject({ amount: z.string(), currency: z.string() }).optional().describe('Of all these together; absent where nothing is charged.'),
    refused: z.array(z.strictObject({ code: z.string(), ...those })).describe('To whom sending it would be refused, by code.'),
    blocked: z.array(z.strictObject({ reason: z.string(), ...those })).describe('Whom it would not be sent to, as they said STOP or a rule forbids it.'),
    held: z.array(z.strictObject({ reason: z.string(), ...those, until: instant.optional().describe('When the last of them gets it.') }))
      .describe('Of the recipients, those who get it later.'),
  })
  .meta({
    id: 'PreviewOfMany',
    examples: [
      {
        recipients: 3, segments: 3, refused: [],
        blocked: [{ reason: 'opt_out', say: 'The recipient said STOP.', recipients: 2, some: ['+31612345678', '+31687654321'] }],
        held: [{ reason: 'quiet_hours', say: 'It is not a time to write to people there.', recipients: 1, some: ['+31611111111'], until: '2026-11-23T07:00:00.000Z' }],
      },
    ],
  })

export const MessagePage = z
  .strictObject({ data: z.array(Message), nextCursor: z.string().optional() })
  .meta({ id: 'MessagePage', examples: [{ data: [exampleMessage] }] })
