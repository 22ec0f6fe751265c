import { expect, test } from 'vitest'
import { author, campaignRig, content, numberAt, people } from '../../test/support/campaign-rig.ts'
import { silentLog } from '../kit/log.ts'
import type { Content, Recipient } from './campaign.ts'
import { createTally } from './tally.ts'
import { haltsRamp } from './waves.ts'

type Rig = Awaited<ReturnType<typeof campaignRig>>
async function begun(rig: Rig, more: Partial<Content>, recipients: readonly Recipient[]): Promise<string> {
  const made = await rig.told(rig.campaigns.create(author, { ...content, text: 'Hi', ...more }, recipients))
  if ('refused' in made) throw new Error(made.refused.say)
  await rig.told(rig.campaigns.start(author, made.id))
  await rig.pass(1_000)
  return made.id
}
/** Whoever was handed to the operator when its clock shows this. */
const sentAt = async (rig: Rig, time: string): Promise<string[]> => {
  rig.clock.advance(Math.max(0, Date.parse(time) - rig.clock.wall()))
  await rig.pass(1_500)
  return rig.shown().map(({ to }) => to).sort()
}
const [amsterdam, newYork, tokyo, nowhere] = [numberAt(1), numberAt(2), numberAt(3), numberAt(4)]
const spread: readonly Recipient[] = [
  { to: amsterdam, timeZone: 'Europe/Amsterdam' }, { to: newYork, timeZone: 'America/New_York' }, { to: tokyo, timeZone: 'Asia/Tokyo' }, { to: nowhere },
]

test('each gets it at one time of day where they are; where that is past, tomorrow', async () => {
  const rig = await campaignRig()
  const day = new Date(rig.clock.wall()).toISOString().slice(0, 10)
  const next = new Date(rig.clock.wall() + 86_400_000).toISOString().slice(0, 10)
  await sentAt(rig, `${day}T05:00:00Z`) // 14:00 in Tokyo
  await begun(rig, { schedule: { localTime: { time: '09:30', timeZone: 'Europe/London', late: 'tomorrow' } } }, spread)
  expect(await sentAt(rig, `${day}T08:29:00Z`)).toEqual([])
  expect(await sentAt(rig, `${day}T08:31:00Z`)).toEqual([amsterdam])
  expect(await sentAt(rig, `${day}T09:31:00Z`)).toEqual([amsterdam, nowhere])
  expect(await sentAt(rig, `${day}T14:31:00Z`)).toEqual([amsterdam, newYork, nowhere])
  expect(await sentAt(rig, `${next}T00:31:00Z`)).toEqual([amsterdam, newYork, tokyo, nowhere])
})

test('nothing leaves outside of its window, and it goes on the next day where it was', async () => {
  const rig = await campaignRig({ window: 1_000 })
  const day = (later: number) => new Date(rig.clock.wall() + later * 86_400_000).toISOString().slice(0, 10)
  const [today, tomorrow] = [day(0), day(1)]
  await sentAt(rig, `${today}T09:59:50Z`)
  const window = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', timeZone: 'UTC' }
  await begun(rig, { perSecond: 10, schedule: { window } }, people(300))
  const before = (await sentAt(rig, `${today}T10:00:30Z`)).length
  expect(before).toBeGreaterThan(20)
  expect(before).toBeLessThan(130)
  expect(await sentAt(rig, `${tomorrow}T08:59:30Z`)).toHaveLength(before)
  await sentAt(rig, `${tomorrow}T09:00:01Z`)
  await rig.pass(40_000)
  expect(new Set(rig.shown().map(({ to }) => to)).size).toBe(300)
  expect(rig.sent).toHaveLength(300)
}, 20_000)

test('a ramp is halted by wishes for silence as by failures, and goes on where both are few', () => {
  const ramp = { steps: [1, 100], failedPercent: 10, optOutPercent: 2, waitSeconds: 5 }
  const tally = createTally({ waiting: 900, handed: 100, reasons: {} }, 0, [{ status: 'delivered', submitted: true, messages: 100, parts: 100 }])
  tally.answered(true)
  tally.answered(true)
  expect(haltsRamp(ramp, tally)).toBeUndefined()
  tally.answered(true)
  expect(haltsRamp(ramp, tally)).toBe('3 of 100 asked for silence, more than 2 %')
})

test('a halt of a ramp that could not be written is tried again', async () => {
  const log = { said: [] as string[], log: { ...silentLog, error: (say: string) => void log.said.push(say) } }
  const rig = await campaignRig({ needs: { log: log.log, record: (happenings) => {
    if (happenings.some(({ type }) => type === 'campaign.paused') && log.said.length === 0) throw new Error('no')
    return { writes: [], ended() {} }
  } } })
  const id = await begun(rig, { ramp: { steps: [50, 100], failedPercent: 10, optOutPercent: 10, waitSeconds: 1 } }, people(20))
  const handed = rig.shown()
  await rig.take(handed.length)
  for (const [at, { to }] of handed.entries()) await rig.receipt(`op-${at}`, 'undelivered', { from: to.slice(1) })
  await rig.pass(2_000)
  expect([(await rig.told(rig.campaigns.get(author, id)))?.state, log.said]).toEqual(['running', ['a campaign cannot go on; it is tried again']])
  await rig.pass(8_000)
  expect(await rig.told(rig.campaigns.get(author, id))).toMatchObject({ state: 'paused', reason: expect.stringContaining('the ramp was halted') })
})

test('a zone that there is not, or is spelled like no other, is of nobody else’s concern', async () => {
  const rig = await campaignRig()
  const zones = ['Nowhere/Land', 'EUROPE/amsterdam', 'Europe/Amsterdam', '\u0000']
  const made = await rig.told(rig.campaigns.create(author, { ...content, schedule: { localTime: { time: '09:00', timeZone: 'UTC', late: 'now' } } }, people(4).map((one, at) => ({ ...one, timeZone: zones[at]! }))))
  const { id } = made as { id: string }
  expect((await rig.told(rig.db.read('SELECT zone FROM recipient ORDER BY number', []))).map(({ zone }) => zone)).toEqual([null, 'Europe/Amsterdam', 'Europe/Amsterdam', null])
  await rig.told(rig.db.write([{ sql: "UPDATE recipient SET zone = 'Nowhere/Land' WHERE number = ?", rows: [[numberAt(0)]] }])) // as earlier versions kept it
  expect(await rig.told(rig.campaigns.preview(author, id))).toMatchObject({ recipients: 4 })
  await rig.told(rig.campaigns.start(author, id))
  rig.clock.advance(86_400_000)
  await rig.pass(2_000)
  expect(rig.shown()).toHaveLength(4)
})
