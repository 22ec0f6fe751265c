import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { atTheDoor, DatabaseError, type Database } from './database.ts'
import { patient } from './patient.ts'

function failing(times: number, temporary = true) {
  const clock = manualClock()
  let reads = 0
  const broken: Database = {
    write: () => Promise.resolve({ ok: true, changes: [] }),
    isFull: () => false,
    close: () => Promise.resolve(),
    read: () => (reads++ < times ? Promise.reject(new DatabaseError('the connection was lost', undefined, { temporary })) : Promise.resolve([{ n: reads }])),
  }
  const db = patient(broken, { clock, log: silentLog })
  const after = async (ms: number) => {
    for (let past = 0; past < ms; past += 50) {
      clock.advance(50)
      await new Promise(setImmediate)
    }
  }
  return { db, after, reads: () => reads }
}

test('a read waits until what is in its way has passed, ever longer', async () => {
  const { db, after, reads } = failing(10)
  const answer = db.read('SELECT 1')
  await after(1_000)
  expect(reads()).toBe(5)
  await after(30_000)
  expect(await answer).toEqual([{ n: 11 }])
})

test('what does not pass is told, and at the door everything at once', async () => {
  await expect(failing(1, false).db.read('SELECT 1')).rejects.toThrow('lost')
  await expect(atTheDoor(failing(1).db).read('SELECT 1')).rejects.toThrow('lost')
})

test('nothing is tried again once the database is being closed', async () => {
  const { db, after } = failing(1_000)
  const answer = expect(db.read('SELECT 1')).rejects.toThrow('lost')
  await after(100)
  await db.close()
  await after(500)
  await answer
})
