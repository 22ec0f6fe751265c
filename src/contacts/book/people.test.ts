import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { systemClock } from '../../kit/clock.ts'
import { createIds } from '../../kit/ids.ts'
import { silentLog } from '../../kit/log.ts'
import { openContacts } from '../open.ts'
import { contactsMigrations } from '../schema.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const

test('a person who is taken away between the look for their id and the look at them is made anew', async () => {
  const inner = inlineSqlite({ clock: systemClock, migrations: contactsMigrations })
  let between: (() => Promise<unknown>) | undefined
  const db: typeof inner = {
    ...inner,
    async read(sql, values) {
      const rows = await inner.read(sql, values)
      const now = sql.includes('FROM contact_external') ? between : undefined
      if (now) between = undefined
      await now?.()
      return rows
    },
  }
  const { people } = openContacts({ db, clock: systemClock, ids: createIds({ clock: systemClock }), log: silentLog })
  const put = () => people.upsertExternal(book, 'crm', '7', { number: '+31612345678', language: 'nl' })
  const first = await put()
  if ('fault' in first) throw new Error(first.fault)
  between = () => people.remove(book, [first.contact.id])
  const second = await put()
  if ('fault' in second) throw new Error(second.fault)
  expect(second).toMatchObject({ kind: 'created', contact: { number: '+31612345678', language: 'nl', externalIds: { crm: '7' } } })
  expect(second.contact.id).not.toBe(first.contact.id)
})
