// Seeded histories of people who say STOP and START while messages to them wait, are claimed and are written: from the moment
// that a STOP is durable nothing in bulk is handed to an operator for whoever said it.
import { expect, test } from 'vitest'
import { consentMigrations } from '../../src/consent/schema.ts'
import { openConsent, type Consent } from '../../src/consent/open.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { manualClock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { gatewayRig, workspace } from '../support/gateway-rig.ts'

const seeds = 100
const steps = 40
const people = Array.from({ length: 6 }, (_, at) => `+3161234570${at}`)

async function history(seed: number, careless = false) {
  const chance = seededChance(seed)
  const clock = manualClock()
  const db = inlineSqlite({ clock, migrations: consentMigrations })
  let consent: Consent | undefined
  void openConsent({
    db, clock, ids: createIds({ clock }), secret: 'a secret of more than thirty-two characters', house: workspace,
    tell: () => ({ writes: [], ended() {} }), lastTo: async () => undefined, sentSince: async () => new Map(),
  }).then((opened) => (consent = opened))
  while (!consent) {
    clock.advance(0)
    await new Promise(setImmediate)
  }
  const { judge, isIdle, recheck, isJustStopped, reads, take } = consent
  const rules = careless ? { judge, isIdle, reads, take } : { judge, isIdle, recheck, isJustStopped, reads, take }
  let stopsAnswered: string[] = []
  const silent = new Set<string>()
  const rig = await gatewayRig({ clock, ownerOf: () => ({ workspace, mode: 'live' }), consent: { ...rules, take: async (heard, commit) => {
    const facts = await consent!.take(heard, async (writes) => {
      const written = await db.write(writes)
      // In the order in which facts are durable, whichever text came first.
      for (const { number, said } of heard) {
        stopsAnswered = stopsAnswered.filter((other) => other !== number)
        silent.delete(number)
        if (said.kind === 'stop') stopsAnswered.push(number)
      }
      return written
    })
    return facts.ok ? commit([], new Map()) : facts
  } } })
  const faults: string[] = []
  let stopped = 0
  /** In each turn: first what was durable before it, then what left in it. */
  const turns = async (count: number) => {
    for (let i = 0; i < count; i++) {
      const before = rig.sent.length
      clock.advance(chance.float() < 0.2 ? 1 : 0)
      await new Promise(setImmediate)
      for (const { token } of rig.sent.slice(before)) if (token.flight.lane === 'bulk' && silent.has(token.flight.to)) faults.push(`${seed}: ${token.flight.id} went to ${token.flight.to}`)
      for (const number of stopsAnswered) silent.add(number)
      stopped += stopsAnswered.length
      stopsAnswered = []
    }
  }
  const pick = () => people[chance.below(people.length)]!
  const pending: Promise<unknown>[] = []
  const text = (word: string) => pending.push(rig.inbound({ source: pick().slice(1), destination: '1600', esmClass: 0, dataCoding: 0, octets: Buffer.from(word) } as never))
  rig.setRoom(0)
  for (let step = 0; step < steps; step++) {
    const what = chance.float()
    if (what < 0.4) {
      const soon = chance.float() < 0.3 ? { scheduledAt: clock.wall() + chance.below(50) } : {}
      pending.push(rig.gateway.accept([{ to: pick(), from: '1600', text: 'An offer', lane: chance.float() < 0.8 ? 'bulk' : 'otp', ...soon }], { workspace, mode: 'live' }))
    } else if (what < 0.6) text('STOP')
    else if (what < 0.65) text('START')
    else rig.setRoom(what < 0.8 ? 0 : 1_000)
    await turns(chance.below(5))
  }
  rig.setRoom(1_000)
  await turns(60)
  await Promise.all(pending)
  return { faults, stopped, sent: rig.sent.length }
}

test(`in ${seeds} histories nothing in bulk goes to whoever said STOP`, async () => {
  let [stopped, sent] = [0, 0]
  for (let seed = 1; seed <= seeds; seed++) {
    const told = await history(seed)
    expect(told.faults).toEqual([])
    stopped += told.stopped
    sent += told.sent
  }
  expect(stopped).toBeGreaterThan(seeds)
  expect(sent).toBeGreaterThan(seeds)
}, 60_000)

test('a gateway that asks at acceptance alone is found out', async () => {
  const faults: string[] = []
  for (let seed = 1; seed <= 20 && faults.length === 0; seed++) faults.push(...(await history(seed, true)).faults)
  expect(faults.length).toBeGreaterThan(0)
}, 60_000)
