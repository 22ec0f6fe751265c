// What a connection to an operator looks like from outside: to make, to change, to read. What fields mean together is
// checked by carriers/settings.ts.
import { z } from 'zod'
import * as are from '../../carriers/connection.ts'
import type { Connection, ConnectionStatus, ConnectionVersion } from '../../carriers/connection.ts'
import { profileNames, profiles } from '../../carriers/profiles.ts'
import { templateNames } from '../../carriers/settings.ts'
import { textOf } from './messages-schema.ts'
import { iso } from './view.ts'

const octet = z.int().min(0).max(255)
const addressType = z.strictObject({ ton: z.int().min(0).max(7), npi: z.int().min(0).max(31) })
const pem = z.string().min(1).max(20_000)
const pointer = z.string().max(200).regex(/^(\/([^~/]|~[01])*)*$/, 'is no JSON pointer')
const template = z.string().max(4_000)
const extraction = z.union([
  z.strictObject({ pointer }),
  z.strictObject({ after: z.string().min(1).max(100), until: z.string().min(1).max(100).optional() }),
])
const httpStatus = z.union([z.int().min(100).max(599), z.enum(['3xx', '4xx', '5xx'])])
const templates = z.record(z.string().regex(/^[\w-]{1,64}$/), template)

const request = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT']),
  url: template.describe('With `{{baseUrl}}` and other placeholders.'),
  headers: templates.optional(),
  basic: z.strictObject({ username: template, password: template }).optional(),
  body: z
    .union([
      z.strictObject({ form: templates }),
      z.strictObject({ json: z.unknown() }),
      z.strictObject({ text: template }),
    ])
    .optional(),
  words: z.record(z.string().max(64), z.record(z.string().max(64), z.string().max(64))).optional(),
  longestValiditySeconds: z.int().min(1).optional(),
})
const response = z.strictObject({
  success: z.strictObject({ pointer, equals: z.array(z.string().max(100)).min(1).max(20) }).optional(),
  id: extraction.optional(),
  errorCode: z.array(extraction).max(5).optional(),
  errors: z
    .array(
      z.strictObject({
        status: z.array(httpStatus).max(50).optional(),
        code: z.array(z.string().max(100)).max(200).optional(),
        retry: z.enum(['never', 'later', 'slow', 'account', 'uncertain']),
      }),
    )
    .max(100)
    .optional(),
})
const states = z.enum([
  'scheduled', 'enroute', 'delivered', 'expired', 'deleted', 'undelivered', 'accepted', 'unknown', 'rejected', 'skipped',
])
const upstream = z.strictObject({
  baseUrl: z.url({ protocol: /^https?$/ }).max(500).optional(),
  request: request.optional(),
  response: response.optional(),
  receipts: z
    .strictObject({
      items: pointer.optional(),
      id: pointer,
      state: pointer,
      states: z.record(z.string().max(100), states),
      error: pointer.optional(),
      recipient: pointer.optional(),
      sender: pointer.optional(),
    })
    .optional(),
  inbound: z.strictObject({ items: pointer.optional(), from: pointer, to: pointer, text: pointer }).optional(),
  check: request.optional(),
})

const rate = z.number().min(0.01).max(100_000)
const idCut = z
  .strictObject({ start: z.int().min(0).max(64), end: z.int().min(0).max(64) })
  .describe('Characters that are no part of the id, before and after it.')
export const receiptIds = z
  .strictObject({ response: z.enum(are.idBases), receipt: z.enum(are.idBases), responseCut: idCut.optional(), receiptCut: idCut.optional() })
  .describe('In which base the operator writes ids in its answers and in its receipts, and what it puts around them; `auto` learns the base.')
const common = {
  name: textOf(64),
  window: z.int().min(1).max(10_000)
    .describe('Parts that may be unanswered: per bind, or per HTTP connection. 10 unless said.'),
  perSecond: rate.describe('Parts a second over the whole connection; no limit unless said.'),
  perSenderPerSecond: rate.describe('Parts a second for one sender; no limit unless said.'),
  perNetworkPerSecond: rate.describe('Parts a second to one destination network; no limit unless said.'),
  receiptIds,
  uncertain: z.enum(are.uncertainPolicies)
    .describe('Of a part that may have arrived and was never answered: send it again, or hold it for a receipt.'),
  evidence: z.enum(are.evidences).describe('Whose word its receipts are, by contract. `unverified` unless said.'),
}
const smpp = {
  ...common,
  host: z.string().min(1).max(253).regex(/^[\w.:-]+$/, 'is no host name or address'),
  port: z.int().min(1).max(65_535).describe('2775 unless said.'),
  systemId: z.string().min(1).max(15),
  systemType: z.string().max(12),
  mode: z.enum(are.modes).describe('One transceiver a bind (`trx`, unless said), or a transmitter and a receiver.'),
  binds: z.int().min(1).max(50).describe('1 unless said.'),
  tls: z
    .union([
      z.boolean(),
      z.strictObject({
        ca: pem.optional(),
        cert: pem.optional(),
        servername: z.string().max(253).optional(),
        insecure: z.boolean().optional(),
      }),
    ])
    .describe('`true`: verified against the system’s authorities and the host name.'),
  quirks: z.enum(are.quirkNames).describe('Which departures of the operator from the specification are accepted.'),
  unstatedVersion: z
    .enum(are.unstatedVersions)
    .describe(
      'What an operator speaks whose answer to a bind has no sc_interface_version. `3.3` unless said, and then it is sent no ' +
        'TLVs: long messages with `concatenation` sar or payload need `3.4`.',
    ),
  addressTypes: z
    .strictObject(Object.fromEntries(are.addressKinds.map((kind) => [kind, addressType.optional()])))
    .describe('Type of number and numbering plan by kind of sender, and of the recipient.'),
  dataCoding: z.strictObject({ gsm7: octet, ucs2: octet })
    .describe('data_coding of each encoding; 0 and 8 unless said.'),
  alphabet: z.enum(are.alphabets).describe('What the operator takes its data_coding for GSM-7 to mean.'),
  concatenation: z.enum(are.concatenations).describe('How long messages go. `udh8` unless said.'),
  enquireSeconds: z.int().min(1).max(3_600)
    .describe('Silence after which the operator is asked for a sign of life (enquire_link). 9 unless said.'),
  enquireAnswerSeconds: z.int().min(1).max(300)
    .describe('How long it has for that; then the link counts as lost. 5 unless said.'),
  vendorTlvs: z
    .array(
      z.strictObject({
        name: z.string().regex(/^\w{1,64}$/),
        tag: z.int().min(0).max(0xffff),
        kind: z.enum(['int', 'text', 'octets']),
      }),
    )
    .max(100),
}
const placeholders = templateNames.map((name) => `{{${name}}}`).join(', ')
const http = {
  ...common,
  profile: z.enum(profileNames).describe('A known upstream; see /v1/connection-profiles.'),
  timeoutSeconds: z.int().min(1).max(120).describe('30 unless said.'),
  upstream: upstream.describe(
    `What stands here takes the place of the profile’s word. Templates may have {{secret.name}} and ${placeholders}.`,
  ),
}
const secret = z.string().max(4_096)
const smppSecrets = { password: z.string().max(100), tlsKey: pem.describe('Private key of `tls.cert`.') }
const secretName = z.string().regex(/^[a-zA-Z]\w{0,31}$/)
const namedSecrets = z.record(secretName, secret)
const httpSecrets = { secrets: namedSecrets.describe('Named in templates as `{{secret.name}}`; never shown again.') }

const optional = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).partial().shape
const nullable = <Shape extends z.ZodRawShape>(shape: Shape) =>
  Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, (field as z.ZodType).nullable().optional()]),
  ) as unknown as { [Name in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Name]>> }
const paused = z.boolean().optional().describe('Made, tried out, and not used before it is resumed.')

const exampleSmpp = {
  name: 'North Mobile',
  protocol: 'smpp',
  host: 'smsc.example.com',
  port: 2775,
  systemId: 'shop',
  password: 'secret',
  window: 10,
  perSecond: 50,
  tls: true,
} as const
const exampleHttp = {
  name: 'Twilio',
  protocol: 'http',
  profile: 'twilio',
  secrets: { accountSid: 'AC…', authToken: '…' },
} as const

const NewSmpp = z
  .strictObject({
    ...optional(smpp),
    ...optional(smppSecrets),
    protocol: z.literal('smpp'),
    name: common.name,
    host: smpp.host,
    systemId: smpp.systemId,
    paused,
  })
  .meta({ id: 'NewSmppConnection', examples: [exampleSmpp] })
const NewHttp = z
  .strictObject({ ...optional(http), ...optional(httpSecrets), protocol: z.literal('http'), name: common.name, paused })
  .meta({ id: 'NewHttpConnection', examples: [exampleHttp] })
export const NewConnection = z.discriminatedUnion('protocol', [NewSmpp, NewHttp])

export const ConnectionChange = z
  .strictObject({
    ...nullable(smpp),
    ...nullable(smppSecrets),
    ...nullable(http),
    secrets: z.record(secretName, secret.nullable()).nullable().optional(),
  })
  .meta({
    id: 'ConnectionChange',
    description:
      'What is named is changed, each field as a whole; `null` takes one back to its default. Secrets not named stay.',
    examples: [{ window: 20, perSecond: null }],
  })

const Status = z.strictObject({
  state: z.enum(['bound', 'connecting', 'down', 'paused'])
    .describe('Over HTTP, `bound` means that nothing is known to be wrong.'),
  bindsUp: z.int().optional(),
  binds: z.int().optional(),
  window: z.int(),
  outstanding: z.int().describe('Parts under way now.'),
  allowedPerSecond: z.number().optional()
    .describe('Parts a second it allows itself now: less while the operator asks to go slower.'),
  sent: z.int(),
  slowed: z.int().describe('Answers that asked to go slower.'),
  uncertain: z.int().describe('Parts that may have arrived and were never answered.'),
  congestion: z.int().optional().describe('What the operator last said of its load, 0 to 100.'),
  error: z.strictObject({ at: z.iso.datetime(), say: z.string() }).optional()
    .describe('What went wrong last, until it goes right.'),
})
const settings = { ...optional(smpp), ...optional(http), protocol: z.enum(['smpp', 'http']) }
const shown = {
  id: z.string(),
  ...settings,
  secrets: z.array(z.string()).describe('Names of the secrets that are set.'),
  version: z.int(),
  paused: z.boolean(),
  builtin: z.boolean().describe('Comes with the program and takes no change.'),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  doubtedReceipts: z.array(z.string()).optional()
    .describe('Countries for which its receipts look made up: too fast or too uniform, and never a failure. They count as unverified.'),
  learnedIds: z.strictObject({ response: z.enum(are.idBases), receipt: z.enum(are.idBases), since: z.iso.datetime() }).optional()
    .describe('How it was seen to write its ids, from its first receipts; `receiptIds` pins it.'),
  receiptsUrl: z.string().optional().describe('Where an HTTP upstream sends receipts. Keep it secret.'),
  inboundUrl: z.string().optional().describe('Where it sends messages from phones. Keep it secret.'),
  status: Status,
}
const { password: _, ...exampleSettings } = { ...are.smppDefaults, ...exampleSmpp }
const exampleShown = {
  id: 'con_01kb3nq2s00000g',
  ...exampleSettings,
  secrets: ['password'],
  version: 1,
  paused: false,
  builtin: false,
  createdAt: '2026-11-22T10:00:00.123Z',
  changedAt: '2026-11-22T10:00:00.123Z',
  status: {
    state: 'bound', bindsUp: 1, binds: 1, window: 10, outstanding: 3, allowedPerSecond: 50,
    sent: 1_200, slowed: 0, uncertain: 0,
  },
}
export const ConnectionShown = z.strictObject(shown).meta({ id: 'Connection', examples: [exampleShown] })
export const ConnectionList = z
  .strictObject({ data: z.array(ConnectionShown) })
  .meta({ id: 'ConnectionList', examples: [{ data: [exampleShown] }] })

const version = {
  version: z.int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string().optional().describe('The API key that made it.'),
  rollbackOf: z.int().optional(),
  changed: z.array(z.string()).optional()
    .describe('Fields and secrets that differ from the version before.'),
  secrets: z.array(z.string()),
  settings: z.strictObject(settings),
}
const exampleVersion = {
  version: 2,
  madeAt: '2026-11-22T11:00:00.123Z',
  madeBy: 'key_01kb3nq2s00000g',
  changed: ['window'],
  secrets: ['password'],
  settings: exampleSettings,
}
export const VersionPage = z
  .strictObject({ data: z.array(z.strictObject(version)), nextCursor: z.string().optional() })
  .meta({ id: 'ConnectionVersionPage', examples: [{ data: [exampleVersion] }] })

export const Rollback = z
  .strictObject({ version: z.int().min(1) })
  .meta({ id: 'ConnectionRollback', examples: [{ version: 1 }] })

export const Probe = z
  .strictObject({
    ok: z.boolean(),
    say: z.string().describe('What happened, and what to do.'),
    tookMs: z.int(),
    answer: z.string().optional().describe('The command_status or HTTP status that the operator answered with.'),
  })
  .meta({
    id: 'ConnectionTest',
    examples: [
      {
        ok: false,
        say: 'the bind was refused with ESME_RINVPASWD (password invalid); check system id and password',
        tookMs: 41,
        answer: 'ESME_RINVPASWD',
      },
    ],
  })

const exampleProfile = {
  name: 'twilio',
  say: profiles.twilio.say,
  secrets: ['accountSid', 'authToken'],
  receipts: true,
  inbound: true,
  check: true,
}
export const ProfileList = z
  .strictObject({
    data: z.array(
      z.strictObject({
        name: z.string(),
        say: z.string(),
        secrets: z.array(z.string()),
        receipts: z.boolean(),
        inbound: z.boolean(),
        check: z.boolean(),
      }),
    ),
  })
  .meta({
    id: 'ConnectionProfileList',
    examples: [{ data: [exampleProfile] }],
  })

const showStatus = ({ error, ...rest }: ConnectionStatus) => ({
  ...rest,
  error: error && { at: iso(error.at), say: error.say },
})

export const showConnection = ({ settings, callbacks, status, createdAt, changedAt, learnedIds, ...rest }: Connection, doubted: readonly string[] = []) => ({
  ...rest,
  ...settings,
  createdAt: iso(createdAt),
  changedAt: iso(changedAt),
  doubtedReceipts: doubted.length > 0 ? doubted : undefined,
  learnedIds: learnedIds && { ...learnedIds, since: iso(learnedIds.since) },
  receiptsUrl: callbacks?.receipts,
  inboundUrl: callbacks?.inbound,
  status: showStatus(status),
})

/** `older` is the version before, where it is still known. */
export const showVersion = ({ madeAt, secretsChanged, ...rest }: ConnectionVersion, older: ConnectionVersion | undefined) => ({
  ...rest,
  madeAt: iso(madeAt),
  changed: older && [...differences(rest.settings, older.settings), ...secretsChanged],
})

function differences(now: object, before: object): string[] {
  const values = (of: object) => new Map(Object.entries(of).map(([name, value]) => [name, JSON.stringify(value)]))
  const [a, b] = [values(now), values(before)]
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name))
}
