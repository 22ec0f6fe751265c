import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { manualClock } from '../../kit/clock.ts'
import { stateOf } from '../message.ts'
import { gatewayMigrations } from '../schema.ts'
import { pageQuery } from './records.ts'

const { core } = inlineSqlite({ clock: manualClock(), migrations: gatewayMigrations })
const live = { asker: { workspace: 'wsp', mode: 'live' }, limit: 10 } as const

test.each([
  [{}, 'SCAN message'],
  [{ to: '+31612345678' }, 'message_recipient'],
  [{ from: 'Shop' }, 'message_sender'],
  [{ batch: 'bat_1' }, 'message_batch'],
  [{ reference: 'order 1' }, 'message_reference'],
  [{ campaign: 'cmp_1' }, 'message_campaign'],
  [{ connection: 'con_1' }, 'message_connection'],
  [{ states: [stateOf.rejected] }, 'message_failed'],
  [{ states: [stateOf.scheduled], notIds: ['msg_1'] }, 'message_kept'],
  [{ from: 'Shop', after: 'msg_2', untilId: 'msg_3' }, 'message_sender'],
])('a page of messages by %j reads an index, in order', (filter, index) => {
  const [sql, values] = pageQuery({ ...live, ...filter })
  const plan = core.read(`EXPLAIN QUERY PLAN ${sql}`, values).map(({ detail }) => String(detail))
  expect(plan.join()).toContain(index)
  expect(plan.join()).not.toContain('TEMP B-TREE')
})
