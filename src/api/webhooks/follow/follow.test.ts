import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { carrierMigrations } from '../../../carriers/records.ts'
import type { SqliteCore } from '../../../db/core.ts'
import { inlineSqlite } from '../../../db/inline.ts'
import type { Asker } from '../../../gateway/message.ts'
import type { EventType } from '../../../gateway/outbox/event.ts'
import { createOutbox } from '../../../gateway/outbox/outbox.ts'
import { gatewayMigrations } from '../../../gateway/schema.ts'
import { manualClock } from '../../../kit/clock.ts'
import { createIds } from '../../../kit/ids.ts'
import { silentLog } from '../../../kit/log.ts'
import { queueMigrations } from '../../../queue/embedded.ts'
import { createFollow, windowEvents, windowMs } from './follow.ts'
import { followMigrations } from './records.ts'

const workspace = 'wsp_1'

async function rig({ clock = manualClock(), core }: { clock?: ReturnType<typeof manualClock>; core?: SqliteCore } = {}) {
  const db = inlineSqlite({ clock, migrations: [...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...followMigrations], ...(core && { core }) })
  const follow = createFollow({ db, clock, log: silentLog })
  const outbox = createOutbox({ db, ids: createIds({ clock }), log: silentLog, audiencesOf: follow.audiencesOf, evidenceOf: () => undefined })
  const rest = async (ms = 0) => {
    for (let i = 0; i < 30; i++) {
      clock.advance(i === 0 ? ms : 0)
      await new Promise(setImmediate)
    }
  }
  const loading = follow.load()
  await rest()
  await loading
  follow.start(outbox.events)
  return {
    db, clock, follow, rest,
    async tell(count: number, { type = 'message.delivered', mode = 'live', of = workspace }: { type?: EventType; mode?: Asker['mode']; of?: string } = {}) {
      const told = outbox.events.record(Array.from({ length: count }, (_, n) => ({ workspace: of, mode, type, subject: `msg_${n}`, at: clock.wall(), body: { n } })))
      const writing = db.write(told.writes)
      await rest()
      await writing
      told.ended(true)
      await rest()
    },
    async open({ types = ['*'], mode = 'live', of = workspace, after }: { types?: string[]; mode?: Asker['mode']; of?: string; after?: string } = {}) {
      const one = Object.assign(new EventEmitter(), { req: { socket: {} }, text: '', writableLength: 0, destroyed: false, permitted: true })
      const to = Object.assign(one, {
        write(text: string) {
          one.text += text
          return true
        },
        destroy() {
          one.destroyed = true
          one.emit('close')
        },
        end: () => one.emit('close'),
      })
      void follow.open({ asker: { workspace: of, mode }, types, after, to: to as never, stillPermitted: async () => one.permitted })
      await rest()
      return {
        one,
        names: () => [...one.text.matchAll(/^event: (.+)$/gm)].map(([, name]) => name),
        ids: () => [...one.text.matchAll(/^id: (.+)\nevent: \w+\.\w+$/gm)].map(([, id]) => id!),
        last: () => [...one.text.matchAll(/^id: (.+)$/gm)].at(-1)![1]!,
      }
    },
  }
}

test('nothing is kept while nobody follows; from the first reader on all of it, of its workspace and mode', async () => {
  const { tell, open, db } = await rig()
  await tell(3)
  expect(db.core.read('SELECT * FROM event', [])).toEqual([])
  const [live, tests, other] = [await open(), await open({ mode: 'test' }), await open({ of: 'wsp_2' })]
  await tell(3)
  await tell(2, { mode: 'test' })
  await tell(1, { of: 'wsp_2' })
  expect([live, tests, other].map(({ ids }) => ids().length)).toEqual([5, 2, 1])
  expect(live.names()[0]).toBe('ready')
})

test('a reader hears of the types it named, more than fit in one page', async () => {
  const { tell, open } = await rig()
  const { ids, names } = await open({ types: ['message.received', 'connection.*'] })
  await tell(450)
  await tell(450, { type: 'message.received' })
  await tell(1, { type: 'connection.up' })
  expect(ids()).toHaveLength(451)
  expect(new Set(ids()).size).toBe(451)
  expect(new Set(names())).toEqual(new Set(['ready', 'message.received', 'connection.up']))
})

test('within the window a line is taken up exactly, also by another process; after it there is a gap', async () => {
  const first = await rig()
  const before = await first.open()
  await first.tell(5)
  before.one.emit('close')
  await first.tell(5)
  await first.rest(windowMs - 60_000)
  first.db.crash()
  const next = await rig({ clock: first.clock, core: first.db.core })
  await next.tell(2)
  const after = await next.open({ after: before.last() })
  expect(after.ids()).toHaveLength(7)
  expect(after.names()).not.toContain('gap')
  after.one.emit('close')
  await next.rest(windowMs + 300_000)
  await next.tell(4)
  const late = await next.open({ after: after.last() })
  expect(late.names()).toContain('gap')
})

test('a reader that takes nothing is closed, and nothing waits for it in memory', async () => {
  const { tell, open, rest } = await rig()
  const slow = await open()
  slow.one.writableLength = 300_000
  await tell(200)
  await tell(5_000)
  expect(slow.ids().length).toBeLessThanOrEqual(400)
  await rest(31_000)
  expect(slow.one.destroyed).toBe(true)
})

test('a slow reader that takes what it was given gets all of it', async () => {
  const { tell, open, rest } = await rig()
  const slow = await open()
  slow.one.writableLength = 300_000
  await tell(1_000)
  for (let i = 0; i < 10; i++) {
    slow.one.emit('drain')
    await rest()
  }
  expect(slow.ids()).toHaveLength(1_000)
  expect(slow.one.destroyed).toBe(false)
})

test('what is beyond the window leaves, by age and by number', async () => {
  const { tell, open, rest, db } = await rig()
  const count = () => Number((db.core.read('SELECT count(*) AS n FROM event', [])[0] as { n: number }).n)
  await open()
  await tell(10)
  await rest(windowMs + 60_000)
  await rest(30_000)
  expect(count()).toBe(0)
  for (let i = 0; i < 5; i++) await tell(windowEvents / 4)
  await rest(21_000)
  for (let i = 0; i < 20; i++) await rest()
  expect(count()).toBeLessThanOrEqual(windowEvents)
}, 30_000)

test('who may no longer read is closed, and the line is kept alive', async () => {
  const { open, rest } = await rig()
  const [one, gone] = [await open(), await open()]
  gone.one.permitted = false
  await rest(21_000)
  expect(one.one.text).toContain(': still here')
  expect([one.one.destroyed, gone.one.destroyed]).toEqual([false, true])
})

test('streams that are about to open count: many at once do not pass the limit of a workspace', async () => {
  const { follow, open } = await rig()
  const opening = Array.from({ length: 20 }, () => open())
  expect([follow.isFull(workspace), follow.isFull('wsp_2')]).toEqual([true, false])
  const opened = await Promise.all(opening)
  expect(follow.isFull(workspace)).toBe(true)
  opened[0]!.one.emit('close')
  expect(follow.isFull(workspace)).toBe(false)
})
