// Shapes of people, their fields, lists, segments and imports as this door shows them, and the ways from the room's values
// to them.
import { z } from 'zod'
import type { Principal } from '../../accounts/account.ts'
import { fieldTypes, limits, type Book, type Contact, type Fault, type Field } from '../../contacts/contact.ts'
import type { GroupView } from '../../contacts/groups/groups.ts'
import type { Import } from '../../contacts/imports/records.ts'
import { states } from '../../contacts/imports/records.ts'
import type { Segment } from '../../contacts/segments/segments.ts'
import { pageOf } from './accounts-schema.ts'
import { instant, textOf, time } from './messages-schema.ts'
import { problem, type Problem } from './problem.ts'
import { iso } from './view.ts'

export const bookOf = ({ workspace, mode }: Principal): Book => ({ workspace, mode })
export const faultProblem = ({ fault, param }: Fault): Problem => problem('invalid_value', fault, param === '' ? {} : { param })

export const contactParams = z.strictObject({ id: z.string().max(64) })
export const country = z.string().regex(/^[A-Za-z]{2}$/, { error: 'must be the two letters of a country' }).transform((text) => text.toUpperCase())
const system = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/, { error: 'must be at most 40 of a-z, 0-9, point, dash and underscore' })
const external = z.string().min(1).max(200)
export const externalParams = z.strictObject({ system, external })

// people
const place = z.strictObject({
  country: z.string().optional(), region: z.string().optional().describe('ISO 3166-2, such as NL-NH.'),
  latitude: z.number().optional(), longitude: z.number().optional(),
})
const fieldValue = z.union([z.string().max(2_000), z.number(), place, z.null()])
const wantedFields = {
  language: z.string().max(35).nullable().optional().describe('As the person reads: `nl`, `pt-BR`.'),
  timeZone: z.string().max(64).nullable().optional().describe('Of the IANA database; otherwise it is judged by the number.'),
  fields: z.record(z.string().max(40), fieldValue).optional().describe('Own fields by their key; `null` empties one. A date is `1990-12-31`.'),
  tags: z.array(z.string().max(60)).max(limits.tags).optional().describe('All of them.'),
  externalIds: z.record(z.string().max(40), external.nullable()).optional().describe('What other systems call the person, by system.'),
}
const number = textOf(64).describe('International, or as it is written in `country`.')
const inCountry = country.optional().describe('Reads a national number.')
export const NewContact = z.strictObject({ number, country: inCountry, ...wantedFields })
  .meta({ id: 'NewContact', examples: [{ number: '+31612345678', language: 'nl', tags: ['vip'] }] })
export const ContactChange = z.strictObject({ number: number.optional(), country: inCountry, ...wantedFields })
  .meta({ id: 'ContactChange', examples: [{ timeZone: 'Europe/Amsterdam', tags: ['vip', 'autumn'] }] })
export const ContactSync = z.strictObject({ number: number.optional(), country: inCountry, ...wantedFields })
  .meta({ id: 'ContactSync', examples: [{ number: '+31612345670', language: 'nl' }] })
export const ContactBatch = z
  .strictObject({
    by: z.union([z.literal('number'), z.strictObject({ system })]).default('number').describe('What tells who it is.'),
    country: inCountry,
    contacts: z.array(z.strictObject({ number: number.optional(), ...wantedFields })).min(1).max(limits.batch),
  })
  .meta({ id: 'ContactBatch', examples: [{ by: { system: 'crm' }, contacts: [{ number: '+31612345679', externalIds: { crm: '4711' }, language: 'nl' }] }] })
export const ContactView = z
  .strictObject({
    id: z.string(), number: z.string(), country: z.string().optional().describe('By the number plan.'), language: z.string().optional(), timeZone: z.string().optional(),
    fields: z.record(z.string(), z.union([z.string(), z.number(), place])), tags: z.array(z.string()), externalIds: z.record(z.string(), z.string()),
    createdAt: instant, updatedAt: instant,
  })
  .meta({ id: 'Contact', examples: [{ id: 'ctc_01kb3nq2s00000g', number: '+31612345678', country: 'NL', language: 'nl', fields: { first_name: 'Ann' }, tags: ['vip'], externalIds: { crm: '4711' }, createdAt: '2026-11-22T10:00:00.123Z', updatedAt: '2026-11-22T10:00:00.123Z' }] })
export const ContactPage = pageOf('ContactPage', ContactView, { id: 'ctc_01kb3nq2s00000g', number: '+31612345678', fields: {}, tags: [], externalIds: {}, createdAt: '2026-11-22T10:00:00.123Z', updatedAt: '2026-11-22T10:00:00.123Z' })
export const BatchResult = z
  .strictObject({ results: z.array(z.union([z.strictObject({ id: z.string(), result: z.enum(['created', 'updated', 'same', 'skipped']) }), z.strictObject({ error: z.string(), param: z.string() })])) })
  .meta({ id: 'ContactBatchResult', examples: [{ results: [{ id: 'ctc_01kb3nq2s00000g', result: 'created' }] }] })
export const Merge = z.strictObject({ from: z.string().max(64).describe('The contact that becomes part of this one, and is no more.') })
  .meta({ id: 'ContactMerge', examples: [{ from: 'ctc_01kb3nq2s00001g' }] })
export const Activity = z
  .strictObject({ id: z.string(), kind: z.string().describe('`sent`, `got`, `failed`, `replied`, `clicked`, `bought`, `joined`, `left`, `consent`, `blocked` …'), at: instant, subject: z.string().optional().describe('The message, campaign, link, list or entry of the ledger it is about.'), detail: z.string().optional() })
export const NewActivity = z
  .strictObject({ kind: z.enum(['clicked', 'bought', 'note']), at: time.optional().describe('Now, where it is left out.'), subject: z.string().min(1).max(64).optional().describe('The campaign, link or order it is about.'), detail: textOf(500).optional() })
  .meta({ id: 'NewContactActivity', examples: [{ kind: 'bought', subject: 'order-4711' }] })
export const ActivityPage = pageOf('ActivityPage', Activity, { id: 'act_01kb3nq2s00000g', kind: 'got', at: '2026-11-22T10:00:00.123Z', subject: 'msg_01kb3nq2s00000g' })
export const CountView = z.strictObject({ count: z.int(), exact: z.boolean().describe('`false`: there are at least so many; counting took long.') })
  .meta({ id: 'Count', examples: [{ count: 1204, exact: true }] })

export const showContact = ({ version: _, createdAt, updatedAt, fields, ...rest }: Contact, own: ReadonlyMap<string, Pick<Field, 'type'>>) => ({
  ...rest,
  fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, own.get(key)?.type === 'date' ? iso(value as number).slice(0, 10) : value])),
  createdAt: iso(createdAt), updatedAt: iso(updatedAt),
})

// fields
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must begin with a letter and have at most 40 of a-z, 0-9 and underscore' })
const choices = z.array(textOf(100)).min(1).max(200)
export const fieldParams = z.strictObject({ key: z.string().max(64) })
export const NewField = z
  .strictObject({ key, title: textOf(80).optional(), type: z.enum(fieldTypes), choices: choices.optional().describe('Of a `choice`.') })
  .refine(({ type, choices: of }) => (type === 'choice') === (of !== undefined), { path: ['choices'], message: 'belongs to a `choice`, and to it alone' })
  .meta({ id: 'NewContactField', examples: [{ key: 'shoe_size', title: 'Shoe size', type: 'number' }] })
export const FieldChange = z.strictObject({ title: textOf(80).optional(), choices: choices.optional() }).meta({ id: 'ContactFieldChange', examples: [{ title: 'Size of shoes' }] })
export const FieldView = z.strictObject({ key: z.string(), title: z.string(), type: z.enum(fieldTypes), choices: z.array(z.string()).optional(), createdAt: instant })
  .meta({ id: 'ContactField', examples: [{ key: 'shoe_size', title: 'Shoe size', type: 'number', createdAt: '2026-11-22T10:00:00.123Z' }] })
export const FieldList = z.strictObject({ data: z.array(FieldView) }).meta({ id: 'ContactFieldList', examples: [{ data: [] }] })
export const showField = ({ createdAt, ...field }: Field) => ({ ...field, createdAt: iso(createdAt) })

// groups
const groupFields = { name: textOf(120), description: textOf(500).optional() }
export const NewList = z.strictObject(groupFields).meta({ id: 'NewList', examples: [{ name: 'Newsletter' }] })
export const ListChange = z.strictObject({ name: textOf(120).optional(), description: textOf(500).optional() }).meta({ id: 'ListChange', examples: [{ description: 'Who signed the form of May' }] })
export const ListView = z.strictObject({ id: z.string(), ...groupFields, createdAt: instant, updatedAt: instant })
  .meta({ id: 'List', examples: [{ id: 'lst_01kb3nq2s00000g', name: 'Newsletter', createdAt: '2026-11-22T10:00:00.123Z', updatedAt: '2026-11-22T10:00:00.123Z' }] })
export const ListPage = pageOf('ListPage', ListView, { id: 'lst_01kb3nq2s00000g', name: 'Newsletter', createdAt: '2026-11-22T10:00:00.123Z', updatedAt: '2026-11-22T10:00:00.123Z' })
const memberIds = z.array(z.string().max(64)).max(limits.members)
export const Membership = z.strictObject({ add: memberIds.optional(), remove: memberIds.optional() }).meta({ id: 'MembershipChange', examples: [{ add: ['ctc_01kb3nq2s00000g'] }] })
export const MembershipView = z.strictObject({ added: z.int(), removed: z.int(), unknown: z.array(z.string()).describe('Contacts that are not there; at most 100 are named.') })
  .meta({ id: 'MembershipChanged', examples: [{ added: 1, removed: 0, unknown: [] }] })
export const TagPage = pageOf('TagPage', z.strictObject({ name: z.string(), createdAt: instant }), { name: 'vip', createdAt: '2026-11-22T10:00:00.123Z' })
export const showGroup = ({ createdAt, updatedAt, ...group }: GroupView) => ({ ...group, createdAt: iso(createdAt), updatedAt: iso(updatedAt) })

const rule = z.looseObject({}).describe('`all`, `any` or `not` over conditions: see the guide to contacts.')
const exampleRule = { all: [{ country: ['NL', 'BE'] }, { not: { tag: 'vip' } }] }
export const NewSegment = z.strictObject({ ...groupFields, rule }).meta({ id: 'NewSegment', examples: [{ name: 'Low Countries, no VIP', rule: exampleRule }] })
export const SegmentChange = z.strictObject({ name: textOf(120).optional(), description: textOf(500).optional(), rule: rule.optional() }).meta({ id: 'SegmentChange', examples: [{ rule: { language: 'nl' } }] })
export const SegmentView = z.strictObject({ id: z.string(), ...groupFields, rule, createdAt: instant, updatedAt: instant })
  .meta({ id: 'Segment', examples: [{ id: 'seg_01kb3nq2s00000g', name: 'Low Countries, no VIP', rule: exampleRule, createdAt: '2026-11-22T10:00:00.123Z', updatedAt: '2026-11-22T10:00:00.123Z' }] })
export const SegmentPage = pageOf('SegmentPage', SegmentView, { id: 'seg_01kb3nq2s00000g', name: 'Low Countries', rule: exampleRule, createdAt: '2026-11-22T10:00:00.123Z', updatedAt: '2026-11-22T10:00:00.123Z' })
export const RuleToCount = z.strictObject({ rule }).meta({ id: 'RuleToCount', examples: [{ rule: exampleRule }] })
export const showSegment = ({ createdAt, updatedAt, ...segment }: Segment) => ({ ...segment, createdAt: iso(createdAt), updatedAt: iso(updatedAt) })

// imports
const column = z.strictObject({ to: z.string().max(80).describe('`number`, `language`, `timeZone`, `tags`, `ignore`, `field:first_name`, `external:crm`.'), type: z.enum(fieldTypes).exclude(['choice']).optional().describe('Of a field that is made by this.') })
export const NewImport = z.strictObject({ name: textOf(200).describe('To recognise it by.') }).meta({ id: 'NewImport', examples: [{ name: 'people.csv' }] })
const planFields = {
  columns: z.array(column).min(1).max(200).optional().describe('What each column of the file is; guessed where it is left out.'),
  header: z.boolean().optional().describe('Whether the first row has titles; guessed where it is left out.'),
  country: inCountry,
  by: z.union([z.literal('number'), z.strictObject({ system })]).optional(),
  existing: z.enum(['update', 'skip']).optional().describe('What becomes of people who are there; `update` where it is left out.'),
  repeated: z.enum(['last', 'first']).optional().describe('Which of several rows of one number counts; `last` where it is left out: it overwrites what the earlier ones say. With `first` the later ones are errors.'),
  empties: z.boolean().optional().describe('Whether an empty cell empties the field.'),
  lists: z.array(z.string().max(64)).max(20).optional(),
  tags: z.array(z.string().min(1).max(60)).max(20).optional(),
  consent: z
    .strictObject({ purpose: z.enum(['marketing', 'transactional']).default('marketing'), wording: textOf(1_000).describe('What the people agreed to.'), source: textOf(200).optional() })
    .optional().describe('On what ground these people may be written to; recorded for each.'),
}
export const ImportPlan = z.strictObject({ ...planFields, dryRun: z.boolean().default(false).describe('Only say what it would come to.') })
  .meta({ id: 'ImportPlan', examples: [{ country: 'NL', dryRun: true }] })
export const ImportLook = z.strictObject({ header: planFields.header, country: inCountry }).meta({ id: 'ImportLook', examples: [{ country: 'NL' }] })
const counts = z.strictObject({ created: z.int(), updated: z.int(), same: z.int(), skipped: z.int(), failed: z.int(), repeated: z.int().describe('Rows, among these, of a number that an earlier row has.') })
export const ImportView = z
  .strictObject({
    id: z.string(), name: z.string(), state: z.enum(states), bytes: z.int().describe('Of the file that are here.'),
    rowsDone: z.int(), counts, say: z.string().optional().describe('Why it failed, or what was taken away meanwhile.'),
    createdAt: instant, startedAt: instant.optional(), endedAt: instant.optional(),
  })
  .meta({ id: 'Import', examples: [{ id: 'imp_01kb3nq2s00000g', name: 'people.csv', state: 'done', bytes: 1024, rowsDone: 12, counts: { created: 12, updated: 0, same: 0, skipped: 0, failed: 0, repeated: 0 }, createdAt: '2026-11-22T10:00:00.123Z' }] })
export const ImportPage = pageOf('ImportPage', ImportView, { id: 'imp_01kb3nq2s00000g', name: 'people.csv', state: 'uploading', bytes: 0, rowsDone: 0, counts: { created: 0, updated: 0, same: 0, skipped: 0, failed: 0, repeated: 0 }, createdAt: '2026-11-22T10:00:00.123Z' })
export const ImportPreview = z
  .strictObject({
    header: z.boolean(),
    columns: z.array(z.strictObject({ title: z.string(), guess: z.strictObject({ to: z.string(), type: z.string().optional() }), examples: z.array(z.string()) })),
    rows: z.array(z.array(z.string())).describe('The first rows.'),
  })
  .meta({ id: 'ImportPreview', examples: [{ header: true, columns: [{ title: 'Mobile', guess: { to: 'number' }, examples: ['+31612345678'] }], rows: [['+31612345678']] }] })
export const showImport = ({ id, name, state, bytes, rowsDone, counts: of, say, createdAt, startedAt, endedAt }: Import) => ({
  id, name, state, bytes, rowsDone, counts: of, ...(say !== undefined && { say }), createdAt: iso(createdAt),
  ...(startedAt !== undefined && { startedAt: iso(startedAt) }), ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
})
