import { expect, test } from 'vitest'
import { author, campaignRig, content, numberAt, people } from '../../test/support/campaign-rig.ts'
import { bucketOf } from './audience.ts'
import type { Hear } from './answers.ts'
import type { Content, Recipient } from './campaign.ts'

type Rig = Awaited<ReturnType<typeof campaignRig>>
const minute = 60_000

/** Phones that say something. */
function listening() {
  let waiting: { id: string; from: string; keyword?: string }[] = []
  let onHeard: (audiences: ReadonlySet<string>) => void = () => {}
  const hear: Hear = {
    read: async ({ limit }) => waiting.slice(0, limit).map(({ id, from, keyword }) => ({ id, workspace: author.workspace, mode: 'live', body: JSON.stringify({ from, keyword, receivedAt: '2026-11-22T10:00:00.000Z' }) })),
    settling: (ids) => ((waiting = waiting.filter(({ id }) => !ids.includes(id))), { sql: 'DELETE FROM campaign WHERE id = ?', rows: [['']] }),
    watch: (listener) => ((onHeard = listener), () => {}),
  }
  let next = 0
  return { hear, say: (from: string, keyword?: string) => (waiting.push({ id: `evt_${next++}`, from, ...(keyword && { keyword }) }), onHeard(new Set(['campaigns']))) }
}

async function begun(rig: Rig, more: Partial<Content>, recipients: readonly Recipient[]): Promise<string> {
  const made = await rig.told(rig.campaigns.create(author, { ...content, ...more }, recipients))
  if ('refused' in made) throw new Error(made.refused.say)
  const started = await rig.told(rig.campaigns.start(author, made.id))
  if ('refused' in started) throw new Error(started.refused.say)
  await rig.pass(500)
  return made.id
}
const seen = async (rig: Rig, id: string) => (await rig.told(rig.campaigns.get(author, id)))!
const later = async (rig: Rig, minutes: number) => {
  rig.clock.advance(minutes * minute)
  await rig.pass(1_500)
}
/** Texts of what was sent since, by number; the operator takes them. */
const arrived = async (rig: Rig) => {
  const shown = new Map(rig.shown().map(({ to, text }) => [to, text]))
  await rig.take(rig.sent.length)
  await rig.pass(200)
  return shown
}
const [ada, bo, cy] = [numberAt(0), numberAt(1), numberAt(2)]

test('follow-ups come at their time to each, and not to who replied or asked for silence', async () => {
  const { hear, say } = listening()
  const rig = await campaignRig({ needs: { hear } })
  const id = await begun(rig, { followUps: [{ afterMinutes: 60, text: 'Second {{ name }}' }, { afterMinutes: 60, text: 'Third', evenIfReplied: true }] }, people(3))
  expect([...(await arrived(rig)).values()]).toEqual(['Hi Nr 0', 'Hi Nr 1', 'Hi Nr 2'])
  const [second, third] = (await seen(rig, id)).facts.followedBy!
  expect(await seen(rig, second!)).toMatchObject({ state: 'running', content: { name: 'Opening, follow-up 1' }, counts: { audience: 3, waiting: 3 } })
  await later(rig, 50)
  expect(rig.sent).toHaveLength(0)
  say(ada, 'stop')
  say(bo)
  await rig.pass(200)
  await later(rig, 10)
  expect(await arrived(rig)).toEqual(new Map([[cy, 'Second Nr 2']]))
  expect((await seen(rig, second!)).counts).toMatchObject({ audience: 3, sent: 1, excluded: 2, reasons: { opted_out: 1, replied: 1 } })
  say(cy)
  await rig.pass(200)
  await later(rig, 61)
  expect(await arrived(rig)).toEqual(new Map([[cy, 'Third']]))
  expect((await seen(rig, third!)).counts).toMatchObject({ audience: 1, sent: 1 })
})

test('a follow-up may be for those alone whose message has not arrived', async () => {
  const rig = await campaignRig()
  const id = await begun(rig, { followUps: [{ afterMinutes: 5, text: 'Once more', only: 'not_delivered' }, { afterMinutes: 5, text: 'Never' , only: 'delivered' }] }, people(4))
  await arrived(rig)
  const [second, third] = (await seen(rig, id)).facts.followedBy!
  await later(rig, 6)
  expect((await arrived(rig)).size).toBe(4)
  await later(rig, 6)
  expect(rig.sent).toHaveLength(0)
  expect((await seen(rig, third!)).counts).toMatchObject({ audience: 4, excluded: 4, reasons: { not_delivered: 4 } })
  expect((await seen(rig, second!)).counts).toMatchObject({ audience: 4, sent: 4, waiting: 0 })
})

test('what follows stands still, goes on and is taken back with what it follows', async () => {
  const rig = await campaignRig()
  const id = await begun(rig, { followUps: [{ afterMinutes: 5, text: 'Later' }] }, people(4))
  const [next] = (await seen(rig, id)).facts.followedBy!
  await rig.told(rig.campaigns.pause(author, id))
  expect((await seen(rig, next!)).state).toBe('paused')
  await arrived(rig)
  await later(rig, 6)
  expect(rig.sent).toHaveLength(0)
  await rig.told(rig.campaigns.cancel(author, id))
  expect(await seen(rig, next!)).toMatchObject({ state: 'canceled', counts: { canceled: 4, waiting: 0 } })
  await later(rig, 6)
  expect(rig.sent).toHaveLength(0)
})

test('a triggered campaign has follow-ups, too', async () => {
  const rig = await campaignRig()
  const id = await begun(rig, { triggered: true, followUps: [{ afterMinutes: 1, text: 'Well?' }] }, [])
  expect(await rig.told(rig.campaigns.trigger(author, id, [people(1)[0]!]))).toMatchObject({ outcomes: [{ id: expect.any(String) }] })
  expect((await arrived(rig)).size).toBe(1)
  await later(rig, 2)
  expect(await arrived(rig)).toEqual(new Map([[ada, 'Well?']]))
})

test('who could not be handed over by a trigger gets it when there is room again', async () => {
  let isFull = true
  const rig: Rig = await campaignRig({ needs: { accept: async (...given) => (isFull ? { kind: 'overloaded', retryAfterMs: 1_000 } : rig.gateway.accept(...given)) } })
  const id = await begun(rig, { triggered: true }, [])
  const trigger = () => rig.told(rig.campaigns.trigger(author, id, [people(1)[0]!]))
  expect(await trigger()).toMatchObject({ outcomes: [{ say: 'There is no room for it now. It is tried again by itself.' }] })
  expect(await trigger()).toMatchObject({ outcomes: [{ say: 'waits for it already' }] })
  isFull = false
  await later(rig, 1)
  expect((await arrived(rig)).size).toBe(1)
  expect((await seen(rig, id)).counts).toMatchObject({ audience: 1, sent: 1 })
})

const split = (more: object = {}) => ({
  variants: [{ name: 'dull', text: 'Dull' }, { name: 'bright', text: 'Bright' }], holdOutPercent: 10,
  test: { percent: 40, by: 'replies' as const, leastEach: 50, waitMinutes: 60, otherwise: 'first' as const, ...more },
})

test('variants are tried with a share; the rest waits, and gets the one that was shown to be better', async () => {
  const { hear, say } = listening()
  const rig = await campaignRig({ window: 2_000, needs: { hear } })
  const id = await begun(rig, { split: split() }, people(1_000))
  const tried = await arrived(rig)
  expect(tried.size).toBeGreaterThan(330)
  expect(tried.size).toBeLessThan(470)
  expect([...tried.keys()].every((number) => bucketOf(id, number) >= 1_000 && bucketOf(id, number) < 5_000)).toBe(true)
  let replies = 0
  for (const [number, text] of tried) if (text === 'Bright' && replies++ < 80) say(number)
  await rig.pass(500)
  await later(rig, 1)
  const rest = await arrived(rig)
  expect(new Set(rest.values())).toEqual(new Set(['Bright']))
  const { facts, counts } = await seen(rig, id)
  expect(facts.decided).toMatchObject({ variant: 'bright' })
  expect(tried.size + rest.size + counts.reasons['held_out']!).toBe(1_000)
  const { trial } = (await rig.told(rig.campaigns.report(author, id)))!
  expect(trial).toMatchObject({ best: 'bright', say: 'bright did better than the others.', variants: [{ name: 'dull', replies: 0 }, { name: 'bright', replies: 80 }] })
  expect(trial!.differences[0]!.high).toBeLessThan(0)
}, 20_000)

test('where no difference was shown in time the rest gets the first, or somebody chooses', async () => {
  const rig = await campaignRig({ window: 2_000 })
  const [first, asked] = [await begun(rig, { split: split() }, people(500)), await begun(rig, { split: split({ otherwise: 'pause' }) }, people(500))]
  await arrived(rig)
  await later(rig, 30)
  expect(rig.sent).toHaveLength(0)
  await later(rig, 31)
  expect(new Set((await arrived(rig)).values())).toEqual(new Set(['Dull']))
  expect((await seen(rig, first)).facts.decided).toMatchObject({ variant: null })
  expect(await seen(rig, asked)).toMatchObject({ state: 'paused', reason: 'no difference was shown; choose the variant that the rest is to get' })
  expect(await rig.told(rig.campaigns.choose(author, asked, 'none'))).toMatchObject({ refused: { param: '/variant' } })
  await rig.told(rig.campaigns.choose(author, asked, 'bright'))
  await rig.told(rig.campaigns.resume(author, asked))
  await rig.pass(1_000)
  expect(new Set((await arrived(rig)).values())).toEqual(new Set(['Bright']))
}, 20_000)
