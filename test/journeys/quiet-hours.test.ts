// Bulk waits while it is night where the recipient is, over both changes of the clocks, and goes in their morning; what people
// wait for goes at once. The gateway with its rules of consent, on a clock that is set by hand.
import { expect, test } from 'vitest'
import { consentRoutes } from '../../src/api/rest/routes/consent.ts'
import { consentMigrations } from '../../src/consent/schema.ts'
import { openConsent, type Consent } from '../../src/consent/open.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import type { Lane } from '../../src/gateway/message.ts'
import { manualClock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { gatewayRig, workspace } from '../support/gateway-rig.ts'
import { ask, createSite } from '../support/house.ts'

const at = (time: string) => Date.parse(time)

async function town(time: string) {
  const clock = manualClock(at(time))
  const db = inlineSqlite({ clock, migrations: consentMigrations })
  let consent: Consent | undefined
  const opening = openConsent({
    db, clock, ids: createIds({ clock }), secret: 'a secret of more than thirty-two characters', house: 'wsp_house',
    tell: () => ({ writes: [], ended() {} }), lastTo: async () => undefined, sentSince: async () => new Map(),
  }).then((opened) => (consent = opened))
  while (!consent) {
    clock.advance(0)
    await new Promise(setImmediate)
  }
  await opening
  const rig = await gatewayRig({ clock, consent })
  await rig.resting(consent.change(workspace, { bulkNeedsConsent: false, cap: 0, quietHours: true }))
  const send = (to: string, lane: Lane = 'bulk') => rig.send({ to, lane, text: 'An offer' })
  const goesAt = async (to: string): Promise<string> => {
    const id = await send(to)
    const { status, reason, heldUntil } = await rig.view(id)
    if (status !== 'held') return 'now'
    expect(reason).toBe('quiet_hours')
    return new Date(heldUntil!).toISOString().slice(0, 16)
  }
  return { rig, send, goesAt, consent }
}

const amsterdam = '+31612345678'
const london = '+447400123456'
const delhi = '+919876543210'
const newYork = '+12125550123'
const mexico = '+525512345678'

test('five countries wait for five mornings, on a usual night', async () => {
  const { goesAt, send, rig } = await town('2026-11-23T02:00:00Z') // a Monday
  expect(await goesAt(amsterdam)).toBe('2026-11-23T07:00')
  expect(await goesAt(london)).toBe('2026-11-23T08:00')
  expect(await goesAt(delhi)).toBe('2026-11-23T04:30')
  expect(await goesAt(newYork)).toBe('2026-11-23T13:00')
  expect(await goesAt(mexico)).toBe('2026-11-23T17:00') // no area code tells which of its zones: all must allow it
  const now = [await send(amsterdam, 'transactional'), await send(london, 'otp')]
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual(now)
})

test('the night in which clocks go forward is shorter, and the one in which they go back longer', async () => {
  const spring = await town('2026-03-28T22:00:00Z')
  expect(await spring.goesAt(amsterdam)).toBe('2026-03-29T06:00')
  expect(await spring.goesAt(london)).toBe('2026-03-29T07:00')
  const autumn = await town('2026-10-24T22:00:00Z')
  expect(await autumn.goesAt(amsterdam)).toBe('2026-10-25T07:00')
  expect(await autumn.goesAt(london)).toBe('2026-10-25T08:00')
})

test('what was held goes by itself when morning comes, and not before', async () => {
  const { rig, send } = await town('2026-03-28T22:00:00Z')
  const [first, second] = [await send(amsterdam), await send(london)]
  await rig.rest(at('2026-03-29T05:59:00Z') - rig.clock.wall())
  expect(rig.sent).toHaveLength(0)
  await rig.rest(61_000)
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual([first])
  await rig.rest(3_600_000)
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual([first, second])
})

test('what an hour of backlog carried into the evening waits for the morning as well', async () => {
  const { rig, send } = await town('2026-11-23T19:59:00Z')
  rig.setRoom(0)
  const id = await send(amsterdam)
  expect((await rig.view(id)).status).toBe('queued')
  await rig.rest(120_000)
  rig.setRoom(10)
  await rig.rest()
  expect(rig.sent).toHaveLength(0)
  expect(await rig.view(id)).toMatchObject({ status: 'held', reason: 'quiet_hours', heldUntil: at('2026-11-24T07:00:00Z') })
})

type Rules = { country: string; hours: Hours; regions?: Record<string, Hours>; holidays: string[] }
type Hours = { days: number[]; from: string; to: string }[]
/** As a calendar on the wall there shows it. */
function wallOf(zone: string, at: number) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: 1 + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday']!), time: `${parts['hour']}:${parts['minute']}`, date: `${parts['month']}-${parts['day']}` }
}

test('the real clock, over REST: bulk to four zones goes where it is a time, and waits for the beginning of one where it is not', async () => {
  const site = await createSite()
  const house = await site.start()
  try {
    const headers = { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }
    await fetch(`${house.url}/v1/consents/settings`, { method: 'PATCH', headers, body: JSON.stringify({ quietHours: true, bulkNeedsConsent: false, cap: 0 }) })
    const { data } = (await ask<{ data: Rules[] }>(house, '/v1/consents/rules')).body
    const places = [
      [amsterdam, 'NL', 'Europe/Amsterdam'], [delhi, 'IN', 'Asia/Kolkata'], [newYork, 'US', 'America/New_York', 'US-*'], ['+12035550123', 'US', 'America/New_York', 'US-CT'], ['+64211234567', 'NZ', 'Pacific/Auckland'],
    ] as const
    for (const [to, country, zone, region] of places) {
      const rules = data.find((one) => one.country === country.toLowerCase())!
      const hours = region === undefined ? rules.hours : rules.regions![region]!
      const zones = country === 'NZ' ? [zone, 'Pacific/Chatham'] : [zone]
      const isOpen = (at: number) => zones.every((one) => {
        const { day, time, date } = wallOf(one, at)
        return !rules.holidays.includes(date) && hours.some(({ days, from, to: end }) => days.includes(day) && time >= from && time < end)
      })
      const before = isOpen(Date.now())
      const { body: message } = await ask<{ id: string }>(house, '/v1/messages', { to, from: 'Shop', text: 'An offer', lane: 'bulk' })
      const { status, reason, heldUntil } = (await ask<{ status: string; reason?: string; heldUntil?: string }>(house, `/v1/messages/${message.id}`)).body
      if (isOpen(Date.now()) !== before) continue // the hour struck meanwhile
      expect([to, reason ?? 'goes']).toEqual([to, before ? 'goes' : 'quiet_hours'])
      if (before) continue
      expect(status).toBe('held')
      expect([isOpen(Date.parse(heldUntil!) - 60_000), isOpen(Date.parse(heldUntil!))]).toEqual([false, true])
    }
  } finally {
    await house.stop()
    site.remove()
  }
}, 30_000)

test('what quiet hours hold goes on when they are switched off, each judged once more', async () => {
  const { rig, send, consent } = await town('2026-11-23T02:00:00Z')
  const [free, stopped] = [await send(amsterdam), await send(london)]
  expect(await rig.view(free)).toMatchObject({ status: 'held', reason: 'quiet_hours' })
  await rig.resting(consent.ledger.record([{ workspace, mode: 'live', number: london, sender: '*', purpose: 'marketing', source: 'api', action: 'withdrawn' }]))
  const change = consentRoutes({ consent, clock: rig.clock, release: async () => 0, releaseSoon: rig.gateway.releaseSoon }).find(({ operation }) => operation === 'changeConsentSettings')!
  const principal = { workspace, mode: 'live' } as never
  await rig.resting(Promise.resolve(change.handle({ body: { cap: 0 }, principal } as never)))
  await rig.rest()
  expect(rig.sent).toHaveLength(0)
  await rig.resting(Promise.resolve(change.handle({ body: { quietHours: false }, principal } as never)))
  await rig.rest()
  await rig.rest()
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual([free])
  expect(await rig.view(stopped)).toMatchObject({ status: 'blocked' })
})
