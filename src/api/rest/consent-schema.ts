// Shapes of consent as customers see it: facts, proofs, suppressions, doubts, settings.
import { z } from 'zod'
import { instant, textOf, time } from './messages-schema.ts'

export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, { error: 'must be a number like +31612345678' })
const purposes = ['marketing', 'transactional'] as const
const actions = ['requested', 'confirmed', 'given', 'withdrawn', 'imported', 'expired', 'paused', 'resumed', 'suppressed', 'lifted'] as const
const sources = ['form', 'keyword', 'api', 'import', 'operator', 'agent', 'review', 'basis', 'stop'] as const

const example = {
  id: 'cns_01kb3nq2s00000g', number: '+31612345678', sender: '*', purpose: 'marketing', action: 'given', source: 'form', at: '2026-11-22T10:00:00.123Z',
  recordedAt: '2026-11-22T10:00:00.123Z', wording: 'Yes, send me offers by text. Reply STOP to end.', url: 'https://shop.example/join', sequence: 1, hash: '5b…',
} as const

export const Consent = z
  .strictObject({
    id: z.string(),
    number: z.string().optional().describe('Absent once it was erased.'),
    sender: z.string().describe('The sender it is about; `*`: every one of the workspace.'),
    purpose: z.enum(purposes),
    action: z.enum(actions),
    source: z.enum(sources),
    at: instant.describe('Of the fact.'),
    recordedAt: instant,
    wording: z.string().optional(),
    wordingVersion: z.string().optional(),
    url: z.string().optional(),
    ip: z.string().optional(),
    inbound: z.string().optional().describe('The text that caused it.'),
    message: z.string().optional().describe('The last message to the number before that.'),
    actor: z.string().optional(),
    sequence: z.int().describe('Its place in the ledger of the workspace.'),
    hash: z.string().describe('Covers the entry and all before it.'),
  })
  .meta({ id: 'Consent', examples: [example] })
export const ConsentPage = z.strictObject({ data: z.array(Consent), nextCursor: z.string().optional() }).meta({ id: 'ConsentPage', examples: [{ data: [example] }] })

export const NewConsent = z
  .strictObject({
    number: e164,
    sender: textOf(32).optional().describe('Every sender of the workspace where it is left out.'),
    purpose: z.enum(purposes).optional().describe('`marketing` where it is left out.'),
    action: z.enum(['given', 'withdrawn', 'requested', 'confirmed']),
    source: z.enum(['api', 'form', 'agent', 'operator']).optional(),
    at: time.optional().describe('When it happened, where that was earlier.'),
    wording: textOf(1_000).optional().describe('What the person saw.'),
    wordingVersion: textOf(64).optional(),
    url: textOf(2_048).optional(),
    ip: textOf(64).optional(),
  })
  .meta({ id: 'NewConsent', examples: [{ number: '+31612345678', action: 'given', wording: 'Yes, send me offers by text. Reply STOP to end.', url: 'https://shop.example/join' }] })

export const ToImport = z
  .strictObject({
    format: z.enum(['csv', 'twilio', 'telnyx', 'cm']).describe('Whose columns they are; `csv`: found by their usual names.'),
    csv: z.string().min(1).max(4_000_000),
    action: z.enum(['given', 'withdrawn']).optional().describe('Of rows that do not say it.'),
  })
  .meta({ id: 'ConsentsToImport', examples: [{ format: 'csv', csv: 'number,status,date\n+31612345678,opted out,2026-01-05\n' }] })
export const Imported = z
  .strictObject({ imported: z.int(), withdrawn: z.int() })
  .meta({ id: 'ConsentsImported', examples: [{ imported: 1, withdrawn: 1 }] })

const Standing = z.strictObject({ sender: z.string(), purpose: z.string(), state: z.enum(['in', 'out', 'suppressed', 'paused', 'pending', 'none']), since: instant })
export const Proof = z
  .strictObject({
    number: z.string(), workspace: z.string(), mode: z.enum(['test', 'live']), madeAt: instant, standing: z.array(Standing), entries: z.array(Consent),
    ledger: z.strictObject({ entries: z.int(), hash: z.string() }).optional().describe('The end of the whole ledger, which was found whole; absent where it was not.'),
  })
  .meta({ id: 'ConsentProof', examples: [{ number: '+31612345678', workspace: 'wsp_01kb3nq2s00000g', mode: 'live', madeAt: '2026-11-22T10:00:00.123Z', standing: [], entries: [example] }] })
export const Verified = z
  .strictObject({ whole: z.boolean(), entries: z.int().optional(), hash: z.string().optional(), sequence: z.int().optional(), detail: z.string().optional() })
  .meta({ id: 'ConsentVerified', examples: [{ whole: true, entries: 12, hash: '5b…' }] })

const settings = {
  bulkNeedsConsent: z.boolean().optional().describe('`bulk` goes to those alone who opted in, or of whom `consent` is stated.'),
  quietHours: z.boolean().optional().describe('`bulk` waits while it is night or a holiday where the recipient is.'),
  cap: z.int().min(0).max(1_000).optional().describe('So many `bulk` messages to one number; 0: any number.'),
  capHours: z.int().min(1).max(720).optional().describe('In so many hours.'),
  help: textOf(320).optional().describe('What HELP is answered with.'),
}
const exampleSettings = { bulkNeedsConsent: true, quietHours: true, cap: 1, capHours: 24 } as const
export const Settings = z
  .strictObject({ bulkNeedsConsent: z.boolean(), quietHours: z.boolean(), cap: z.int(), capHours: z.int(), help: z.string().optional() })
  .meta({ id: 'ConsentSettings', examples: [exampleSettings] })
export const SettingsChange = z.strictObject(settings).meta({ id: 'ConsentSettingsChange', examples: [{ help: 'Shop, 020 123 4567. Reply STOP to end.' }] })

const exampleSuppression = { hash: '9f…', number: '+31612345678', since: '2026-11-22T10:00:00.123Z' }
export const Suppression = z
  .strictObject({ hash: z.string().describe('Keyed hash of the number.'), number: z.string().optional().describe('Absent once it was erased.'), since: instant })
  .meta({ id: 'Suppression', examples: [exampleSuppression] })
export const SuppressionPage = z.strictObject({ data: z.array(Suppression), nextCursor: z.string().optional() }).meta({ id: 'SuppressionPage', examples: [{ data: [exampleSuppression] }] })
export const NewSuppression = z.strictObject({ number: e164, reason: textOf(200).optional() }).meta({ id: 'NewSuppression', examples: [{ number: '+31612345679', reason: 'asked by telephone' }] })

const exampleReview = { id: 'rvw_01kb3nq2s00000g', number: '+31612345678', to: '1600', text: 'please stop texting me', inbound: 'inb_01kb3nq2s00000g', at: '2026-11-22T10:00:00.123Z' }
export const Review = z
  .strictObject({ id: z.string(), number: z.string(), to: z.string(), text: z.string(), inbound: z.string(), at: instant })
  .meta({ id: 'Review', examples: [exampleReview] })
export const ReviewPage = z.strictObject({ data: z.array(Review), nextCursor: z.string().optional() }).meta({ id: 'ReviewPage', examples: [{ data: [exampleReview] }] })
export const Decision = z
  .strictObject({ decision: z.enum(['stop', 'resume']).describe('`stop`: as if they had said STOP; `resume`: what was held goes on.') })
  .meta({ id: 'ReviewDecision', examples: [{ decision: 'stop' }] })

const hours = z.array(z.strictObject({ days: z.array(z.int().min(1).max(7)).describe('1 is Monday.'), from: z.string(), to: z.string() })).describe('Local times at which bulk goes.')
const rule = {
  country: z.string().describe('Two letters; `default` where there is no row.'),
  version: z.string(),
  hours,
  regions: z.record(z.string(), hours).optional().describe('Of parts of the country, where the number tells them; `US-*`: all others.'),
  holidays: z.array(z.string()).describe('`MM-DD`, or days after Easter Sunday: `easter+1`.'),
  cap: z.strictObject({ messages: z.int(), hours: z.int() }).optional(),
  ages: z.record(z.string(), z.int()).optional().describe('From which age on somebody may be sent what.'),
  source: z.strictObject({ what: z.string(), url: z.string().optional(), date: z.string(), verified: z.boolean() }),
}
const ruleExample = { country: 'nl', version: '2026-11-22', hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '21:00' }], holidays: [], source: { what: 'Hours that large senders keep', date: '2026-11-22', verified: false } }
export const CountryRules = z.strictObject({ data: z.array(z.strictObject(rule)) }).meta({ id: 'CountryRules', examples: [{ data: [ruleExample] }] })
