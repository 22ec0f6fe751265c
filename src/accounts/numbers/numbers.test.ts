import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { systemClock } from '../../kit/clock.ts'
import { createIds } from '../../kit/ids.ts'
import { accountsMigrations } from '../records.ts'
import { openNumbers } from './numbers.ts'
import { numberMigrations } from './records.ts'

const clock = systemClock
const opened = async () => {
  const db = inlineSqlite({ clock, migrations: [...accountsMigrations, ...numberMigrations] })
  await db.write([{ sql: "INSERT INTO workspace (id, name, created_at) VALUES ('wsp_a', 'a', 0), ('wsp_b', 'b', 0)", rows: [[]] }])
  return { db, numbers: await openNumbers({ db, clock, ids: createIds({ clock }) }) }
}

test('a number is one workspace’s, found however an operator writes it, also after a restart', async () => {
  const { db, numbers } = await opened()
  const owned = await numbers.give({ number: '+3197010250000', workspace: 'wsp_a', account: 'sac_1' })
  expect(owned).toMatchObject({ id: expect.stringMatching(/^num_/) })
  for (const known of [numbers, await openNumbers({ db, clock, ids: createIds({ clock }) })])
    for (const written of ['+3197010250000', '3197010250000']) expect(known.ownerOf(written)).toMatchObject({ workspace: 'wsp_a', account: 'sac_1' })
  expect(numbers.ownerOf('1600')).toBeUndefined()
  expect(await numbers.give({ number: '+3197010250000', workspace: 'wsp_b' })).toBe('taken')
  expect(await numbers.give({ number: '1600', workspace: 'wsp_none' })).toBe('no_workspace')
})

test('a workspace lists and assigns its own alone', async () => {
  const { numbers } = await opened()
  const one = await numbers.give({ number: '1600', workspace: 'wsp_a' })
  const two = await numbers.give({ number: '1601', workspace: 'wsp_a' })
  if (typeof one === 'string' || typeof two === 'string') throw new Error('not given')
  expect(numbers.list('wsp_a', { limit: 1 })).toMatchObject({ data: [{ number: '1600' }], nextCursor: one.id })
  expect(numbers.list('wsp_a', { limit: 5, after: one.id })).toEqual({ data: [two] })
  expect(numbers.list('wsp_b', { limit: 5 }).data).toEqual([])
  expect(await numbers.assign('wsp_b', one.id, 'sac_9')).toBeUndefined()
  expect(await numbers.assign('wsp_a', one.id, 'sac_1')).toMatchObject({ account: 'sac_1' })
  await numbers.forget('sac_1')
  expect(numbers.ownerOf('1600')).toEqual(expect.not.objectContaining({ account: expect.anything() }))
  expect(await numbers.take(one.id)).toBe(true)
  expect(numbers.ownerOf('1600')).toBeUndefined()
  expect(await numbers.take(one.id)).toBe(false)
})

test('a number that is taken while it is assigned, or while its account goes, stays taken', async () => {
  const { numbers } = await opened()
  const one = await numbers.give({ number: '1600', workspace: 'wsp_a', account: 'sac_1' })
  if (typeof one === 'string') throw new Error('not given')
  const [, taken, again, assigned] = await Promise.all([numbers.forget('sac_1'), numbers.take(one.id), numbers.take(one.id), numbers.assign('wsp_a', one.id, 'sac_2')])
  expect([taken, again, assigned]).toEqual([true, false, undefined])
  expect(numbers.ownerOf('1600')).toBeUndefined()
  expect(numbers.list('wsp_a', { limit: 5 }).data).toEqual([])
  expect(await numbers.give({ number: '1600', workspace: 'wsp_b' })).toMatchObject({ workspace: 'wsp_b' })
})
