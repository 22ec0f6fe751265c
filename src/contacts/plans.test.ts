import { expect, test } from 'vitest'
import type { Contact } from './contact.ts'
import { openContacts } from './open.ts'
import { contactsMigrations } from './schema.ts'
import type { Value, Write } from '../db/database.ts'
import { inlineSqlite } from '../db/inline.ts'
import { systemClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { silentLog } from '../kit/log.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const

test('no statement about people reads a whole book: each has an index, and a place in it', async () => {
  const inner = inlineSqlite({ clock: systemClock, migrations: contactsMigrations })
  const asked = new Map<string, readonly Value[]>()
  const db = {
    ...inner,
    read: (sql: string, values: readonly Value[] = []) => (asked.set(sql, values), inner.read(sql, values)),
    write: (writes: readonly Write[]) => (writes.forEach(({ sql, rows }) => rows[0] && asked.set(sql, rows[0])), inner.write(writes)),
  }
  const { people, groups, segments, search, fields, audience, timeline } = openContacts({ db, clock: systemClock, ids: createIds({ clock: systemClock }), log: silentLog })
  await fields.create(book, { key: 'city', type: 'text' })
  const many = Array.from({ length: 120 }, (_, at) => ({ number: `+3161001${String(at).padStart(4, '0')}`, fields: { city: `C${at}` }, tags: ['t'], externalIds: { crm: `${at}` } }))
  for (const by of ['number', { system: 'crm' }] as const) await people.upsert(book, many.slice(0, 100), { by })
  const [a, b, c] = (await search.list(book, { limit: 3 }) as { data: Contact[] }).data
  const list = await groups.create(book, 'list', { name: 'L' })
  if (typeof list === 'string') throw new Error(list)
  await groups.put(book, list.id, [a!.id, b!.id], true)
  timeline.record([{ ...book, number: a!.number, kind: 'got', at: 1 }])
  await timeline.flush()
  await people.merge(book, a!.id, b!.id)
  await people.remove(book, [c!.id])
  const segment = await segments.create(book, { name: 's', rule: { all: [{ list: list.id }, { field: 'city', is: 'C1' }, { did: 'got', withinDays: 3 }] } })
  if (typeof segment === 'string' || 'fault' in segment) throw new Error(JSON.stringify(segment))
  await search.list(book, { segment: segment.id, q: 'c1', limit: 5 })
  await search.count(book, { tag: 't' })
  const pages = await audience.open({ ...book, lists: [list.id], segments: [segment.id], numbers: [a!.number] })
  if (!('fault' in pages)) for await (const _ of pages) continue
  await groups.put(book, list.id, [a!.id], false)
  await groups.remove(book, 'list', list.id)

  const isOfPeople = /\b(contact|contact_member|contact_external|contact_activity)\b/
  const whole: string[] = []
  for (const [sql, values] of asked) {
    if (!isOfPeople.test(sql) || sql.startsWith('INSERT')) continue
    const plan = inner.core.read(`EXPLAIN QUERY PLAN ${sql}`, values).map(({ detail }) => String(detail))
    const bad = plan.find((detail) => /^SCAN (?!m$|\(subquery)/.test(detail) || /\(workspace=\? AND mode=\?\)$/.test(detail))
    if (bad !== undefined && !/contact_group|contact_field/.test(bad)) whole.push(`${bad}: ${sql.slice(0, 200)}`)
  }
  expect(asked.size).toBeGreaterThan(30)
  expect(whole).toEqual([])
})
