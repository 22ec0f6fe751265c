// Shapes of campaigns as this door takes and shows them, and the ways to and from the room's values.
import { z } from 'zod'
import type { Content, Counts, Policy, Recipient, Schedule } from '../../campaigns/campaign.ts'
import { states } from '../../campaigns/campaign.ts'
import { ageCategories } from '../../consent/ages.ts'
import type { View } from '../../campaigns/open.ts'
import type { Preview } from '../../campaigns/preview.ts'
import type { Report, Row } from '../../campaigns/report.ts'
import { limits, textOf, time } from './messages-schema.ts'
import { givenMoney, moneyIn } from './money-schema.ts'
import { digits } from './page.ts'
import { showMoney } from './routing-schema.ts'
import { iso } from './view.ts'

const isoOf = (ms: number | undefined) => (ms === undefined ? undefined : iso(ms))
const template = textOf(20_000).describe('With details of each recipient: `Hi {{ first_name | default: "there" }}`.')
const sender = textOf(limits.from)
const zone = textOf(64).describe('A time zone of the IANA database.')
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day, like 09:30' })
const percent = z.number().min(0).max(100)
const country = z.string().regex(/^[A-Z]{2}$/)
const ids = z.array(textOf(64)).max(100)
const fieldName = z.string().regex(/^[\p{L}\p{N}_-]{1,64}$/u)

const Schedule = z
  .strictObject({
    at: time.optional(),
    recurring: z.strictObject({ cron: textOf(100).describe('Minute, hour, day of the month, month, weekday.'), timeZone: zone, until: time.optional() }).optional()
      .describe('A campaign like this one is made and begins each time.'),
    localTime: z.strictObject({ time: clockTime, timeZone: zone.describe('Of recipients whose own is not known.'), late: z.enum(['tomorrow', 'now']).default('tomorrow') }).optional()
      .describe('Each recipient at this time where they are.'),
    spreadMinutes: z.int().min(1).max(43_200).optional().describe('Evenly over so long.'),
    window: z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7).describe('1 is Monday.'), from: clockTime, to: clockTime, timeZone: zone }).optional()
      .describe('Nothing leaves outside of it.'),
  })
  .meta({ id: 'CampaignSchedule' })
const Ramp = z
  .strictObject({
    steps: z.array(percent).min(1).max(10).default([1, 10, 100]).describe('Shares of the audience, in percent.'),
    failedPercent: percent.default(10),
    optOutPercent: percent.default(2),
    waitSeconds: z.int().min(0).max(86_400).default(300),
  })
  .describe('First a few, then more, then all; it halts by itself when too many messages fail or too many people ask for silence.')
  .meta({ id: 'CampaignRamp' })
const Split = z
  .strictObject({
    variants: z.array(z.strictObject({ name: textOf(40), text: template })).min(1).max(5),
    holdOutPercent: percent.max(50).default(0).describe('So many get nothing, by which the effect can be measured.'),
    test: z
      .strictObject({
        percent: percent.min(1).default(20).describe('Share of the audience that the variants are tried with.'),
        by: z.enum(['replies', 'optOuts']).default('replies').describe('Many replies, or few wishes for silence.'),
        leastEach: z.int().min(10).max(1_000_000).default(500).describe('Nothing is compared before each variant has so many people.'),
        waitMinutes: z.int().min(1).max(10_080).default(240),
        otherwise: z.enum(['first', 'pause']).default('first').describe('Where no difference was shown: the first variant, or a pause until somebody chooses.'),
      })
      .optional()
      .describe('The variants are tried with a share; the rest waits until one was shown to be better, however often that is looked at, and gets that one.'),
  })
  .meta({ id: 'CampaignSplit' })

const texts = z.record(z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/), template)
const FollowUp = z
  .strictObject({
    afterMinutes: z.int().min(1).max(525_600).describe('After the message before was handed over.'),
    text: template,
    texts: texts.optional(),
    only: z.enum(['delivered', 'not_delivered']).optional().describe('To those whose message before had arrived by then, or had not.'),
    evenIfReplied: z.boolean().optional().describe('Without it, not to those who replied. Who said STOP gets none.'),
  })
  .meta({ id: 'CampaignFollowUp' })

const fields = {
  name: textOf(200),
  text: template,
  texts: texts.optional().describe('By language of the recipient: `nl`, `pt-BR`.'),
  from: sender,
  senders: z.record(country, sender).optional().describe('By country of the number.'),
  audience: z.strictObject({ lists: ids.optional(), segments: ids.optional() }).optional(),
  country: country.optional().describe('Two-letter country whose national writing of numbers is understood.'),
  consent: z.literal('existing').optional().describe('The audience agreed already; kept in the ledger of consent, with your wording.'),
  consentWording: textOf(limits.consentWording).optional(),
  age: z.strictObject({ category: z.enum(ageCategories), field: fieldName.describe('A date of birth as YYYY-MM-DD, or an age in years.') }).optional()
    .describe('For those alone who are old enough for it where they live, by the ages of `GET /v1/consents/rules`; of a country without one, by the highest. Whose age is not known gets nothing.'),
  tags: z.array(textOf(limits.tag)).max(limits.tags).optional(),
  validity: z.int().min(1).max(limits.validitySeconds).optional(),
  maxSegments: z.int().min(1).max(20).optional(),
  perSecond: z.number().min(0.1).max(100_000).optional().describe('Parts of messages a second, the whole campaign.'),
  schedule: Schedule.optional(),
  ramp: Ramp.optional(),
  split: Split.optional(),
  triggered: z.boolean().optional().describe('Is not sent to an audience, but to each recipient that a trigger names.'),
  fold: z.boolean().optional().describe('Letters that cost a part are written without accents, where that saves one.'),
  followUps: z.array(FollowUp).min(1).max(10).optional().describe('Texts that come later, each a campaign of its own that is made when this one begins.'),
}
const Person = z.strictObject({
  to: textOf(limits.to), fields: z.record(fieldName, textOf(4_000, 0)).optional(), language: textOf(35).optional(), timeZone: zone.optional(),
})
const somebody = { to: '+31612345678', fields: { first_name: 'Ada' }, language: 'nl' }
const usual = { name: 'Opening', text: 'Hi {{ first_name | default: "there" }}, we open on Saturday.', from: 'SHOP' }

export const NewCampaign = z
  .strictObject({ ...fields, recipients: z.array(Person).max(10_000).optional().describe('More join with `POST /v1/campaigns/{id}/recipients`.') })
  .meta({ id: 'NewCampaign', examples: [{ ...usual, recipients: [somebody] }, { ...usual, texts: { nl: 'Dag {{ first_name | default: "daar" }}!' }, senders: { US: '+12025550123' }, perSecond: 50, recipients: [somebody] }] })
const { name, text, from, ...more } = fields
export const CampaignEdit = z
  .strictObject({ name: name.optional(), text: text.optional(), from: from.optional(), ...Object.fromEntries(Object.entries(more).map(([key, schema]) => [key, schema.nullable().optional()])) as { [Key in keyof typeof more]: z.ZodOptional<z.ZodNullable<(typeof more)[Key]>> } })
  .describe('What is left out stays; null takes it away.')
  .meta({ id: 'CampaignEdit', examples: [{ name: 'Opening day' }] })
export const MorePeople = z.strictObject({ recipients: z.array(Person).min(1).max(10_000) }).meta({ id: 'CampaignRecipients', examples: [{ recipients: [somebody, { to: '+31612345679' }] }] })
export const TestTo = z.strictObject({ to: z.array(textOf(limits.to)).min(1).max(10) }).meta({ id: 'CampaignTest', examples: [{ to: ['+31612345670'] }] })
export const Rejection = z.strictObject({ reason: textOf(500) }).meta({ id: 'CampaignRejection', examples: [{ reason: 'The price is wrong.' }] })
export const Chosen = z.strictObject({ variant: textOf(40) }).meta({ id: 'CampaignChoice', examples: [{ variant: 'short' }] })
export const Trigger = z.strictObject({ recipients: z.array(Person).min(1).max(100) }).meta({ id: 'CampaignTrigger', examples: [{ recipients: [somebody] }] })

const count = z.int().min(0)
const CountsShape = z.strictObject({
  audience: count.describe('`sent`, `inFlight`, `waiting`, `canceled`, `failed` and `excluded` together, always.'),
  sent: count.describe('An operator took it.'), inFlight: count, waiting: count, canceled: count, failed: count.describe('Ended before an operator took it.'), excluded: count,
  duplicates: count.describe('Named twice, and sent once.'), reasons: z.record(z.string(), count), delivered: count, undelivered: count, replied: count, optedOut: count, parts: count,
}).meta({ id: 'CampaignCounts' })
const counts: Counts = { audience: 2, sent: 1, inFlight: 0, waiting: 0, canceled: 0, failed: 0, excluded: 1, duplicates: 0, reasons: { missing_field: 1 }, delivered: 1, undelivered: 0, replied: 0, optedOut: 0, parts: 1 }
export const CampaignShape = z
  .object({
    ...fields, id: z.string(), state: z.enum(states), reason: z.string().optional(), mode: z.enum(['test', 'live']), version: z.int(), counts: CountsShape,
    held: z.record(z.string(), z.strictObject({ count, until: time.optional().describe('When the last of them may go.') })).optional().describe('Of `inFlight`, those that wait for something else than their turn, by reason: `quiet_hours`, `budget`, `cap`, `review`.'),
    trouble: z.looseObject({ code: z.string(), detail: z.string(), since: time }).optional().describe('What keeps it from going on; it goes on by itself.'),
    author: z.string().optional(), approvedBy: z.string().optional(), recurrenceOf: z.string().optional(),
    followedBy: z.array(z.string()).optional().describe('The campaigns that its follow-ups are.'), followUpOf: z.string().optional(),
    decided: z.strictObject({ variant: z.string().optional().describe('None: no difference was shown.'), at: time, by: z.string().optional() }).optional().describe('Which variant the rest gets.'),
    createdAt: time, dueAt: time.optional(), startedAt: time.optional(), finishedAt: time.optional(),
  })
  .meta({ id: 'Campaign', examples: [{ id: 'cmp_01kb3nq2s00000g', state: 'draft', mode: 'live', version: 1, ...usual, counts, createdAt: '2026-11-22T10:00:00.123Z' }] })
const page = <Of extends z.ZodType>(id: string, of: Of) => z.strictObject({ data: z.array(of), nextCursor: z.string().optional() }).meta({ id })
export const CampaignPage = page('CampaignPage', CampaignShape)
export const Added = z.strictObject({ added: count, duplicates: count, invalid: count }).meta({ id: 'CampaignRecipientsAdded' })
const Money = z.strictObject({ amount: z.string(), currency: z.string() })
const Shown = z.strictObject({ to: z.string(), text: z.string(), segments: count })
export const PreviewShape = z
  .strictObject({
    recipients: count, duplicates: count, excluded: z.record(z.string(), z.strictObject({ count, examples: z.array(z.strictObject({ to: z.string(), name: z.string().optional(), detail: z.string() })) })),
    parts: count, segments: z.record(z.string(), count).describe('Recipients by the number of parts that each takes.'),
    countries: z.array(z.strictObject({ country: z.string(), recipients: count, parts: count, low: Money.optional(), high: Money.optional() })),
    cost: z.array(z.strictObject({ low: Money, high: Money })), unpriced: count,
    costly: z.array(z.strictObject({ characters: z.array(z.string()), recipients: count, partsSaved: count, foldable: z.boolean().describe('Also with `fold`.'), saving: Money.optional(), detail: z.string() })),
    held: z.record(z.string(), z.strictObject({ count, until: time.optional().describe('When the last of them is sent.'), detail: z.string() })).describe('Of the recipients, those who get it later, by reason.'),
    followUps: z.array(z.strictObject({ recipients: count, parts: count, cost: z.array(z.strictObject({ low: Money, high: Money })) })).describe('What follows, if everybody gets it; not in the sums above.'),
    folded: z.strictObject({ recipients: count, parts: count }).describe('Written without accents, and the parts that this saves.'),
    unknownFields: z.array(z.strictObject({ field: z.string(), meant: z.string().optional() })).describe('Details that its text names and nobody has; `meant` is the nearest that somebody has.'),
    money: z.strictObject({
      available: Money.describe('With the credit.'), budgetLeft: Money.optional().describe('Of the budget that covers the least of it.'),
      short: Money.optional().describe('What is missing, if everything costs the most it may.'), detail: z.string().optional(),
    }).optional().describe('What there is for it now; absent where nothing is charged.'),
    warnings: z.array(z.strictObject({ code: z.enum(['short_of_money', 'no_reply']), detail: z.string() })).describe('It is sent either way.'),
    finishesAt: time, shortest: Shown.optional(), longest: Shown.optional(), some: z.array(Shown), variants: z.record(z.string(), count),
  })
  .meta({ id: 'CampaignPreview' })
export const TestSent = z.strictObject({ sent: z.array(z.strictObject({ to: z.string(), id: z.string().optional(), detail: z.string().optional() })) }).meta({ id: 'CampaignTestSent' })
export const Triggered = z.strictObject({ outcomes: z.array(z.strictObject({ to: z.string(), id: z.string().optional(), segments: count.optional(), detail: z.string().optional() })) }).meta({ id: 'CampaignTriggered' })
const RowShape = z.strictObject({
  to: z.string(), status: z.string().describe('`waiting`, `excluded` or the status of the message.'), reason: z.string().optional(), message: z.string().optional(), segments: count.optional(),
  submittedAt: time.optional(), finishedAt: time.optional(), version: z.int().describe('Of the campaign, when it was handed over.'),
})
export const RowPage = page('CampaignRecipientPage', RowShape)
const group = { messages: count, delivered: count, failed: count, parts: count, cost: Money.optional() }
export const ReportShape = z
  .strictObject({
    id: z.string(), name: z.string(), state: z.enum(states), startedAt: time.optional(), finishedAt: time.optional(), counts: CountsShape,
    countries: z.array(z.strictObject({ country: z.string(), ...group })), operators: z.array(z.strictObject({ country: z.string(), operator: z.string(), ...group })),
    overTime: z.array(z.strictObject({ at: time, submitted: count, delivered: count })), failures: z.array(z.strictObject({ status: z.string(), code: z.string(), detail: z.string(), messages: count })),
    cost: z.array(Money), costPerDelivered: z.array(Money),
    trial: z
      .strictObject({
        variants: z.array(z.strictObject({ name: z.string(), people: count, replies: count, optOuts: count })),
        differences: z.array(z.strictObject({ of: z.string(), than: z.string(), low: z.number(), high: z.number() })).describe('How much more often one was answered than the other, as a share of people; intervals that hold however often they are looked at.'),
        best: z.string().optional(), detail: z.string(),
      })
      .optional()
      .describe('How its variants do.'),
    last: z.strictObject({ id: z.string(), name: z.string(), counts: CountsShape }).optional(),
  })
  .meta({ id: 'CampaignReport' })
export const Shared = z.strictObject({ token: z.string(), path: z.string().describe('The report as JSON.'), page: z.string().describe('The page that shows it to people.') }).meta({ id: 'CampaignShare' })
export const PolicyShape = z
  .strictObject({
    recipients: z.int().min(0).nullable().optional().describe('Campaigns for more people need the agreement of somebody who did not write them.'),
    cost: givenMoney.nullable().optional().describe('The same for campaigns that may cost more than this, or that cost in another currency.'),
  })
  .meta({ id: 'CampaignPolicy', examples: [{ recipients: 1_000, cost: { amount: '100.00', currency: 'EUR' } }] })
export const startQuery = z.strictObject({ undoSeconds: digits(0, 60).optional().describe('So long `undo` makes it a draft again, and nothing of it is sent.') })
export const policyOf = ({ recipients, cost }: z.output<typeof PolicyShape>): Policy => ({
  ...(typeof recipients === 'number' && { recipients }),
  ...(cost && { cost: moneyIn(cost) }),
})
export const showPolicy = ({ recipients, cost }: Policy) => ({ ...(recipients !== undefined && { recipients }), ...(cost && { cost: showMoney(cost) }) })

type Wanted = Omit<z.output<typeof NewCampaign>, 'recipients'>
export const contentOf = ({ consent, consentWording, schedule, ...rest }: Wanted): Content => ({
  ...(rest as Omit<Content, 'consent' | 'schedule'>),
  ...(consent && { consent: { wording: consentWording ?? '' } }),
  ...(schedule && { schedule: scheduleOf(schedule) }),
})
const scheduleOf = ({ at, recurring, ...rest }: z.output<typeof Schedule>): Schedule => ({
  ...(rest as Omit<Schedule, 'at' | 'recurring'>),
  ...(at !== undefined && { at: Date.parse(at) }),
  ...(recurring && { recurring: { cron: recurring.cron, timeZone: recurring.timeZone, ...(recurring.until !== undefined && { until: Date.parse(recurring.until) }) } }),
})
/** The content with what is edited in its place. */
export function editedOf(content: Content, edit: z.output<typeof CampaignEdit>): Content {
  const kept = { ...content } as Record<string, unknown>
  for (const [key, value] of Object.entries(edit)) {
    if (value === null) delete kept[key]
    else if (key === 'schedule') kept[key] = scheduleOf(value as z.output<typeof Schedule>)
    else if (key === 'consent' || key === 'consentWording') kept['consent'] = { wording: edit.consentWording ?? content.consent?.wording ?? '' }
    else if (value !== undefined) kept[key] = value
  }
  return kept as unknown as Content
}
export const recipientsOf = (people: readonly z.output<typeof Person>[]) => people as readonly Recipient[]

export function showCampaign({ id, mode, state, reason, version, content, facts, counts: now, held, trouble, createdAt }: View) {
  const { consent, schedule, ...rest } = content
  const { at, recurring, ...when } = schedule ?? {}
  return {
    id, state, ...(reason !== null && { reason }), mode, version, ...rest,
    ...(consent && { consent: 'existing', ...(consent.wording !== '' && { consentWording: consent.wording }) }),
    ...(schedule && { schedule: { ...when, ...(at !== undefined && { at: iso(at) }), ...(recurring && { recurring: { ...recurring, until: isoOf(recurring.until) } }) } }),
    counts: now, ...(held && { held: Object.fromEntries(Object.entries(held).map(([why, { count: of, until }]) => [why, { count: of, ...(until !== undefined && { until: iso(until) }) }])) }),
    ...(trouble && { trouble: { code: trouble.code, detail: trouble.say, since: iso(trouble.since) } }),
    author: facts.author, approvedBy: facts.approvedBy, recurrenceOf: facts.recurrenceOf,
    followedBy: facts.followedBy, followUpOf: facts.followUpOf?.campaign,
    ...(facts.decided && { decided: { ...(facts.decided.variant !== null && { variant: facts.decided.variant }), at: iso(facts.decided.at), ...(facts.decided.by !== undefined && { by: facts.decided.by }) } }),
    createdAt: iso(createdAt), dueAt: isoOf(facts.dueAt), startedAt: isoOf(facts.startedAt), finishedAt: isoOf(facts.finishedAt),
  }
}
const spans = (cost: Preview['cost']) => cost.map(({ low, high }) => ({ low: showMoney(low), high: showMoney(high) }))
export const showPreview = ({ finishesAt, excluded, held, followUps, countries, cost, costly, money, warnings, ...rest }: Preview) => ({
  ...rest, finishesAt: iso(finishesAt),
  held: Object.fromEntries(Object.entries(held).map(([reason, { count: of, until, say }]) => [reason, { count: of, ...(until !== undefined && { until: iso(until) }), detail: say }])),
  excluded: Object.fromEntries(Object.entries(excluded).map(([reason, { count: of, examples }]) => [reason, { count: of, examples: examples.map(({ say, ...who }) => ({ ...who, detail: say })) }])),
  countries: countries.map(({ low, high, ...one }) => ({ ...one, ...(low && { low: showMoney(low) }), ...(high && { high: showMoney(high) }) })),
  ...(money && {
    money: {
      available: showMoney(money.available), ...(money.budgetLeft && { budgetLeft: showMoney(money.budgetLeft) }),
      ...(money.short && { short: showMoney(money.short), detail: money.say }),
    },
  }),
  warnings: warnings.map(({ code, say }) => ({ code, detail: say })),
  cost: spans(cost), followUps: followUps.map((one) => ({ ...one, cost: spans(one.cost) })),
  costly: costly.map(({ say, saving, ...one }) => ({ ...one, detail: say, ...(saving && { saving: showMoney(saving) }) })),
})
export const showRow = ({ submittedAt, finishedAt, ...rest }: Row) => ({ ...rest, submittedAt: isoOf(submittedAt), finishedAt: isoOf(finishedAt) })
const showTrial = ({ say, ...rest }: NonNullable<Report['trial']>) => ({ ...rest, detail: say })
export function showReport({ startedAt, finishedAt, countries, operators, overTime, failures, cost, costPerDelivered, trial, ...rest }: Report) {
  const priced = <One extends { readonly cost?: Parameters<typeof showMoney>[0] }>({ cost: sum, ...one }: One) => ({ ...one, ...(sum && { cost: showMoney(sum) }) })
  return {
    ...rest, startedAt: isoOf(startedAt), finishedAt: isoOf(finishedAt), countries: countries.map(priced), operators: operators.map(priced),
    overTime: overTime.map(({ at, ...one }) => ({ at: iso(at), ...one })), failures: failures.map(({ say, ...one }) => ({ ...one, detail: say })),
    cost: cost.map(showMoney), costPerDelivered: costPerDelivered.map(showMoney), ...(trial && { trial: showTrial(trial) }),
  }
}
