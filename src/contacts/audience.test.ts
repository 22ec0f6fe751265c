import { expect, test } from 'vitest'
import { openContacts } from './open.ts'
import { contactsMigrations } from './schema.ts'
import { inlineSqlite } from '../db/inline.ts'
import { systemClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { silentLog } from '../kit/log.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const

test('a field that goes while an audience is read shows nobody what takes its place', async () => {
  const db = inlineSqlite({ clock: systemClock, migrations: contactsMigrations })
  const { people, fields, audience } = openContacts({ db, clock: systemClock, ids: createIds({ clock: systemClock }), log: silentLog })
  await fields.create(book, { key: 'name', type: 'text' })
  const numbers = Array.from({ length: 1_001 }, (_, at) => `+3161001${String(at).padStart(4, '0')}`)
  await people.upsert(book, numbers.map((number) => ({ number, fields: { name: 'Ada' } })), { by: 'number' })
  const replace = async () => {
    await fields.remove(book, 'name')
    await fields.create(book, { key: 'secret', type: 'text' })
    await people.upsert(book, numbers.map((number) => ({ number, fields: { secret: 'Pregnant' } })), { by: 'number' })
  }
  let replaced: Promise<void> | undefined
  const names: (string | undefined)[] = []
  const pages = await audience.open({ ...book, numbers })
  if ('fault' in pages) throw new Error(pages.fault)
  for await (const page of pages) {
    names.push(...page.map((one) => one.fields['name']))
    replaced ??= replace()
    for (let turn = 0; turn < 300; turn++) await new Promise(setImmediate)
  }
  expect(new Set(names)).toEqual(new Set(['Ada']))
  expect(names).toHaveLength(1_001)
  await replaced
  for await (const [one] of (await audience.open({ ...book, numbers: numbers.slice(0, 1) })) as AsyncGenerator<readonly { fields: object }[]>) expect(one!.fields).toEqual({ secret: 'Pregnant' })
})
