// What every type of event tells, as schemas: the catalogue of the documentation is made from them, and tests hold what is
// sent to them. Data alone.
import { z } from 'zod'
import { statusNames, type Status } from '../../gateway/message.ts'
import { eventTypes, type EventType } from '../../gateway/outbox/event.ts'

const time = z.iso.datetime()
const money = z.strictObject({ amount: z.string(), currency: z.string() })
const mode = z.enum(['test', 'live'])

const message = z.strictObject({
  id: z.string().describe('`msg_…`'),
  to: z.string(),
  from: z.string(),
  status: z.enum(statusNames),
  mode,
  sequence: z.int().describe('Grows with every status of one message: what is lower than what you have is old news.'),
  segments: z.int().optional(),
  partsSubmitted: z.int().optional().describe('Parts that an operator took.'),
  reference: z.string().optional().describe('Your own name for it.'),
  tags: z.array(z.string()).optional(),
  network: z.looseObject({ country: z.string().optional() }).optional().describe('Where the number belongs.'),
  connection: z.string().optional().describe('The connection to an operator that it takes.'),
  evidence: z.enum(['handset', 'operator', 'unverified']).optional().describe('By whose word it was delivered.'),
  possibleDuplicate: z.boolean().optional().describe('It may have been sent twice, after a lost link.'),
  error: z.looseObject({ code: z.string(), say: z.string() }).optional().describe('Why it ended badly.'),
  createdAt: time,
  submittedAt: time.optional(),
  finishedAt: time.optional(),
})
const received = z.strictObject({
  id: z.string().describe('`inb_…`'),
  from: z.string(),
  to: z.string().describe('The number that was written to.'),
  text: z.string(),
  mode,
  connection: z.string(),
  keyword: z.enum(['stop', 'start', 'help', 'perhaps']).optional().describe('What it says about being written to.'),
  answer: z.strictObject({ kind: z.enum(['stop', 'start', 'help']), language: z.string().optional() }).optional().describe('We answer it so, this once.'),
  part: z.strictObject({ reference: z.int(), number: z.int(), total: z.int() }).optional().describe('Which part of a long message this is; each part is told as it comes.'),
  whole: z.strictObject({ text: z.string(), ids: z.array(z.string()) }).optional().describe('Told with the part that completes a long message: all of its text, and its parts in order.'),
  receivedAt: time,
})
const connection = z.strictObject({ id: z.string(), name: z.string(), state: z.enum(['bound', 'connecting', 'down', 'paused']), since: time })
const click = z.strictObject({ link: z.string(), message: z.string(), to: z.string(), url: z.string(), at: time })
const consent = z.strictObject({
  id: z.string(),
  number: z.string().optional(),
  sender: z.string().describe('`*`: every sender of the workspace.'),
  purpose: z.string(),
  action: z.string().describe('`given`, `confirmed`, `withdrawn`, `suppressed` …'),
  source: z.string(),
  mode,
  inbound: z.string().optional().describe('The text that caused it.'),
  message: z.string().optional().describe('The last message to the number before that.'),
  at: time,
})
const contact = z.strictObject({
  id: z.string().describe('`ctc_…`; read it for what it is now.'),
  number: z.string().optional().describe('Of a contact that is gone.'),
  mode,
  at: time,
})
const campaign = z.strictObject({ id: z.string(), name: z.string(), state: z.string(), reason: z.string().optional(), sent: z.int(), of: z.int(), at: time })
const budget = z.strictObject({ id: z.string(), name: z.string(), spent: money, limit: money, share: z.number(), at: time })

type Row = { readonly when: string; readonly data: z.ZodObject; /** No room tells it yet. */ readonly reserved?: true }

const statuses: Readonly<Record<Status, string>> = {
  scheduled: 'It was accepted for a later time, or given another time.',
  queued: 'It was accepted, and waits for its turn.',
  held: 'It waits for a cause that is named.',
  sending: 'It is about to leave to an operator.',
  submitted: 'An operator took it.',
  delivered: 'It arrived.',
  undelivered: 'The operator says that it did not arrive.',
  expired: 'It was too late to deliver it.',
  rejected: 'An operator refused it.',
  unknown: 'Nobody can say whether it arrived.',
  canceled: 'You took it back.',
  blocked: 'A rule stopped it; it never left.',
}
const others = {
  'message.received': { when: 'A phone wrote to a number of yours.', data: received },
  'connection.up': { when: 'A connection to an operator stands. Only for the workspace of the installation.', data: connection },
  'connection.down': { when: 'A connection to an operator is lost. Only for the workspace of the installation.', data: connection },
  'link.clicked': { when: 'A person followed a link.', data: click, reserved: true },
  'consent.changed': { when: 'A person agreed, or asked for silence.', data: consent },
  'contact.created': { when: 'A contact was made. Imports tell of none of theirs.', data: contact },
  'contact.updated': { when: 'A contact was changed. Imports tell of none of theirs.', data: contact },
  'contact.deleted': { when: 'A contact was taken away.', data: contact },
  'campaign.started': { when: 'A campaign began to be sent.', data: campaign },
  'campaign.paused': { when: 'A campaign was halted.', data: campaign },
  'campaign.finished': { when: 'Every message of a campaign came to its end.', data: campaign },
  'budget.threshold': { when: 'Half, four fifths or 95 % of a budget is spent.', data: budget },
  'budget.stopped': { when: 'A budget does not cover what was to be sent.', data: budget },
} satisfies Partial<Record<EventType, Row>>

export const catalogue: Readonly<Record<EventType, Row>> = Object.fromEntries(
  eventTypes.map((type): [EventType, Row] => {
    const status = type.slice('message.'.length)
    return [type, type in others ? others[type as keyof typeof others] : { when: statuses[status as Status], data: message }]
  }),
) as Record<EventType, Row>

/** What every receiver gets. */
export const Envelope = z.strictObject({
  id: z.string().describe('`evt_…`, the same in every attempt and replay; the header `webhook-id` says it too.'),
  type: z.string(),
  mode,
  timestamp: time.describe('When it happened.'),
  data: z.looseObject({}).describe('As told below.'),
})

/** The page of the documentation. */
export function eventsMarkdown(): string {
  const typeOf = (schema: z.ZodType): string => {
    const { type, enum: words, items, anyOf } = z.toJSONSchema(schema, { io: 'output' }) as { type?: string; enum?: string[]; items?: { type?: string }; anyOf?: unknown[] }
    if (words) return words.map((word) => `\`${word}\``).join(', ')
    if (type === 'array') return `${items?.type ?? 'any'}s`
    return anyOf ? 'any' : (type ?? 'any')
  }
  const fields = (schema: z.ZodObject) =>
    Object.entries(schema.shape as Record<string, z.ZodType>)
      .map(([name, field]) => {
        const bare = field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field
        return `| \`${name}\` | ${typeOf(bare)}${field instanceof z.ZodOptional ? '' : ', always'} | ${field.description ?? ''} |`
      })
      .join('\n')
  const shapes = new Map<z.ZodObject, EventType[]>()
  for (const type of eventTypes) {
    const { data } = catalogue[type]
    shapes.set(data, [...(shapes.get(data) ?? []), type])
  }
  const sections = [...shapes].map(([data, types]) => {
    const reserved = types.every((type) => catalogue[type].reserved)
    const rows = types.map((type) => `| \`${type}\` | ${catalogue[type].when} |`).join('\n')
    const note = reserved ? '\nReserved: nothing tells of it yet.\n' : ''
    return `## \`${types.length > 1 ? `${types[0]!.split('.')[0]}.*` : types[0]}\`\n${note}\n| type | when |\n|---|---|\n${rows}\n\n| field of \`data\` | | |\n|---|---|---|\n${fields(data)}\n`
  })
  return `# Events

What [webhooks](../guide/webhooks.md), the \`callbackUrl\` of a message and the stream \`GET /v1/events?types=…\` tell. Subscribe to
types by name, to a group like \`message.*\`, or to \`*\`. Fields may be added; those that are here stay.

| field | | |
|---|---|---|
${fields(Envelope)}

${sections.join('\n')}
This page is made from \`src/api/webhooks/catalogue.ts\` by \`node scripts/generate-docs.ts\`.
`
}
