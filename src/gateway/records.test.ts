import { expect, test } from 'vitest'
import { insertMessages, type NewMessage } from './records.ts'

const message: NewMessage = {
  id: 'msg_1', workspace: 'wsp_1', batch: null, mode: 'live', lane: 'bulk', state: 1, from: 'SHOP', to: '+31612345678', text: 'Hi', encoding: 'gsm7', segments: 1, concat: 0, flash: false,
  country: 'NL', connection: 'con_1', route: '{}', network: null, createdAt: 1, expiresAt: 2, receiptWanted: 0, about: null, bill: null, reference: null, tags: null, cost: null, costCurrency: null,
  reason: null, error: null, scheduledAt: null, heldUntil: null, finishedAt: null, handle: null, origin: null, wire: null, account: null,
}

test('a row has a value for each column that any message of its batch fills, and for no other', () => {
  const campaign = { campaign: 'cmp_1', reference: null, tags: null, callbackUrl: null, callbackKind: null, head: null, handle: null, note: null }
  const columnsOf = (...messages: NewMessage[]) => {
    const { sql, rows } = insertMessages(messages)
    const columns = /\(([^)]*)\) VALUES/.exec(sql)![1]!.split(', ')
    return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))
  }
  expect(Object.keys(columnsOf(message)[0]!)).not.toContain('campaign')
  expect(columnsOf(message, { ...message, about: campaign, scheduledAt: 9 })).toMatchObject([{ id: 'msg_1', campaign: null, scheduled_at: null }, { campaign: 'cmp_1', scheduled_at: 9 }])
  expect(Object.keys(columnsOf({ ...message, about: campaign })[0]!)).toHaveLength(Object.keys(columnsOf(message)[0]!).length + 1)
})
