import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Event } from './event.ts'
import { createFollower } from './follower.ts'

const event = (nr: number): Event => ({ id: `evt_${String(nr).padStart(6, '0')}`, workspace: 'wsp_1', mode: 'live', audience: 'acc_1', type: 'message.delivered', subject: `msg_${nr}`, at: 0, target: null, body: '{}' })

/** A store whose events become durable when they are told to; `asked` counts its readings. */
function rig() {
  const stored: Event[] = []
  const open: number[] = []
  let next = 1
  let asked = 0
  const follower = createFollower({
    async stored(after, before, limit) {
      asked++
      const found = stored.filter(({ id }) => id > after && id < before).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      await Promise.resolve()
      return found.slice(0, limit)
    },
    floor: () => event(open.length > 0 ? Math.min(...open) : next++).id,
    onClose() {},
  })
  return {
    follower,
    begin: () => (open.push(next), next++),
    end(nr: number, written = true) {
      open.splice(open.indexOf(nr), 1)
      if (!written) return
      stored.push(event(nr))
      follower.committed(event(nr))
    },
    born() {
      const nr = this.begin()
      this.end(nr)
      return event(nr).id
    },
    asked: () => asked,
  }
}
const ids = async (reading: Promise<Event[]>) => (await reading).map(({ id }) => id)

test('who keeps pace asks the store once', async () => {
  const all = rig()
  const old = all.born()
  expect(await ids(all.follower.read(10))).toEqual([old])
  for (let round = 0; round < 50; round++) {
    const fresh = [all.born(), all.born()]
    expect(await ids(all.follower.read(10))).toEqual(fresh)
  }
  expect(all.asked()).toBe(1)
})

test('what is older and not durable yet holds back what is younger', async () => {
  const all = rig()
  await all.follower.read(10)
  const slow = all.begin()
  const quick = all.born()
  expect(await ids(all.follower.read(10))).toEqual([])
  all.end(slow)
  expect(await ids(all.follower.read(10))).toEqual([event(slow).id, quick])
})

test('what is more than it keeps is read from the store, all of it and once', async () => {
  const all = rig()
  await all.follower.read(10)
  const born = Array.from({ length: 2_500 }, () => all.born())
  const given: string[] = []
  for (let page; (page = await ids(all.follower.read(400))).length > 0; ) given.push(...page)
  expect(given).toEqual(born)
  const asked = all.asked()
  const fresh = all.born()
  expect(await ids(all.follower.read(400))).toEqual([fresh])
  expect(all.asked()).toBe(asked)
})

test('anew means from the oldest, whatever was being read', async () => {
  const all = rig()
  const born = [all.born(), all.born()]
  const reading = all.follower.read(1)
  all.follower.anew()
  await reading
  expect(await ids(all.follower.read(10))).toEqual(born)
  const last = all.born()
  all.follower.anew()
  expect(await ids(all.follower.read(10))).toEqual([...born, last])
})

test('whatever becomes durable in whatever order, each is given once, in order', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('begin' as const), burst: fc.constantFrom(1, 1, 3, 700) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(), written: fc.boolean(), burst: fc.constantFrom(1, 700) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), limit: fc.constantFrom(1, 250) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const all = rig()
      const under: number[] = []
      const written: string[] = []
      const given: string[] = []
      const finish = (which: number, kept: boolean) => {
        const [nr] = under.splice(which % under.length, 1)
        all.end(nr!, kept)
        if (kept) written.push(event(nr!).id)
      }
      let reading: Promise<void> = Promise.resolve()
      for (const one of steps) {
        if (one.kind === 'begin') for (let i = 0; i < one.burst; i++) under.push(all.begin())
        else if (one.kind === 'end') for (let i = 0; i < one.burst && under.length > 0; i++) finish(one.which, one.written)
        else {
          await reading
          reading = ids(all.follower.read(one.limit)).then((page) => void given.push(...page))
        }
      }
      while (under.length > 0) finish(0, true)
      await reading
      for (let page; (page = await ids(all.follower.read(250))).length > 0; ) given.push(...page)
      expect(given).toEqual(written.toSorted())
    }),
    { numRuns: 150 },
  )
})
