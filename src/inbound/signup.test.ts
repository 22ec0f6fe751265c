import { expect, test } from 'vitest'
import type { Write } from '../db/database.ts'
import { inlineSqlite } from '../db/inline.ts'
import { systemClock } from '../kit/clock.ts'
import { inboundRecords } from './records.ts'
import { inboundMigrations } from './schema.ts'
import { createSignUp, questionMs } from './signup.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const

test('who is asked again in the moment in which an old question ends is waited for', async () => {
  let now = Date.parse('2026-11-23T10:00:00Z')
  const db = inlineSqlite({ clock: systemClock, migrations: inboundMigrations })
  const records = inboundRecords(db)
  const facts: string[] = []
  let meanwhile = async () => {}
  const record = async ([fact]: readonly { action: string }[], commit?: (writes: readonly Write[]) => Promise<unknown>) => {
    facts.push(fact!.action)
    if (fact!.action === 'expired') await meanwhile()
    await commit?.([])
    return []
  }
  const signUp = createSignUp({ db, records, clock: { ...systemClock, wall: () => now }, ledger: { record: record as never }, lists: undefined, reply: async () => 'sent' })
  const wish = () => signUp.wish({ ...book, person: '+31612345678', number: '1600', cause: 'inb_1', confirm: 'Reply YES', proof: { source: 'keyword', wording: 'JOIN', inbound: 'inb_1' } })
  await wish()
  now += questionMs + 1
  meanwhile = async () => void (await wish())
  expect(await signUp.expire()).toBe(1)
  expect(await signUp.waiting(book, '+31612345678', '1600')).toMatchObject({ expiresAt: now + questionMs })
  expect(await signUp.expire()).toBe(0)
  expect(facts).toEqual(['requested', 'expired', 'requested'])
})
