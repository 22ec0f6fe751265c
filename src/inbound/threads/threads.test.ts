import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { manualClock } from '../../kit/clock.ts'
import { inboundMigrations } from '../schema.ts'
import type { Arrived } from './records.ts'
import { createThreads } from './threads.ts'

const ann = { workspace: 'wsp_a', mode: 'live' } as const
const person = '+31612345678'

function rig() {
  const clock = manualClock()
  const db = inlineSqlite({ clock, migrations: inboundMigrations })
  const people = { texts: async () => new Map(), latestTo: async () => new Map(), between: async () => ({ data: [] }) }
  const threads = createThreads({ db, people, ledger: { standingsOf: async () => [] }, contactsOf: undefined })
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false
    void promise.finally(() => (done = true)).catch(() => {})
    for (let i = 0; i < 100 && !done; i++) {
      clock.advance(0)
      await new Promise(setImmediate)
    }
    return promise
  }
  const arrive = (latest: string, more: Partial<Arrived> = {}) => settle(threads.take([{ ...ann, person, number: '1600', latest, at: 1, waits: true, ...more }]))
  return { threads, arrive, settle }
}

test('a text that is told twice is unread once', async () => {
  const { threads, arrive, settle } = rig()
  await arrive('inb_1')
  await arrive('inb_1')
  await arrive('inb_2')
  expect((await settle(threads.list(ann, { limit: 10 }))).data).toMatchObject([{ person, unread: 2, state: 'open' }])
})

test('reading takes nothing of what comes after it', async () => {
  const { threads, arrive, settle } = rig()
  await arrive('inb_1')
  expect(await settle(threads.read(ann, person))).toMatchObject({ unread: 0 })
  await arrive('inb_2')
  expect((await settle(threads.list(ann, { limit: 10, unread: true }))).data).toMatchObject([{ unread: 1 }])
})

test('nobody meets the conversations of others, nor those of the other mode', async () => {
  const { threads, arrive, settle } = rig()
  await arrive('inb_1')
  for (const other of [{ ...ann, workspace: 'wsp_b' }, { ...ann, mode: 'test' as const }]) {
    expect((await settle(threads.list(other, { limit: 10 }))).data).toEqual([])
    expect(await settle(threads.get(other, person, { limit: 10 }))).toBeUndefined()
    expect(await settle(threads.read(other, person))).toBeUndefined()
    expect(await settle(threads.change(other, person, { state: 'closed' }))).toBeUndefined()
  }
  expect((await settle(threads.list(ann, { limit: 10 }))).data).toMatchObject([{ unread: 1, state: 'open' }])
})

test('pages meet each conversation once, the latest first', async () => {
  const { threads, arrive, settle } = rig()
  for (let at = 0; at < 5; at++) await arrive(`inb_${at}`, { person: `+3161234567${at}` })
  const first = await settle(threads.list(ann, { limit: 3 }))
  const second = await settle(threads.list(ann, { limit: 3, after: first.nextCursor }))
  expect([...first.data, ...second.data].map((one) => one.person.at(-1))).toEqual(['4', '3', '2', '1', '0'])
  expect(second.nextCursor).toBeUndefined()
})

test('whoever watches hears of each conversation that moved, and of none that did not', async () => {
  const { threads, arrive, settle } = rig()
  const heard: string[] = []
  const leave = threads.watch((moved) => heard.push(...moved.map(({ workspace, mode }) => `${workspace} ${mode}`)))
  await arrive('inb_1')
  await arrive('inb_2', { workspace: 'wsp_b', mode: 'test' })
  expect(heard.splice(0)).toEqual(['wsp_a live', 'wsp_b test'])
  await settle(threads.read(ann, person))
  await settle(threads.change(ann, person, { state: 'closed' }))
  await settle(threads.read(ann, '+31600000000'))
  expect(heard.splice(0)).toEqual(['wsp_a live', 'wsp_a live'])
  threads.forgotten({ workspace: 'wsp_b', mode: 'live' })
  expect(heard.splice(0)).toEqual(['wsp_b live'])
  leave()
  await arrive('inb_3')
  expect(heard).toEqual([])
})
