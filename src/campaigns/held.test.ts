import { expect, test } from 'vitest'
import { author, campaignRig, content, people } from '../../test/support/campaign-rig.ts'
import { workspace } from '../../test/support/gateway-rig.ts'
import type { Ledger } from '../billing/ledger.ts'
import type { Verdict } from '../consent/consent.ts'
import type { Content } from './campaign.ts'

const hourMs = 3_600_000

/** A campaign for 300 whose messages are all held: by a budget, or for what `verdict` says. */
async function heldRig(verdict?: (at: number) => Verdict, more: Partial<Content> = {}) {
  const state = { poor: !verdict, verdict }
  const ledger: Ledger = {
    reserve: (charges) => ({ writes: [], refused: new Map(), ...(state.poor && { held: new Set(charges.keys()) }) }),
    settle: () => ({ writes: [] }),
  }
  const judge = (asked: readonly { at: number }[]) => state.verdict && new Map(asked.map(({ at }, i) => [i, state.verdict!(at)]))
  const rig = await campaignRig({ window: 2_000, rig: { ledger, consent: { judge } } })
  const made = await rig.told(rig.campaigns.create(author, { ...content, ...more }, people(300)))
  if ('refused' in made) throw new Error(made.refused.say)
  await rig.told(rig.campaigns.start(author, made.id))
  const look = async () => (await rig.told(rig.campaigns.get(author, made.id)))!
  return { ...rig, id: made.id, state, look }
}

test('what money holds is counted on the campaign and is its trouble, until there is more', async () => {
  const rig = await heldRig()
  await rig.pass(1_000)
  expect(await rig.look()).toMatchObject({ counts: { inFlight: 300 }, held: { budget: { count: 300 } }, trouble: { code: 'budget_reached' } })
  expect(rig.sent).toHaveLength(0)
  rig.state.poor = false
  expect(await rig.told(rig.gateway.releaseAll(workspace, 'budget'))).toBe(300)
  await rig.pass(1_000)
  expect(rig.sent).toHaveLength(300)
  const after = await rig.look()
  expect(after.held).toBeUndefined()
  expect(after.trouble).toBeUndefined()
})

test('what is let go at once leaves at the speed of its campaign, whatever held it', async () => {
  const quiet = await heldRig((at) => ({ kind: 'hold', reason: 'quiet_hours', until: Math.ceil((at + 1) / hourMs) * hourMs, say: 'Night.' }), { perSecond: 40 })
  const poor = await heldRig(undefined, { perSecond: 40 })
  for (const rig of [quiet, poor]) {
    await rig.pass(10_000)
    expect(rig.sent).toHaveLength(0)
    rig.state.poor = false
    rig.state.verdict = undefined
  }
  expect(await quiet.look()).toMatchObject({ state: 'finishing', held: { quiet_hours: { count: 300, until: Math.ceil(quiet.clock.wall() / hourMs) * hourMs } } })
  await quiet.rest(hourMs - (quiet.clock.wall() % hourMs))
  await poor.told(poor.gateway.releaseAll(workspace, 'budget'))
  for (const rig of [quiet, poor]) {
    await rig.pass(2_000)
    expect(rig.sent.length).toBeGreaterThan(60)
    expect(rig.sent.length).toBeLessThan(150)
    await rig.pass(8_000)
    expect(rig.sent).toHaveLength(300)
  }
})

test('a message tells in its timeline when it was held, for what, and when it was let go', async () => {
  const poor = await heldRig()
  await poor.pass(1_000)
  poor.state.poor = false
  await poor.told(poor.gateway.releaseAll(workspace, 'budget'))
  await poor.pass(200)
  const timeline = async (rig: typeof poor) => (await rig.told(rig.gateway.message(author, rig.sent[0]!.token.flight.id)))!.timeline!.map(({ at: _, ...one }) => one)
  expect(await timeline(poor)).toMatchObject([{ event: 'accepted' }, { event: 'held', reason: 'budget' }, { event: 'released', reason: 'budget' }])
  const night = await heldRig((at) => ({ kind: 'hold', reason: 'quiet_hours', until: at + 5_000, say: 'Night.' }))
  await night.pass(7_000)
  expect(await timeline(night)).toMatchObject([{ event: 'accepted' }, { event: 'held', reason: 'quiet_hours' }, { event: 'released', reason: 'quiet_hours' }])
})

test('whom a rule stops is counted by its reason, also after a restart; what was taken back counts no parts', async () => {
  const blocked = await heldRig(() => ({ kind: 'block', reason: 'opt_out', say: 'They said STOP.' }))
  await blocked.pass(1_000)
  expect(await blocked.look()).toMatchObject({ state: 'finished', counts: { excluded: 300, reasons: { opt_out: 300 } } })
  expect(await blocked.told(blocked.gateway.campaigns.counts(blocked.id))).toMatchObject([{ status: 'blocked', reason: 'opt_out', messages: 300 }])
  const poor = await heldRig()
  await poor.pass(1_000)
  expect((await poor.look()).counts.parts).toBe(300)
  await poor.told(poor.campaigns.cancel(author, poor.id))
  await poor.pass(1_000)
  expect((await poor.look()).counts).toMatchObject({ canceled: 300, sent: 0, parts: 0 })
})
