// What a customer sees of a message: every time as ISO 8601, the one of a timeline entry that is due later included.
import { expect, test } from 'vitest'
import { messageFor } from './view.ts'

test('every time of a message is ISO 8601, the one it is scheduled for included', () => {
  const timeline = [
    { at: 0, event: 'accepted' },
    { at: 1, event: 'scheduled', for: 60_000 },
  ]
  const message = { id: 'msg_1', to: '+31612345678', status: 'scheduled', createdAt: 0, scheduledAt: 60_000, timeline } as const
  expect(messageFor(true)(message)).toMatchObject({
    scheduledAt: '1970-01-01T00:01:00.000Z',
    timeline: [
      { at: '1970-01-01T00:00:00.000Z', event: 'accepted' },
      { at: '1970-01-01T00:00:00.001Z', event: 'scheduled', for: '1970-01-01T00:01:00.000Z' },
    ],
  })
})

test('which way a message went is for the house alone; its customers see the rest', () => {
  const timeline = [{ at: 0, event: 'attempt', attempt: 1, connection: 'con_cheap' }]
  const route = { id: 'rte_1', why: ['Cheap Road: costs 0.0312 EUR'] }
  const message = { id: 'msg_1', to: '+31612345678', status: 'sending', createdAt: 0, route, timeline } as const
  expect(messageFor(true)(message)).toMatchObject({ route, timeline: [{ connection: 'con_cheap' }] })
  const shown = messageFor(false)(message)
  expect(shown).toMatchObject({ id: 'msg_1', timeline: [{ event: 'attempt', attempt: 1 }] })
  expect(JSON.stringify(shown)).not.toMatch(/con_cheap|Cheap Road|rte_1/)
})
