// What meets: at every read of one operation another one happens whole. Nobody comes back who was made one with another or
// taken away, and nothing stays of a list or a person that is gone.
import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { manualClock } from '../../kit/clock.ts'
import { createIds } from '../../kit/ids.ts'
import { silentLog } from '../../kit/log.ts'
import type { Wanted } from '../contact.ts'
import { openContacts } from '../open.ts'
import { contactsMigrations } from '../schema.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const
const [kept, other, free] = ['+31612345678', '+31687654321', '+31611111111'] as const
const orphans = `SELECT m.grp, m.contact FROM contact_member m WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = m.contact)
  OR NOT EXISTS (SELECT 1 FROM contact_group g WHERE g.id = m.grp)`

async function world() {
  const clock = manualClock()
  const inner = inlineSqlite({ clock, migrations: contactsMigrations })
  let [reads, at] = [0, -1]
  let between: (() => Promise<unknown>) | undefined
  const db: typeof inner = {
    ...inner,
    async read(sql, values, how) {
      const rows = await inner.read(sql, values, how)
      if (reads++ !== at || !between) return rows
      const now = between
      between = undefined
      await now()
      return rows
    },
  }
  /** Commits wait for a turn of the clock. */
  const told = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false
    void promise.then(() => (done = true), () => (done = true))
    for (let turns = 0; !done; turns++) {
      if (turns > 1_000) throw new Error('it waits without end')
      clock.advance(1)
      await new Promise(setImmediate)
    }
    return promise
  }
  const { people, groups: lists } = openContacts({ db, clock, ids: createIds({ clock }), log: silentLog })
  const make = async (number: string) => {
    const made = await told(people.create(book, { number }))
    if ('fault' in made || 'taken' in made) throw new Error('it could not be made')
    return made.id
  }
  const ids = { kept: await make(kept), other: await make(other) }
  /** Whether the other happened. */
  const meet = async <T>(nth: number, one: () => Promise<T>, meanwhile: () => Promise<unknown>) => {
    ;[reads, at, between] = [0, nth, meanwhile]
    const answer = await told(one())
    return { answer, met: between === undefined }
  }
  return { people, lists, told, ids, meet, orphans: () => told(inner.read(orphans)) }
}
type World = Awaited<ReturnType<typeof world>>

/** At the first read, the second and so on, until it is over before. Says how often they met. */
async function atEveryRead(run: (world: World, nth: number) => Promise<boolean>): Promise<number> {
  for (let nth = 0; nth < 100; nth++) if (!(await run(await world(), nth))) return nth
  throw new Error('it reads without end')
}

const changes: [string, Wanted][] = [['their language', { language: 'nl' }], ['their number', { number: free, language: 'nl' }], ['their tags', { tags: ['vip'] }], ['their ids', { externalIds: { crm: '7' } }]]

test.each(changes)('whoever is made one with another while somebody changes %s does not come back', async (_, wanted) => {
  const times = await atEveryRead(async ({ people, told, ids, meet, orphans }, nth) => {
    const { answer, met } = await meet(nth, () => people.change(book, ids.other, wanted), () => people.merge(book, ids.kept, ids.other))
    if (!met) return false
    expect(await told(people.get(book, ids.other)), `at read ${nth}`).toBeUndefined()
    expect(await told(people.idsOfNumbers(book, [kept, other, free])), `at read ${nth}`).toEqual(new Map([[kept, ids.kept]]))
    expect(await orphans(), `at read ${nth}`).toEqual([])
    if (answer !== undefined && 'fault' in answer) throw new Error(answer.fault)
    return true
  })
  expect(times).toBeGreaterThan(1)
})

test('whoever gets another number while somebody changes their language is one person still, and has both', async () => {
  const times = await atEveryRead(async ({ people, told, ids, meet }, nth) => {
    const { answer, met } = await meet(nth, () => people.change(book, ids.other, { language: 'nl' }), () => people.change(book, ids.other, { number: free }))
    if (!met) return false
    expect(answer, `at read ${nth}`).toMatchObject({ id: ids.other, language: 'nl' })
    expect(await told(people.get(book, ids.other)), `at read ${nth}`).toMatchObject({ number: free, language: 'nl' })
    expect(await told(people.idsOfNumbers(book, [other, free])), `at read ${nth}`).toEqual(new Map([[free, ids.other]]))
    return true
  })
  expect(times).toBeGreaterThan(1)
})

test('a list that is taken away while people come into it leaves none of them behind, whichever is first', async () => {
  const coming = await atEveryRead(async ({ lists, told, ids, meet, orphans }, nth) => {
    const list = await told(lists.create(book, 'list', { name: 'Shop' }))
    if (typeof list === 'string') throw new Error(list)
    const { met } = await meet(nth, () => lists.put(book, list.id, [ids.kept, ids.other], true), () => lists.remove(book, 'list', list.id))
    expect(await orphans(), `at read ${nth}`).toEqual([])
    return met
  })
  const going = await atEveryRead(async ({ lists, told, ids, meet, orphans }, nth) => {
    const list = await told(lists.create(book, 'list', { name: 'Shop' }))
    if (typeof list === 'string') throw new Error(list)
    await told(lists.put(book, list.id, [ids.kept], true))
    const { met } = await meet(nth, () => lists.remove(book, 'list', list.id), () => lists.put(book, list.id, [ids.other], true))
    expect(await told(lists.get(book, 'list', list.id))).toBeUndefined()
    expect(await orphans(), `at read ${nth}`).toEqual([])
    return met
  })
  expect([coming, going].every((times) => times > 0)).toBe(true)
})

test('somebody who is taken away while they come into a list is not in it', async () => {
  const times = await atEveryRead(async ({ people, lists, told, ids, meet, orphans }, nth) => {
    const list = await told(lists.create(book, 'list', { name: 'Shop' }))
    if (typeof list === 'string') throw new Error(list)
    const { met } = await meet(nth, () => lists.put(book, list.id, [ids.kept, ids.other], true), () => people.remove(book, [ids.other]))
    expect(await orphans(), `at read ${nth}`).toEqual([])
    return met
  })
  expect(times).toBeGreaterThan(0)
})
