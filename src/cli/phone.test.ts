import { expect, test } from 'vitest'
import { lineOf as eventLine, toldOf } from './listen.ts'
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

test('an event is told as a webhook would have it; what the stream says of itself is none', () => {
  const data = JSON.stringify({ id: 'evt_1', type: 'message.delivered', timestamp: '2026-11-22T10:00:00.000Z', data: { id: 'msg_1', from: 'SHOP', to: '+31612345678' } })
  expect(eventLine(toldOf({ event: 'message.delivered', id: 'evt_1', data })!)).toMatch(/10:00:00\.000.*message\.delivered.*SHOP → \+31612345678.*msg_1/)
  for (const event of ['ready', 'gap']) expect(toldOf({ event, id: 'evt_1', data: '{}' })).toBeUndefined()
})
