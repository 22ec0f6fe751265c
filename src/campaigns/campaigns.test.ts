import { expect, test } from 'vitest'
import { author, campaignRig, content, numberAt, other, people } from '../../test/support/campaign-rig.ts'
import { seededChance } from '../kit/chance.ts'
import { createIds } from '../kit/ids.ts'
import { silentLog } from '../kit/log.ts'
import type { Content, Counts, Refused } from './campaign.ts'
import { openCampaigns, type View } from './open.ts'

const ok = <T>(found: T | Refused | undefined): T => {
  if (!found || (typeof found === 'object' && 'refused' in (found as object))) throw new Error(JSON.stringify(found))
  return found as T
}
const codeOf = (found: unknown) => (found as Partial<Refused>).refused?.code
const sumOf = ({ sent, inFlight, waiting, canceled, failed, excluded }: Counts) => sent + inFlight + waiting + canceled + failed + excluded

type Rig = Awaited<ReturnType<typeof campaignRig>>
const created = async ({ campaigns, told }: Rig, more: Partial<Content> = {}, recipients = people(300)) => ok(await told(campaigns.create(author, { ...content, ...more }, recipients))).id
const started = async (rig: Rig, id: string, ms = 300) => {
  const view = ok(await rig.told(rig.campaigns.start(author, id)))
  await rig.pass(ms)
  return view
}
const look = async ({ campaigns, told }: Rig, id: string): Promise<View> => {
  const view = ok(await told(campaigns.get(author, id)))
  expect(sumOf(view.counts)).toBe(view.counts.audience)
  return view
}

test('everybody gets it once; who is named twice, has no number or lacks a detail is counted by reason', async () => {
  const rig = await campaignRig({ window: 1_000 })
  const id = await created(rig, {}, [...people(120), people(1)[0]!, { to: 'nobody', fields: { name: 'x' } }, { to: numberAt(500), fields: { name: '' } }])
  expect((await look(rig, id)).counts).toMatchObject({ audience: 122, waiting: 121, excluded: 1, duplicates: 1 })
  await started(rig, id)
  expect(rig.shown().map(({ text }) => text)).toHaveLength(120)
  expect(new Set(rig.shown().map(({ to }) => to)).size).toBe(120)
  expect(rig.shown()[7]).toMatchObject({ to: numberAt(7), text: 'Hi Nr 7' })
  expect(await look(rig, id)).toMatchObject({ state: 'finishing', counts: { inFlight: 120, excluded: 2, reasons: { invalid_recipient: 1, missing_field: 1 } } })
  await rig.take(120)
  expect((await look(rig, id)).counts).toMatchObject({ sent: 120, inFlight: 0 })
  for (let at = 0; at < 120; at++) await rig.receipt(`op-${at}`, at < 110 ? 'delivered' : 'undelivered', { from: numberAt(at).slice(1) })
  await rig.pass(1_000)
  expect(await look(rig, id)).toMatchObject({ state: 'finished', counts: { sent: 120, delivered: 110, undelivered: 10 } })
  expect(rig.events).toEqual(['campaign.started', 'campaign.finished'])
})

test('a pause holds what waits at the link, too; it goes on where it was', async () => {
  const rig = await campaignRig({ window: 30 })
  const id = await created(rig)
  await started(rig, id)
  ok(await rig.told(rig.campaigns.pause(author, id)))
  const left = await rig.take(30)
  expect(left).toBeGreaterThan(20)
  await rig.pass(3_000)
  expect(rig.sent).toHaveLength(0)
  expect(await look(rig, id)).toMatchObject({ state: 'paused', counts: { sent: left, inFlight: 300 - left } })
  ok(await rig.told(rig.campaigns.resume(author, id)))
  const seen: string[] = []
  for (let tries = 0; tries < 20; tries++) {
    await rig.pass(100)
    seen.push(...rig.shown().map(({ to }) => to))
    await rig.take(30)
  }
  expect(seen).toHaveLength(300 - left)
  expect(new Set(seen).size).toBe(300 - left)
})

test('another campaign of the same workspace goes on while one stands still', async () => {
  const rig = await campaignRig({ window: 20 })
  const [one, two] = [await created(rig, { text: 'one {{ name }}' }), await created(rig, { text: 'two {{ name }}' })]
  await started(rig, one)
  ok(await rig.told(rig.campaigns.pause(author, one)))
  await started(rig, two)
  for (let tries = 0; tries < 5; tries++) {
    await rig.take(20)
    await rig.pass(100)
  }
  expect(rig.sent.length).toBeGreaterThan(15)
  expect(rig.shown().every(({ text }) => text.startsWith('two'))).toBe(true)
})

test('a cancel takes back all that has not left, and the counts say how many that were', async () => {
  const rig = await campaignRig({ window: 40 })
  const id = await created(rig, { perSecond: 100 })
  await started(rig, id, 1_500)
  await rig.take(40)
  await rig.pass(100)
  const cancel = rig.campaigns.cancel(author, id)
  const { counts } = ok(await rig.told(cancel))
  expect(sumOf(counts)).toBe(300)
  const { sent } = counts
  expect(sent).toBeGreaterThan(30)
  expect(counts).toMatchObject({ inFlight: rig.sent.length, canceled: 300 - sent - rig.sent.length, waiting: 0 })
  const left = await rig.take(40)
  await rig.pass(1_000)
  expect(rig.sent).toHaveLength(0)
  expect(await look(rig, id)).toMatchObject({ state: 'canceled', counts: { sent: sent + left, canceled: counts.canceled, inFlight: 0 } })
  expect(rig.gateway.counters().queued).toBe(0)
})

test('a speed is kept, and can be changed under way', async () => {
  const rig = await campaignRig({ window: 1_000 })
  const id = await created(rig, { perSecond: 10 })
  await started(rig, id, 5_000)
  expect(rig.sent.length).toBeGreaterThan(35)
  expect(rig.sent.length).toBeLessThan(65)
  ok(await rig.told(rig.campaigns.change(author, id, (before) => ({ ...before, perSecond: 10_000 }))))
  await rig.pass(500)
  expect(rig.sent).toHaveLength(300)
})

test('it is never far ahead of a link that takes nothing', async () => {
  const rig = await campaignRig({ window: 1 })
  const id = await created(rig, { perSecond: 500 }, people(9_000))
  await started(rig, id, 40_000)
  const { counts } = await look(rig, id)
  expect(counts.inFlight).toBeGreaterThan(2_000)
  expect(counts.inFlight).toBeLessThanOrEqual(5_500)
}, 20_000)

test('without money it waits and nobody is left out; with money it goes on by itself', async () => {
  let covered = 100
  const ledger = {
    reserve: (charges: readonly unknown[]) => ({ writes: [], refused: new Map(charges.flatMap((_, at) => (covered-- > 0 ? [] : [[at, { code: 'insufficient_balance' as const, say: 'the balance is too low' }] as const]))) }),
    settle: () => ({ writes: [] }),
  }
  const rig = await campaignRig({ window: 1_000, rig: { ledger } })
  const id = await created(rig)
  await started(rig, id, 3_000)
  expect(await look(rig, id)).toMatchObject({ state: 'running', counts: { inFlight: 100, waiting: 200, excluded: 0 }, trouble: { code: 'insufficient_balance' } })
  covered = 1_000
  await rig.pass(3_000)
  expect(new Set(rig.shown().map(({ to }) => to)).size).toBe(300)
  expect(rig.sent).toHaveLength(300)
  expect((await look(rig, id)).trouble).toBeUndefined()
})

test('a disk without room halts nothing for good', async () => {
  let full = false
  const rig = await campaignRig({ window: 1_000, rig: { full: () => full } })
  const id = await created(rig)
  ok(await rig.told(rig.campaigns.start(author, id)))
  full = true
  await rig.pass(2_000)
  full = false
  await rig.pass(30_000)
  expect(new Set(rig.shown().map(({ to }) => to)).size).toBe(300)
  expect(rig.sent).toHaveLength(300)
})

test('somebody else agrees, and agrees again after a change', async () => {
  const rig = await campaignRig()
  const { campaigns, told } = rig
  await told(campaigns.setPolicy(author.workspace, { recipients: 100 }))
  const id = await created(rig)
  expect(ok(await told(campaigns.start(author, id)))).toMatchObject({ state: 'in_review', reason: 'Somebody else has to agree: more than 100 recipients.' })
  expect(codeOf(await told(campaigns.approve(author, id)))).toBe('not_permitted')
  ok(await told(campaigns.change({ ...author, who: 'key_third' }, id, (before) => ({ ...before, text: 'Hello {{ name }}' }))))
  expect(await look(rig, id)).toMatchObject({ state: 'draft' })
  expect(codeOf(await told(campaigns.approve(other, id)))).toBe('wrong_state')
  ok(await told(campaigns.start(author, id)))
  expect(codeOf(await told(campaigns.approve({ ...author, who: 'key_third' }, id)))).toBe('not_permitted')
  expect(codeOf(await told(campaigns.approve({ ...other, makers: ['usr_boss', author.who] }, id)))).toBe('not_permitted')
  expect(ok(await told(campaigns.approve(other, id)))).toMatchObject({ state: 'running', facts: { approvedBy: 'key_other' } })
  await rig.pass()
  ok(await told(campaigns.pause(author, id)))
  ok(await told(campaigns.change(author, id, (before) => ({ ...before, text: 'Changed {{ name }}' }))))
  expect(codeOf(await told(campaigns.resume(author, id)))).toBe('wrong_state')
  ok(await told(campaigns.approve(other, id)))
  ok(await told(campaigns.resume(author, id)))
  const small = await created(rig, {}, people(5))
  expect(ok(await told(campaigns.start(author, small))).state).toBe('running')
})

test('somebody else agrees to what may cost much, too', async () => {
  const rig = await campaignRig({ needs: { priceOf: () => ({ low: 50_000, high: 80_000, currency: 'EUR' }) } })
  const { campaigns, told } = rig
  await told(campaigns.setPolicy(author.workspace, { cost: { micros: 8_000_000, currency: 'EUR' } }))
  const [cheap, dear] = [await created(rig, {}, people(100)), await created(rig, {}, people(101))]
  expect(ok(await told(campaigns.start(author, cheap))).state).toBe('running')
  expect(ok(await told(campaigns.start(author, dear)))).toMatchObject({ state: 'in_review', reason: 'Somebody else has to agree: it may cost 8.08 EUR, more than 8.00 EUR.' })
  expect(ok(await told(campaigns.approve(other, dear))).state).toBe('running')
})

test('for some seconds after its start it can be undone, and nothing leaves before they are over', async () => {
  const rig = await campaignRig()
  const { campaigns, told } = rig
  const [kept, undone] = [await created(rig, {}, people(3)), await created(rig, {}, people(3))]
  for (const id of [kept, undone]) expect(ok(await told(campaigns.start(author, id, 10))).state).toBe('scheduled')
  await rig.pass(9_000)
  expect(rig.sent).toHaveLength(0)
  expect(ok(await told(campaigns.undo(author, undone)))).toMatchObject({ state: 'draft', counts: { waiting: 3 } })
  await rig.pass(2_000)
  expect(rig.sent).toHaveLength(3)
  expect((await look(rig, undone)).state).toBe('draft')
  expect(codeOf(await told(campaigns.undo(author, kept)))).toBe('wrong_state')
  ok(await told(campaigns.start(author, undone)))
  await rig.pass(500)
  expect(rig.sent).toHaveLength(6)
})

test('letters that cost a part are written without accents, where it is wished', async () => {
  const rig = await campaignRig()
  const named = (name: string, at: number) => ({ to: numberAt(at), fields: { name } })
  const text = `{{ name }} ${'x'.repeat(100)}`
  await started(rig, await created(rig, { text, fold: true }, [named('Chloê', 1), named('Ивáн', 2), named('Zoë', 3)]))
  expect(rig.shown().map((one) => one.text.split(' ')[0])).toEqual(['Chloe', 'Ивáн', 'Ивáн', 'Zoe'])
})

test('the rest of a paused campaign gets another text, and each row tells which one', async () => {
  const rig = await campaignRig({ window: 1_000 })
  const id = await created(rig, { perSecond: 50 })
  await started(rig, id, 2_000)
  const before = rig.sent.length
  ok(await rig.told(rig.campaigns.pause(author, id)))
  ok(await rig.told(rig.campaigns.change(author, id, (now) => ({ ...now, text: 'Corrected, {{ name }}' }))))
  ok(await rig.told(rig.campaigns.change(author, id, ({ perSecond: _, ...now }) => now)))
  ok(await rig.told(rig.campaigns.resume(author, id)))
  await rig.pass(1_000)
  expect(rig.sent).toHaveLength(300)
  expect(rig.shown().slice(before + 20).every(({ text }) => text.startsWith('Corrected'))).toBe(true)
  const { data } = (await rig.told(rig.campaigns.recipients(author, id, { limit: 300 })))!
  expect(data.map(({ version }) => version)).toEqual(rig.shown().map(({ text }) => (text.startsWith('Corrected') ? 2 : 1)))
})

test('a ramp begins with a few, and halts by itself when they fail', async () => {
  const rig = await campaignRig({ window: 2_000 })
  const ramp = { steps: [1, 10, 100], failedPercent: 10, optOutPercent: 2, waitSeconds: 5 }
  const [good, bad] = [await created(rig, { ramp }, people(2_000)), await created(rig, { ramp }, people(2_000))]
  await started(rig, good, 1_000)
  const few = rig.sent.length
  expect(few).toBeGreaterThan(5)
  expect(few).toBeLessThan(50)
  await rig.take(few)
  await rig.pass(7_000)
  expect(few + rig.sent.length).toBeGreaterThan(130)
  expect(few + rig.sent.length).toBeLessThan(280)
  await rig.take(rig.sent.length)
  await rig.pass(7_000)
  await rig.take(rig.sent.length)
  await rig.pass(1_000)
  expect((await look(rig, good)).counts).toMatchObject({ sent: 2_000 })

  await started(rig, bad, 1_000)
  await rig.answer(...rig.sent.map(() => ({ kind: 'refused' as const, status: 'ESME_RINVDSTADR', retry: 'never' as const })))
  await rig.pass(7_000)
  expect(await look(rig, bad)).toMatchObject({ state: 'paused', reason: expect.stringContaining('did not arrive, more than 10 %') })
}, 20_000)

test('shares of the audience get other texts, and some get nothing', async () => {
  const rig = await campaignRig({ window: 2_000 })
  const split = { variants: [{ name: 'a', text: 'A' }, { name: 'b', text: 'B' }], holdOutPercent: 20 }
  const id = await created(rig, { split }, people(1_000))
  await started(rig, id, 500)
  const { counts } = await look(rig, id)
  expect(counts.reasons['held_out']).toBeGreaterThan(150)
  expect(counts.reasons['held_out']).toBeLessThan(250)
  const a = rig.shown().filter(({ text }) => text === 'A').length
  expect(a / rig.sent.length).toBeGreaterThan(0.42)
  expect(a / rig.sent.length).toBeLessThan(0.58)
})

test('each gets the text of their language and the sender of their country', async () => {
  const rig = await campaignRig()
  const id = await created(rig, { texts: { nl: 'Dag {{ name }}', 'pt-BR': 'Oi' }, senders: { GB: 'Britain' } }, [
    { to: '+31612345678', fields: { name: 'Jan' }, language: 'nl-BE' } as never, { to: '+447400123456', fields: { name: 'Jo' } }, { to: '+5511961234567', fields: {}, language: 'pt-br' } as never,
  ])
  await started(rig, id)
  expect(rig.shown().map(({ text, from }) => `${from}: ${text}`).sort()).toEqual(['Britain: Hi Jo', 'Shop: Dag Jan', 'Shop: Oi'])
})

test('a triggered campaign goes to whom a trigger names, once', async () => {
  const rig = await campaignRig()
  const id = await created(rig, { triggered: true }, [])
  await started(rig, id)
  const [ada, bob] = people(2)
  expect(ok(await rig.told(rig.campaigns.trigger(author, id, [ada!, { to: 'x' }]))).outcomes).toMatchObject([{ to: ada!.to, id: expect.any(String) }, { say: 'invalid_recipient' }])
  expect(ok(await rig.told(rig.campaigns.trigger(author, id, [ada!, bob!]))).outcomes).toMatchObject([{ say: 'has had it already' }, { id: expect.any(String) }])
  expect(rig.sent).toHaveLength(2)
  expect((await look(rig, id)).counts).toMatchObject({ audience: 3, inFlight: 2, excluded: 1 })
})

test('a time is waited for, and a recurrence makes a campaign each time', async () => {
  const rig = await campaignRig()
  const at = rig.clock.wall() + 60_000
  const once = await created(rig, { schedule: { at } }, people(3))
  expect(await started(rig, once, 30_000)).toMatchObject({ state: 'scheduled' })
  expect(rig.sent).toHaveLength(0)
  await rig.pass(31_000)
  expect(rig.sent).toHaveLength(3)
  const every = await created(rig, { schedule: { recurring: { cron: '*/10 * * * *', timeZone: 'UTC' } } }, people(2))
  await started(rig, every)
  rig.clock.advance(11 * 60_000)
  await rig.pass(1_500)
  rig.clock.advance(10 * 60_000)
  await rig.pass(1_500)
  const { data } = await rig.told(rig.campaigns.list(author, { limit: 10 }))
  expect(data.filter(({ facts }) => facts.recurrenceOf === every)).toHaveLength(2)
  expect(rig.sent).toHaveLength(3 + 2 * 2)
})

/** A process that ends after so many more writes, and the one that comes after it. */
async function mortal(needs: Partial<Parameters<typeof campaignRig>[0] & object> = {}) {
  const rig = await campaignRig(needs)
  let left = Infinity
  const isAlive = () => left > 0
  const never = new Promise<never>(() => {})
  const db = { ...rig.db, write: (...given: Parameters<typeof rig.db.write>) => (left-- > 0 ? rig.db.write(...given) : never), read: (...given: Parameters<typeof rig.db.read>) => (isAlive() ? rig.db.read(...given) : never) }
  const base = { clock: rig.clock, chance: seededChance(6), log: silentLog, see: rig.gateway.preview, messages: rig.gateway.campaigns, watch: rig.gateway.watch, record: () => ({ writes: [], ended() {} }) }
  const ids = createIds({ clock: rig.clock })
  const first = openCampaigns({ ...base, ids, db, accept: (...given) => (isAlive() ? rig.gateway.accept(...given) : never) })
  first.begin()
  return {
    ...rig, campaigns: first,
    dieAfter: (writes: number) => void (left = writes),
    async next() {
      left = 0
      const second = openCampaigns({ ...base, ids, db: rig.db, accept: rig.gateway.accept })
      await rig.told(second.load())
      second.begin()
      return second
    },
  }
}

test('a recurrence is sent once, whenever the process ends', async () => {
  for (let writes = 0; writes < 6; writes++) {
    const rig = await mortal()
    const { id } = ok(await rig.told(rig.campaigns.create(author, { ...content, schedule: { recurring: { cron: '*/10 * * * *', timeZone: 'UTC' } } }, people(3))))
    ok(await rig.told(rig.campaigns.start(author, id)))
    rig.dieAfter(writes)
    rig.clock.advance(11 * 60_000)
    await rig.pass(1_500)
    await rig.next()
    await rig.pass(1_500)
    expect([writes, rig.shown().map(({ to }) => to).sort()]).toEqual([writes, [0, 1, 2].map(numberAt)])
  }
})

test('a recurrence that is canceled at its very time is not sent', async () => {
  const rig = await campaignRig()
  const slow = { ...rig.db, write: async (...given: Parameters<typeof rig.db.write>) => (await new Promise<void>((resolve) => void rig.clock.after(1_200, resolve)), rig.db.write(...given)) }
  const campaigns = openCampaigns({
    db: slow, clock: rig.clock, chance: seededChance(6), ids: createIds({ clock: rig.clock }), log: silentLog, accept: rig.gateway.accept, see: rig.gateway.preview, messages: rig.gateway.campaigns, watch: rig.gateway.watch, record: () => ({ writes: [], ended() {} }),
  })
  campaigns.begin()
  const { id } = ok(await rig.told(campaigns.create(author, { ...content, schedule: { recurring: { cron: '*/10 * * * *', timeZone: 'UTC' } } }, people(3))))
  const { facts } = ok(await rig.told(campaigns.start(author, id)))
  await rig.pass(1_000)
  rig.clock.advance(facts.dueAt! - rig.clock.wall() - 300)
  const canceled = campaigns.cancel(author, id)
  await rig.pass(8_000)
  expect((await canceled) as View).toMatchObject({ state: 'canceled' })
  expect((await rig.told(campaigns.list(author, { limit: 9 }))).data).toHaveLength(1)
  expect(rig.sent).toHaveLength(0)
})

test('a campaign of which messages were erased ends all the same, and goes on being triggered', async () => {
  const rig = await mortal({ window: 100 })
  const id = ok(await rig.told(rig.campaigns.create(author, content, people(3)))).id
  const triggered = ok(await rig.told(rig.campaigns.create(author, { ...content, triggered: true }))).id
  for (const one of [id, triggered]) ok(await rig.told(rig.campaigns.start(author, one)))
  ok(await rig.told(rig.campaigns.trigger(author, triggered, [{ to: numberAt(0), fields: { name: 'Ann' } }])))
  await rig.pass(500)
  const numbers = rig.shown().map(({ to }) => to.slice(1))
  expect(await rig.take(4)).toBe(4)
  for (const [at, from] of numbers.entries()) await rig.receipt(`op-${at}`, 'delivered', { from })
  await rig.told(rig.db.write([{ sql: 'DELETE FROM message', rows: [[]] }]))
  const second = await rig.next()
  expect(ok(await rig.told(second.get(author, id))).counts).toMatchObject({ audience: 3, sent: 3, inFlight: 0, undelivered: 0 })
  await rig.pass(1_000)
  expect(ok(await rig.told(second.get(author, id))).state).toBe('finished')
  expect(ok(await rig.told(second.get(author, triggered))).counts).toMatchObject({ sent: 1, inFlight: 0 })
})

test('nobody meets a campaign of another workspace, and a test key none that is live', async () => {
  const rig = await campaignRig()
  const id = await created(rig, {}, people(3))
  for (const stranger of [{ ...author, workspace: 'wsp_other' }, { ...author, mode: 'test' as const }]) {
    expect(await rig.told(rig.campaigns.get(stranger, id))).toBeUndefined()
    for (const act of ['start', 'approve', 'pause', 'cancel'] as const) expect(codeOf(await rig.told(rig.campaigns[act](stranger, id)))).toBe('not_found')
    expect((await rig.told(rig.campaigns.list(stranger, { limit: 5 }))).data).toEqual([])
  }
})
