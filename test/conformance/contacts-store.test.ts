// People, their fields, lists, segments, timelines and audiences are kept alike on every database.
import { afterAll, expect, test } from 'vitest'
import type { Contact, Fault } from '../../src/contacts/contact.ts'
import { openContacts, type Contacts } from '../../src/contacts/open.ts'
import { contactsMigrations } from '../../src/contacts/schema.ts'
import type { Database } from '../../src/db/database.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const migrations = contactsMigrations
const open = {
  sqlite: async () => inlineSqlite({ clock: systemClock, migrations }),
  postgres: async () => {
    if ('missing' in postgres) throw new Error(postgres.missing)
    return openPostgres({ url: await postgres.database(), migrations })
  },
}
const book = { workspace: 'wsp_a', mode: 'live' } as const
const other = { workspace: 'wsp_b', mode: 'live' } as const

type World = { contacts: Contacts; db: Database; told: string[] }
const drivers = ['sqlite', 'postgres'] as const
const check = (title: string, run: (world: World) => Promise<void>) => {
  for (const driver of drivers)
    test.skipIf(driver === 'postgres' && missing !== undefined)(`${driver}: ${title}${driver === 'postgres' && missing ? ` (${missing})` : ''}`, async () => {
      const db = await open[driver]()
      const told: string[] = []
      const contacts = openContacts({
        db, clock: systemClock, ids: createIds({ clock: systemClock }), log: silentLog,
        erasing: async (_, number) => void told.push(`erased ${number}`),
        tell: (batch) => ({ writes: [], ended: (written) => void (written && told.push(...batch.map(({ type }) => type))) }),
      })
      try {
        await run({ contacts, db, told })
      } finally {
        await db.close()
      }
    })
}
const good = <T extends object>(value: T | Fault | string | undefined): T => {
  if (value === undefined || typeof value === 'string' || 'fault' in value) throw new Error(JSON.stringify(value))
  return value as T
}
const phone = (at: number) => `+316${String(10_000_000 + at)}`
const numbersOf = (page: { data: readonly Contact[] } | Fault) => good(page).data.map(({ number }) => number)

async function fieldsFor({ fields }: Contacts) {
  await fields.create(book, { key: 'first_name', type: 'text' })
  await fields.create(book, { key: 'spent', type: 'number' })
  await fields.create(book, { key: 'born', type: 'date' })
  await fields.create(book, { key: 'size', type: 'choice', choices: ['S', 'M', 'L'] })
  await fields.create(book, { key: 'home', type: 'place' })
}

check('a person is a number with fields, found again by number, words and id of another system', async ({ contacts, told }) => {
  await fieldsFor(contacts)
  const { people, search } = contacts
  const ann = good<Contact>((await people.create(book, {
    number: '06 12345678', language: 'nl-be', timeZone: 'europe/brussels', tags: ['vip', 'news'], externalIds: { crm: '7' },
    fields: { first_name: 'Zoë', spent: '1.234,50', born: '31-12-1990', size: 'm', home: { region: 'nl-nh', latitude: 52.37, longitude: 4.9 } },
  }, 'NL')) as Contact)
  expect(ann).toMatchObject({
    number: '+31612345678', country: 'NL', language: 'nl-BE', timeZone: 'Europe/Brussels', tags: ['news', 'vip'], externalIds: { crm: '7' },
    fields: { first_name: 'Zoë', spent: 1234.5, born: Date.UTC(1990, 11, 31), size: 'M', home: { country: 'NL', region: 'NL-NH', latitude: 52.37, longitude: 4.9 } },
  })
  expect(await people.create(book, { number: '+31612345678' })).toEqual({ taken: ann.id })
  expect(await people.get(other, ann.id)).toBeUndefined()
  expect(await people.get({ ...book, mode: 'test' }, ann.id)).toBeUndefined()
  expect((await people.ofExternal(book, 'crm', '7'))?.id).toBe(ann.id)
  expect((await people.ofNumber(book, '+31612345678'))?.id).toBe(ann.id)
  for (const q of ['zoe', '123456', '+31612', '0612345678']) expect([q, numbersOf(await search.list(book, { q, limit: 5 }))]).toEqual([q, ['+31612345678']])
  expect(numbersOf(await search.list(book, { q: 'zo%', limit: 5 }))).toEqual([])
  expect(numbersOf(await search.list(other, { limit: 5 }))).toEqual([])
  const changed = good<Contact>((await people.change(book, ann.id, { number: '+31687654321', fields: { first_name: 'Zoé', spent: null }, tags: ['vip'] })) as Contact)
  expect(changed).toMatchObject({ id: ann.id, number: '+31687654321', tags: ['vip'], fields: { first_name: 'Zoé', born: ann.fields['born'] } })
  expect(changed.fields['spent']).toBeUndefined()
  expect(await people.create(book, { number: '+31612' })).toMatchObject({ param: '/number' })
  expect(await people.create(book, { number: phone(1), fields: { size: 'XXL' } })).toMatchObject({ param: '/fields/size' })
  expect(await people.create(book, { number: phone(1), fields: { nope: 1 } })).toMatchObject({ param: '/fields/nope' })
  expect(await people.remove(other, [ann.id])).toEqual([])
  expect(await people.remove(book, [ann.id], true)).toEqual([ann.id])
  expect(told.splice(3, 1)).toEqual(['erased +31687654321'])
  expect(await people.ofExternal(book, 'crm', '7')).toBeUndefined()
  expect(told).toEqual(['contact.created', 'contact.updated', 'contact.updated', 'contact.deleted'])
})

check('a program that syncs makes and changes by its own ids; a batch tells each what became of it', async ({ contacts: { people } }) => {
  const first = good(await people.upsertExternal(book, 'crm', 'a1', { number: phone(1) }))
  const again = good(await people.upsertExternal(book, 'crm', 'a1', { number: phone(2), language: 'de' }))
  expect(again).toMatchObject({ kind: 'updated', contact: { id: first.contact.id, number: phone(2), language: 'de' } })
  expect(await people.upsertExternal(book, 'crm', 'a2', {})).toMatchObject({ param: '/number' })
  const outcomes = good(await people.upsert(book, [
    { number: phone(2), language: 'fr' }, { number: phone(3) }, { number: 'x' }, { number: phone(3), language: 'nl' },
    { number: phone(4), externalIds: { crm: 'a1' } },
  ], { by: 'number' }))
  expect(outcomes).toMatchObject([{ kind: 'updated', id: first.contact.id }, { kind: 'created' }, { param: '/contacts/2/number' }, { kind: 'updated' }, { fault: expect.stringContaining('a1') as string }])
  expect((await people.ofNumber(book, phone(3)))?.language).toBe('nl')
  // the number was given to somebody else by hand: the id finds who it was
  const linked = good(await people.upsertExternal(book, 'shop', '9', { number: phone(3) }))
  expect(linked.contact.externalIds).toEqual({ shop: '9' })
})

check('changes at the same moment are all there', async ({ contacts: { people } }) => {
  const results = await Promise.all(Array.from({ length: 8 }, (_, at) => people.upsertExternal(book, `s${at}`, 'x', { number: phone(1), tags: [`t${at}`] })))
  expect(results.every((one) => !('fault' in one))).toBe(true)
  const one = (await people.ofNumber(book, phone(1)))!
  expect(Object.keys(one.externalIds)).toHaveLength(8)
})

check('two who are one become one, with the past of both', async ({ contacts }) => {
  await fieldsFor(contacts)
  const { people, groups, timeline } = contacts
  const a = good<Contact>((await people.create(book, { number: phone(1), fields: { first_name: 'Ann' }, tags: ['x'], externalIds: { crm: '1' } })) as Contact)
  const b = good<Contact>((await people.create(book, { number: phone(2), fields: { first_name: 'Anna', spent: 5, home: 'NL' }, tags: ['x', 'y'], externalIds: { crm: '2', shop: '3' } })) as Contact)
  const list = good(await groups.create(book, 'list', { name: 'News' }))
  await groups.put(book, list.id, [a.id, b.id], true)
  timeline.record([{ ...book, number: phone(2), kind: 'got', at: 5, subject: 'msg_1' }, { ...book, number: phone(99), kind: 'got', at: 5 }])
  await timeline.flush()
  expect(await people.merge(book, a.id, b.id)).toMatchObject({
    id: a.id, number: phone(1), fields: { first_name: 'Ann', spent: 5, home: { country: 'NL' } }, tags: ['x', 'y'], externalIds: { crm: '1', shop: '3' },
  })
  expect(await people.get(book, b.id)).toBeUndefined()
  expect((await timeline.of(book, a, { limit: 10 })).data).toMatchObject([{ kind: 'got', subject: 'msg_1', at: 5 }, { kind: 'joined', subject: list.id }])
  const [ofList, joinedOf] = [{ all: [{ did: 'joined', withinDays: 1, subject: list.id }] }, { did: 'joined', withinDays: 1 }]
  for (const rule of [ofList, joinedOf]) expect(await contacts.segments.count(book, rule)).toEqual({ count: 1, exact: true })
  await groups.put(book, list.id, [a.id], false)
  await groups.put(book, list.id, [a.id], false)
  const [left, ...before] = (await timeline.of(book, a, { limit: 10 })).data
  expect(left).toMatchObject({ kind: 'left', subject: list.id })
  expect(before).toHaveLength(1)
  expect(await contacts.segments.count(book, { did: 'left', withinDays: 1, subject: list.id })).toEqual({ count: 1, exact: true })
  expect(await contacts.segments.count(book, joinedOf)).toEqual({ count: 0, exact: true })
  await groups.put(book, list.id, [a.id], true)
  expect(await groups.records.countMembers(book, list.id, 10)).toBe(1)
})

check('a field that was taken away leaves nothing behind for the next in its place', async ({ contacts: { people, fields } }) => {
  await fields.create(book, { key: 'secret', type: 'text' })
  const one = good<Contact>((await people.create(book, { number: phone(1), fields: { secret: 'x' } })) as Contact)
  expect(await fields.remove(book, 'secret')).toBe(true)
  await fields.create(book, { key: 'city', type: 'text' })
  expect((await people.get(book, one.id))?.fields).toEqual({})
  for (let at = 0; at < 15; at++) expect(typeof (await fields.create(book, { key: `f${at}`, type: 'text' }))).toBe('object')
  expect(await fields.create(book, { key: 'f99', type: 'text' })).toBe('too_many')
})

check('a segment is whom its rule fits now, each condition true or false, refused with its place', async ({ contacts }) => {
  await fieldsFor(contacts)
  const { people, groups, segments, search, timeline } = contacts
  const cities: [string, number, number][] = [['Amsterdam', 52.37, 4.9], ['Haarlem', 52.38, 4.64], ['Berlin', 52.52, 13.4], ['Suva', -18.14, 178.44], ['Apia', -13.83, -171.76]]
  for (const [at, [first_name, latitude, longitude]] of cities.entries())
    good<Contact>((await people.create(book, { number: phone(at), language: at % 2 ? 'nl' : 'nl-BE', tags: at < 2 ? ['near'] : [], fields: { first_name, spent: at * 10, born: `${1960 + at * 10}-01-01`, home: { region: at < 2 ? 'NL-NH' : 'DE-BE', latitude, longitude } } })) as Contact)
  good<Contact>((await people.create(book, { number: '+4915223433333' })) as Contact)
  const list = good(await groups.create(book, 'list', { name: 'L' }))
  const everyone = good(await search.list(book, { limit: 10 })).data
  await groups.put(book, list.id, everyone.slice(1, 4).map(({ id }) => id), true)
  timeline.record([{ ...book, number: phone(0), kind: 'replied', at: Date.now() - 1_000 }, { ...book, number: phone(1), kind: 'replied', at: Date.now() - 9 * 86_400_000 }])
  await timeline.flush()
  const fits = async (rule: object) => {
    const made = good(await segments.create(book, { name: JSON.stringify(rule).slice(0, 90), rule }))
    const found = numbersOf(await search.list(book, { segment: made.id, limit: 10 })).map((number) => everyone.findIndex((one) => one.number === number))
    expect(await segments.count(book, rule)).toEqual({ count: found.length, exact: true })
    return found
  }
  expect(await fits({ all: [] })).toEqual([0, 1, 2, 3, 4, 5])
  expect(await fits({ any: [] })).toEqual([])
  expect(await fits({ field: 'first_name', is: 'Berlin' })).toEqual([2])
  expect(await fits({ not: { field: 'first_name', is: 'Berlin' } })).toEqual([0, 1, 3, 4, 5])
  expect(await fits({ field: 'first_name', contains: 'ER' })).toEqual([0, 2])
  expect(await fits({ field: 'first_name', begins: 's' })).toEqual([3])
  expect(await fits({ field: 'spent', over: 10, under: 40 })).toEqual([2, 3])
  expect(await fits({ field: 'spent', known: false })).toEqual([5])
  expect(await fits({ field: 'born', under: '1970-06-01' })).toEqual([0, 1])
  expect(await fits({ field: 'home', is: 'NL' })).toEqual([0, 1])
  expect(await fits({ field: 'home', in: ['NL-NH', 'FR'] })).toEqual([0, 1])
  expect(await fits({ country: ['DE', 'FR'] })).toEqual([5])
  expect(await fits({ language: 'nl' })).toEqual([0, 1, 2, 3, 4])
  expect(await fits({ language: 'nl-BE' })).toEqual([0, 2, 4])
  expect(await fits({ tag: 'near' })).toEqual([0, 1])
  expect(await fits({ not: { tag: 'nobody' } })).toEqual([0, 1, 2, 3, 4, 5])
  expect(await fits({ list: list.id })).toEqual([1, 2, 3])
  expect(await fits({ all: [{ list: list.id }, { tag: 'near' }] })).toEqual([1])
  expect(await fits({ any: [{ list: list.id }, { tag: 'near' }] })).toEqual([0, 1, 2, 3])
  expect(await fits({ near: { field: 'home', latitude: 52.37, longitude: 4.9 }, km: 17 })).toEqual([0])
  expect(await fits({ near: { field: 'home', latitude: 52.37, longitude: 4.9 }, km: 18.5 })).toEqual([0, 1])
  expect(await fits({ near: { field: 'home', latitude: -16, longitude: 179.9 }, km: 1_200 })).toEqual([3, 4])
  expect(await fits({ did: 'replied', withinDays: 7 })).toEqual([0])
  expect(await fits({ did: 'replied', withinDays: 30 })).toEqual([0, 1])
  expect(await fits({ did: 'replied', withinDays: 30, times: 2 })).toEqual([])
  const refused = async (rule: unknown) => (await segments.count(book, rule, '')) as Fault
  expect(await refused({ all: [{ tag: 'x' }, { field: 'nope', is: 1 }] })).toMatchObject({ param: '/all/1/field' })
  expect(await refused({ not: { field: 'spent', begins: 'x' } })).toMatchObject({ param: '/not/begins' })
  expect(await refused({ field: 'born', is: 'yesterday' })).toMatchObject({ param: '/is' })
  expect(await refused({ did: 'slept', withinDays: 3 })).toMatchObject({ param: '/did' })
  expect(await refused({ list: 'lst_x' })).toMatchObject({ param: '/list' })
  expect(await refused([])).toMatchObject({ param: '' })
  expect(await refused({ tag: 'x', also: 1 })).toMatchObject({ param: '/also' })
})

check('a text is found in any script however it is written, in a search as in a segment', async ({ contacts }) => {
  const { people, fields, segments, search } = contacts
  await fields.create(book, { key: 'name', type: 'text' })
  await fields.create(book, { key: 'kind', type: 'choice', choices: ['Été', 'Зима'] })
  const names = ['Иванова', 'ЙОТА', 'Zoë', 'ÉMILE', 'Ωμέγα ΣΟΦΟΣ', 'Łukasz', 'Ann', 'I\u0307pek', '100% \\o_o']
  for (const [at, name] of names.entries()) good<Contact>((await people.create(book, { number: phone(at), fields: { name, kind: at % 2 ? 'Été' : 'Зима' } })) as Contact)
  const fits = async (rule: object) => {
    const made = good(await segments.create(book, { name: JSON.stringify(rule).slice(0, 90), rule }))
    return numbersOf(await search.list(book, { segment: made.id, limit: 20 })).map((number) => Number(number.slice(-1)))
  }
  const both = async (typed: string) => {
    const found = await fits({ field: 'name', contains: typed })
    expect(numbersOf(await search.list(book, { q: typed, limit: 20 })).map((number) => Number(number.slice(-1)))).toEqual(found)
    return found
  }
  expect(await both('ИВАНОВ')).toEqual([0])
  expect(await both('йота')).toEqual([1])
  expect(await both('zoe')).toEqual([2])
  expect(await both('ZOË')).toEqual([2])
  expect(await both('émile')).toEqual([3])
  expect(await both('e\u0301mile')).toEqual([3])
  expect(await both('σοφοσ')).toEqual([4])
  expect(await both('ipek')).toEqual([7])
  expect(await both('100% \\O_O')).toEqual([8])
  expect(await both('1%0')).toEqual([]) // a percent sign is itself
  expect(await fits({ field: 'name', begins: 'łu' })).toEqual([5])
  expect(await fits({ field: 'name', begins: 'AN' })).toEqual([6])
  expect(await fits({ field: 'kind', begins: 'зим' })).toEqual([0, 2, 4, 6, 8])
  expect(await fits({ field: 'kind', contains: 'ETE' })).toEqual([1, 3, 5, 7])
  expect(await fits({ field: 'name', is: 'Zoe\u0308' })).toEqual([2])
  const [ann] = good(await search.list(book, { q: 'ann', limit: 1 })).data
  await people.change(book, ann!.id, { fields: { name: 'ЯНА' } })
  expect(await fits({ field: 'name', contains: 'яна' })).toEqual([6])
  expect(await people.change(book, ann!.id, { fields: { name: 'Bo' } })).toMatchObject({ fields: { name: 'Bo' } })
  expect(await fits({ all: [{ field: 'name', contains: 'яна' }] })).toEqual([])
  await fields.remove(book, 'name')
  await fields.create(book, { key: 'other', type: 'text' })
  expect(await fits({ field: 'other', contains: 'иван' })).toEqual([])
})

check('what stood in a field that is taken away is not found any more, what stands in others is', async ({ contacts }) => {
  const { people, fields, search } = contacts
  for (const key of ['first', 'last', 'secret']) await fields.create(book, { key, type: 'text' })
  await people.create(book, { number: phone(1), fields: { first: 'Zoë', last: 'ИВАНОВА', secret: 'Diabetes' } })
  await people.create(book, { number: phone(2), fields: { secret: 'Diabetes' } })
  const found = async (q: string) => numbersOf(await search.list(book, { q, limit: 9 })).length
  expect([await found('diabetes'), await found('zoe ива')]).toEqual([2, 1])
  await fields.remove(book, 'secret')
  expect([await found('diabetes'), await found('zoe ива')]).toEqual([0, 1])
})

check('half of a character is no part of a tag, an id or a text: it would be stored as another', async ({ contacts }) => {
  const { people, fields } = contacts
  await fields.create(book, { key: 'name', type: 'text' })
  const given = { number: phone(1), tags: ['\ud800x'], externalIds: { crm: '\ud800' }, fields: { name: '\udc00' } }
  expect(await people.create(book, given)).toMatchObject({ param: '/fields/name' })
  expect(await people.create(book, { ...given, fields: {} })).toMatchObject({ param: '/tags/0' })
  expect(await people.create(book, { ...given, fields: {}, tags: [] })).toMatchObject({ param: '/externalIds/crm' })
})

check('what is given out as a file is read back as it was, also below nothing', async ({ contacts }) => {
  const { people, fields, exported } = contacts
  await fields.create(book, { key: 'home', type: 'place' })
  await fields.create(book, { key: 'saldo', type: 'number' })
  await fields.create(book, { key: 'name', type: 'text' })
  await people.create(book, { number: phone(1), fields: { home: { latitude: -18.14, longitude: -178.44 }, saldo: -12.5, name: '=1+1' } })
  let text = ''
  for await (const piece of good(await exported(book, {})) as AsyncIterable<string>) text += piece
  expect(text.split('\r\n')[1]).toContain(`"-18.14, -178.44",-12.5,"'=1+1",`)
})

check('an audience is everybody of its lists, segments and numbers, once', async ({ contacts }) => {
  await fieldsFor(contacts)
  const { people, groups, segments, audience } = contacts
  const many = Array.from({ length: 1_000 }, (_, at) => ({ number: phone(at), fields: { first_name: `P${at}`, born: '1990-01-01', home: 'NL' }, ...(at % 2 ? { language: 'nl' } : {}) }))
  good(await people.upsert(book, many, { by: 'number' }))
  const everyone = await people.byIds(book, [...(await people.idsOfNumbers(book, many.map(({ number }) => number))).values()])
  const list = good(await groups.create(book, 'list', { name: 'L' }))
  await groups.put(book, list.id, everyone.filter((_, at) => at % 3 === 0).map(({ id }) => id), true)
  const odd = good(await segments.create(book, { name: 'odd', rule: { language: 'nl' } }))
  const read = async (query: object) => {
    const found = []
    for await (const page of good(await audience.open({ ...book, ...query })) as AsyncIterable<readonly { number: string; contact?: string }[]>) found.push(...page)
    return found
  }
  const expected = everyone.filter((one, at) => at % 3 === 0 || one.language === 'nl').map(({ number }) => number)
  const both = await read({ lists: [list.id], segments: [odd.id] })
  expect(new Set(both.map(({ number }) => number))).toEqual(new Set(expected))
  expect(both).toHaveLength(expected.length)
  expect(both).toEqual(await read({ lists: [list.id], segments: [odd.id] }))
  expect(both[0]).toMatchObject({ contact: expect.any(String) as string, fields: { born: '1990-01-01', home: 'NL' } })
  const numbers = await read({ segments: [odd.id], numbers: [phone(1), phone(2), '+61412345678', '+4915112345678', phone(2)] })
  expect(numbers).toHaveLength(503)
  expect(numbers.slice(-2)).toEqual([{ number: '+61412345678', fields: {} }, { number: '+4915112345678', fields: {}, timeZone: 'Europe/Berlin' }])
  expect(both[0]).toMatchObject({ timeZone: 'Europe/Amsterdam' })
  expect(await audience.count({ ...book, lists: [list.id] })).toEqual({ count: 334, exact: true })
  expect(await audience.open({ ...other, lists: [list.id] })).toMatchObject({ param: '/lists/0' })
  expect(await audience.open({ ...book, segments: ['seg_x'] })).toMatchObject({ param: '/segments/0' })
  expect(await groups.remove(book, 'list', list.id)).toBe(true)
  expect(await people.get(book, everyone[0]!.id)).toBeDefined()
})
