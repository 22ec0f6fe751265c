import { expect, test } from 'vitest'
import { eventsOf, lineOf as eventLine } from './listen.ts'
import { lineOf, orderOf } from './phone.ts'
import { printable } from './printable.ts'

test('a typed line is a text, or an order that begins with a slash', () => {
  expect(['Yes!', '/to 1600', '/off', '/full', '/on', '//on', '  ', '/help', '/fly'].map(orderOf)).toEqual([
    { do: 'send', text: 'Yes!' },
    { do: 'to', to: '1600' },
    { do: 'state', state: 'detached' },
    { do: 'state', state: 'memory_full' },
    { do: 'state', state: 'attached' },
    { do: 'send', text: '/on' },
    { do: 'nothing' },
    { do: 'help' },
    { do: 'unknown', word: '/fly' },
  ])
})

test('a text from outside cannot act on the terminal', () => {
  expect(printable('a\x1b[31mb\u202ec\r\nd\x07')).toBe('a<001B>[31mb<202E>c ⏎ d<0007>')
  const message = { id: '1', from: '\x1b]0;x\x07', to: '+31612345678', text: '\x1b[2J', receivedAt: '2026-11-22T10:00:00.000Z', parts: 2, direction: 'in' as const }
  const line = lineOf(message)
  expect(line).toContain('<001B>[2J')
  expect(line).toContain('2 parts')
  expect(line).not.toContain('\x07')
})

test('each row of a batch is an event with a name of its own', () => {
  const rows = [{ id: 'msg_1', to: '+31612345678', status: 'delivered', at: '2026-11-22T10:00:00.000Z' }]
  const { events, skipped } = eventsOf({ event: 'messages', data: JSON.stringify({ messages: rows, skipped: 3 }) })
  expect(events).toEqual([{ type: 'message.delivered', at: '2026-11-22T10:00:00.000Z', data: rows[0] }])
  expect(skipped).toBe(3)
  expect(eventLine(events[0]!)).toMatch(/10:00:00\.000.*message\.delivered.*\+31612345678.*msg_1/)
  const sent = [{ id: '7', from: '+31612345678', to: '1600', direction: 'out', receivedAt: '2026-11-22T10:00:00.000Z' }]
  expect(eventsOf({ event: 'handset', data: JSON.stringify({ messages: sent }) }).events[0]!.type).toBe('handset.sent')
  expect(eventsOf({ event: 'counters', data: '{"accepted":1}' }).events).toEqual([])
})
