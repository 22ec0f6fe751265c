import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { openStatistics } from './open.ts'
import { grains, statisticMigrations } from './records.ts'
import { createStatistics, type Told } from './statistics.ts'

const dutch = JSON.stringify({ country: 'NL', mcc: '204', mnc: '08' })
const told = (status: Told['status'], more: Partial<Told> = {}): Told => ({ workspace: 'wsp_1', mode: 'live', status, network: dutch, ...more })

function openRig() {
  const clock = manualClock(1_767_225_600_000) // on the hour
  const db = inlineSqlite({ clock, migrations: statisticMigrations })
  const open = () => openStatistics({ db, clock, log: silentLog })
  const settled = async <T>(promise: Promise<T>) => {
    const timer = setInterval(() => clock.advance(1), 0)
    return promise.finally(() => clearInterval(timer))
  }
  const of = (workspace: string, mode: 'live' | 'test' = 'live') => ({ workspace, mode, from: clock.wall() - 86_400_000, to: clock.wall() + 1 })
  return { clock, db, open, settled, of }
}

test('what operators said is counted once for each message, also where its end came with the answer', () => {
  const counting = createStatistics()
  counting.observe([told('submitted'), told('delivered'), told('delivered', { submittedToo: true }), told('queued'), told('rejected', { network: null })])
  counting.optedOut({ workspace: 'wsp_1', mode: 'live' }, '+31612345678')
  expect(counting.take().map(({ country, counts }) => [country, counts])).toEqual([
    ['NL', { sent: 2, delivered: 2, undelivered: 0, expired: 0, rejected: 0, unknown: 0, optedOut: 1 }],
    ['', { sent: 0, delivered: 0, undelivered: 0, expired: 0, rejected: 1, unknown: 0, optedOut: 0 }],
  ])
  expect(counting.take()).toEqual([])
})

test('counts are added up over writings and restarts, and belong to one workspace and mode', async () => {
  const { clock, open, settled, of } = openRig()
  for (const mode of ['live', 'live', 'test'] as const) {
    const statistics = open()
    statistics.start()
    statistics.observe([told('submitted', { mode }), told('delivered', { mode }), told('submitted', { mode, network: '{"country":"BE"}' })])
    await settled(statistics.stop())
    clock.advance(60_000)
  }
  const statistics = open()
  const [hour] = await settled(statistics.series(of('wsp_1'), 'hour'))
  expect(hour).toMatchObject({ at: 1_767_225_600_000, counts: { sent: 4, delivered: 2 } })
  expect(await settled(statistics.series(of('wsp_1'), 'minute'))).toHaveLength(2)
  expect((await settled(statistics.series({ ...of('wsp_1'), country: 'BE' }, 'hour')))[0]!.counts.sent).toBe(2)
  expect((await settled(statistics.countries(of('wsp_1', 'test')))).map(({ country, counts }) => [country, counts.sent])).toEqual([['BE', 1], ['NL', 1]])
  expect(await settled(statistics.series(of('wsp_2'), 'hour'))).toEqual([])
})

test('rows leave when they are older than their kind is kept', async () => {
  const { clock, db, open, settled } = openRig()
  const statistics = open()
  statistics.start()
  statistics.observe([told('submitted')])
  clock.advance(2_001)
  await new Promise((resolve) => setImmediate(resolve))
  clock.advance(1)
  const left = () => db.core.read('SELECT grain FROM statistic ORDER BY grain', []).map(({ grain }) => grain)
  expect(left()).toEqual([60, 3_600, 86_400])
  for (const [kept, expected] of [[grains.minute.keptMs, [3_600, 86_400]], [grains.hour.keptMs, [86_400]], [grains.day.keptMs, []]] as const) {
    clock.advance(kept + 2 * 3_600_000)
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      clock.advance(3_600_001)
    }
    expect(left()).toEqual(expected)
  }
  await settled(statistics.stop())
})
