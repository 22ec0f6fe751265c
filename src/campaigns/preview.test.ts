import { expect, test } from 'vitest'
import { author, campaignRig, content, numberAt, people } from '../../test/support/campaign-rig.ts'
import { manualClock } from '../kit/clock.ts'
import type { Content } from './campaign.ts'
import type { Preview } from './preview.ts'

const previewOf = async (more: Partial<Content>, recipients: readonly { to: string; fields?: Record<string, string> }[], needs: Parameters<typeof campaignRig>[0] = {}): Promise<Preview> => {
  const { campaigns, told } = await campaignRig(needs)
  const made = await told(campaigns.create(author, { ...content, ...more }, recipients))
  if ('refused' in made) throw new Error(made.refused.say)
  const seen = await told(campaigns.preview(author, made.id))
  if ('refused' in seen) throw new Error(seen.refused.say)
  return seen
}
const perPart = { low: 60_000, high: 80_000, currency: 'EUR' }
const priced = { needs: { priceOf: () => perPart } }

test('everybody is gone through: who is in, who is not and why, with examples', async () => {
  const seen = await previewOf({}, [...people(50), { to: 'nobody', fields: { name: 'x' } }, { to: numberAt(900) }, { to: numberAt(901), fields: { name: '' } }])
  expect(seen).toMatchObject({ recipients: 50, parts: 50, segments: { 1: 50 }, countries: [{ country: 'NL', recipients: 50, parts: 50 }] })
  expect(seen.excluded).toMatchObject({
    invalid_recipient: { count: 1, examples: [{ to: 'nobody' }] },
    missing_field: { count: 2, examples: [{ to: numberAt(900), say: expect.stringContaining('{{ name }} is empty') }, {}] },
  })
})

test('what it costs is told between two sums, by the text that each really gets', async () => {
  const long = 'x'.repeat(150)
  const seen = await previewOf({ text: `{{ name }} ${long}` }, [...people(10), { to: numberAt(99), fields: { name: 'A very long name' } }], priced)
  expect(seen.segments).toEqual({ 1: 10, 2: 1 })
  expect(seen.cost).toEqual([{ low: { micros: 12 * 60_000, currency: 'EUR' }, high: { micros: 12 * 80_000, currency: 'EUR' } }])
  expect(seen.longest).toMatchObject({ to: numberAt(99), segments: 2 })
  expect(seen.some).toHaveLength(5)
})

test('characters that need more parts are named, with what is saved without them', async () => {
  const seen = await previewOf({ text: `{{ name }} ${'x'.repeat(100)}` }, [
    ...people(20), ...Array.from({ length: 37 }, (_, at) => ({ to: numberAt(100 + at), fields: { name: 'Chloê' } })),
  ], priced)
  expect(seen.segments).toEqual({ 1: 20, 2: 37 })
  expect(seen.costly).toEqual([{ characters: ['ê'], recipients: 37, partsSaved: 37, foldable: true, saving: { micros: 37 * 80_000, currency: 'EUR' }, say: '37 need more parts because of ê: without, 37 parts are saved.' }])
})

test('the end is foreseen by the speed', async () => {
  const slow = await previewOf({ perSecond: 2 }, people(100))
  const fast = await previewOf({}, people(100))
  expect(slow.finishesAt - fast.finishesAt).toBeGreaterThan(49_000)
})

test('who is not to be written to is left out by name, and who gets it later is told until when', async () => {
  const asked: unknown[] = []
  const foresee = (those: readonly { to: string }[], basis: unknown) => {
    asked.push(basis)
    const at = (number: string) => those.findIndex(({ to }) => to === number)
    return new Map([
      [at(numberAt(3)), { kind: 'block' as const, reason: 'opt_out', say: 'The recipient said STOP.' }],
      [at(numberAt(4)), { kind: 'hold' as const, reason: 'quiet_hours', say: 'It is night there.', until: 5_000_000_000_000 }],
    ])
  }
  const seen = await previewOf({ consent: { wording: 'They agreed.' } }, people(10), { needs: { foresee } })
  expect(asked).toEqual([{ wording: 'They agreed.' }])
  expect(seen).toMatchObject({
    recipients: 9, parts: 9, excluded: { opt_out: { count: 1, examples: [{ to: numberAt(3), name: 'Nr 3', say: 'The recipient said STOP.' }] } },
    held: { quiet_hours: { count: 1, until: 5_000_000_000_000 } }, finishesAt: 5_000_000_000_000,
  })
})

test('where a network is not known the cost lies between two sums; parts of the month that cost nothing are taken off', async () => {
  const spread = await previewOf({}, people(10), { needs: { priceOf: (_, network) => ({ low: 5, high: network === null ? 9 : 5, currency: 'EUR' }) } })
  expect(spread.cost).toEqual([{ low: { micros: 50, currency: 'EUR' }, high: { micros: 90, currency: 'EUR' } }])
  const free = await previewOf({}, people(10), { needs: { priceOf: () => ({ low: 5, high: 5, currency: 'EUR', included: 4 }) } })
  expect(free.cost).toEqual([{ low: { micros: 30, currency: 'EUR' }, high: { micros: 30, currency: 'EUR' } }])
})

test('what is written without accents is counted, and no longer offered', async () => {
  const long = { text: `{{ name }} ${'x'.repeat(100)}`, fold: true }
  const seen = await previewOf(long, [...people(20), ...Array.from({ length: 37 }, (_, at) => ({ to: numberAt(100 + at), fields: { name: 'Chloê' } }))], priced)
  expect(seen).toMatchObject({ segments: { 1: 57 }, folded: { recipients: 37, parts: 37 }, costly: [] })
})

test('while it is open which text the rest gets, the cost lies between the cheapest and the dearest of them', async () => {
  const trial = { percent: 20, by: 'replies', leastEach: 10, waitMinutes: 60, otherwise: 'first' } as const
  const split = { variants: [{ name: 'short', text: 'Hi' }, { name: 'long', text: 'x'.repeat(161) }], holdOutPercent: 0, test: trial }
  const { cost, parts, variants } = await previewOf({ split }, people(1_000), { needs: { priceOf: () => ({ low: 10, high: 10, currency: 'EUR' }) } })
  expect(parts).toBe(1_000 + variants['long']!)
  expect(cost[0]!.low.micros).toBe(10 * parts)
  const rest = (cost[0]!.high.micros - cost[0]!.low.micros) / 10 // who may get the long one, and is counted with the short one
  expect(rest).toBeGreaterThan(700)
  expect(rest).toBeLessThan(900)
})

test('what follows is told apart, as if everybody got it', async () => {
  const seen = await previewOf({ followUps: [{ afterMinutes: 60, text: 'x'.repeat(161) }] }, people(10), { needs: { priceOf: () => ({ low: 5, high: 9, currency: 'EUR' }) } })
  expect(seen).toMatchObject({ parts: 10, followUps: [{ recipients: 10, parts: 20, cost: [{ low: { micros: 100, currency: 'EUR' }, high: { micros: 180, currency: 'EUR' } }] }] })
})

test('windows and waves are foreseen, too', async () => {
  const window = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', timeZone: 'UTC' }
  const rig = await campaignRig()
  const made = await rig.told(rig.campaigns.create(author, { ...content, perSecond: 0.1, schedule: { window } }, people(1_000))) as { id: string }
  const { finishesAt } = (await rig.told(rig.campaigns.preview(author, made.id))) as Preview
  expect(new Date(finishesAt).toISOString()).toMatch(/T09:46:40/) // 10,000 s are two hours and 2,800 s of the third day
})

test('a test has the details of the first who would get it, not of somebody who is left out', async () => {
  const rig = await campaignRig()
  const made = await rig.told(rig.campaigns.create(author, content, [{ to: '+31600000000' }, { to: 'nobody' }, ...people(1)]))
  const { id } = made as { id: string }
  expect(await rig.told(rig.campaigns.test(author, id, [numberAt(700)]))).toMatchObject({ sent: [{ to: numberAt(700), id: expect.any(String) }] })
  await rig.pass()
  expect(rig.shown()).toEqual([{ to: numberAt(700), from: 'Shop', text: 'Hi Nr 0' }])
})

test('a test goes to whom it names with the details of the first, and counts for nothing', async () => {
  const rig = await campaignRig()
  const made = await rig.told(rig.campaigns.create(author, content, people(3)))
  const { id } = made as { id: string }
  expect(await rig.told(rig.campaigns.test(author, id, [numberAt(700), 'x']))).toMatchObject({ sent: [{ to: numberAt(700), id: expect.any(String) }, { to: 'x', say: expect.any(String) }] })
  await rig.pass()
  expect(rig.shown()).toEqual([{ to: numberAt(700), from: 'Shop', text: 'Hi Nr 0' }])
  expect((await rig.told(rig.campaigns.get(author, id)))!.counts).toMatchObject({ audience: 3, waiting: 3, inFlight: 0 })
})

test('a workspace has one audience gone through at a time, and some more that wait', async () => {
  let [under, most] = [0, 0]
  const rig = await campaignRig({ needs: { foresee: async () => {
    most = Math.max(most, ++under)
    await new Promise<void>((resolve) => void rig.clock.after(50, resolve))
    under--
    return new Map()
  } } })
  const { id } = (await rig.told(rig.campaigns.create(author, content, people(3)))) as { id: string }
  const asked = await rig.told(Promise.all(Array.from({ length: 30 }, () => rig.campaigns.preview(author, id))))
  expect(most).toBe(1)
  const made = asked.filter((one) => 'recipients' in one)
  expect(made).toHaveLength(8)
  expect(asked.filter((one) => 'refused' in one && one.refused.code === 'too_many')).toHaveLength(22)
  expect(await rig.told(rig.campaigns.preview(author, id))).toMatchObject({ recipients: 3 })
})

test('texts that take long to make leave turns for other work', async () => {
  const clock = manualClock()
  let [turns, ms] = [0, 0]
  const slow = { ...clock, now: () => (ms += 6), soon: (run: () => void) => (turns++, clock.soon(run)) } // every look at it is six milliseconds later
  const rig = await campaignRig({ window: 1_000, rig: { clock }, needs: { clock: slow } })
  const { id } = (await rig.told(rig.campaigns.create(author, content, people(60)))) as { id: string }
  await rig.told(rig.campaigns.preview(author, id))
  expect(turns).toBeGreaterThan(25)
  turns = 0
  await rig.told(rig.campaigns.start(author, id))
  await rig.pass(500)
  expect(rig.shown()).toHaveLength(60)
  expect(turns).toBeGreaterThan(10)
})

test('what the account and the budgets do not cover is told before it is sent', async () => {
  const funds = { currency: 'EUR', available: 500_000, budgets: [{ name: 'Month', left: 300_000 }, { name: 'Belgium', country: 'BE', left: 0 }] }
  const fundsOf = () => funds
  const short = await previewOf({}, people(10), { needs: { priceOf: () => perPart, fundsOf } })
  expect(short).toMatchObject({
    money: { available: { micros: 500_000 }, budgetLeft: { micros: 300_000 }, short: { micros: 500_000, currency: 'EUR' } },
    warnings: [{ code: 'short_of_money', say: expect.stringContaining('Month') }],
  })
  const spent = await previewOf({}, people(10), { needs: { priceOf: () => perPart, fundsOf: () => ({ ...funds, available: 0 }) } })
  expect(spent).toMatchObject({ money: { short: { micros: 800_000 } }, warnings: [{ say: 'The balance does not cover all of it.' }] })
  const covered = await previewOf({}, people(3), { needs: { priceOf: () => perPart, fundsOf } })
  expect(covered).toMatchObject({ money: { budgetLeft: { micros: 300_000 } }, warnings: [] })
  expect(covered.money).not.toHaveProperty('short')
})

test.each([
  ['Reply STOP to end', 'Shop', 1], ['Reply STOP to end', '+31612345678', 0], ['We open on Saturday', 'Shop', 0], ['Dag! Antwoord JA', 'Shop', 1], ['Ответьте СТОП', 'Shop', 1], ['Come and stop by', 'Shop', 0],
])('“%s” from %s is warned of %i times', async (text, from, times) => {
  const { warnings } = await previewOf({ text, from }, people(1))
  expect(warnings.map(({ code }) => code)).toEqual(Array.from({ length: times }, () => 'no_reply'))
})

test('a detail that nobody has is told with what was likely meant, and a test of nothing is refused', async () => {
  const seen = await previewOf({ text: 'Hi {{ nmae }}' }, people(20))
  expect(seen.unknownFields).toEqual([{ field: 'nmae', meant: 'name' }])
  expect(await previewOf({ text: 'Hi {{ name }} {{ city }}' }, [...people(20), { to: numberAt(99), fields: { name: 'x', city: 'Delft' } }])).toMatchObject({ unknownFields: [] })
  expect(await previewOf({ text: 'Hi {{ title | default: "there" }}' }, people(2))).toMatchObject({ unknownFields: [] })
  const rig = await campaignRig()
  const made = await rig.told(rig.campaigns.create(author, { ...content, text: 'Hi {{ nmae }}' }, people(3)))
  expect(await rig.told(rig.campaigns.test(author, (made as { id: string }).id, [numberAt(700)]))).toMatchObject({ refused: { code: 'invalid_value', say: expect.stringContaining('{{ nmae }} is empty') } })
})

test('a test has the details of the first person of a list', async () => {
  async function* members() {
    yield [{ number: numberAt(1), fields: { name: 'Ada' } }]
  }
  const rig = await campaignRig({ needs: { audience: { open: async () => members() } } })
  const made = await rig.told(rig.campaigns.create(author, { ...content, audience: { lists: ['lst_1'] } }))
  expect(await rig.told(rig.campaigns.test(author, (made as { id: string }).id, [numberAt(700)]))).toMatchObject({ sent: [{ id: expect.any(String) }] })
  await rig.pass()
  expect(rig.shown()).toMatchObject([{ text: 'Hi Ada' }])
})

test('a name in another alphabet is told as what makes a text dear; a text in another alphabet is not', async () => {
  const long = 'x'.repeat(100)
  const named = await previewOf({ text: `{{ name }} ${long}` }, [{ to: numberAt(1), fields: { name: 'Ю' } }])
  expect(named.costly).toMatchObject([{ characters: ['Ю'], partsSaved: 1 }])
  const russian = await previewOf({ text: `{{ name }} ${'Привет '.repeat(15)}` }, [{ to: numberAt(1), fields: { name: 'Юля' } }])
  expect(russian.costly).toEqual([])
})

test('a test says of whom a rule stopped that it did not go out', async () => {
  const stopped = { id: 'msg_1', segments: 1, status: 'blocked', reason: 'opt_out' }
  const rig = await campaignRig({ needs: { accept: async (all) => ({ kind: 'done' as const, outcomes: all.map(() => ({ accepted: stopped })) }) } })
  const made = await rig.told(rig.campaigns.create(author, content, people(1)))
  expect(await rig.told(rig.campaigns.test(author, (made as { id: string }).id, [numberAt(700)]))).toEqual({ sent: [{ to: numberAt(700), id: 'msg_1', say: 'said STOP, and got nothing' }] })
})
