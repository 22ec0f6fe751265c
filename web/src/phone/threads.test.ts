import { expect, test } from 'vitest'
import type { PhoneMessage } from '../api/shapes.ts'
import { canAnswer, threadsOf, without } from './threads.ts'

const phone = '+31612345678'
const came = (id: string, from: string): PhoneMessage => ({
  id,
  from,
  to: phone,
  text: id,
  receivedAt: '2026-11-22T10:00:00.000Z',
  parts: 1,
  direction: 'in',
})
const went = (id: string, to: string): PhoneMessage => ({ ...came(id, phone), to, direction: 'out' })
const newestFirst = [went('4', '1600'), came('3', 'SHOP'), came('2', '1600'), came('1', 'SHOP')]

test('what came and what was answered is one conversation, oldest first, the liveliest conversation on top', () => {
  const threads = threadsOf(newestFirst).map((thread) => [thread.peer, thread.messages.map((message) => message.id)])
  expect(threads).toEqual([
    ['1600', ['2', '4']],
    ['SHOP', ['1', '3']],
  ])
})

test('a name cannot be answered, a number and a short code can', () => {
  expect([canAnswer('SHOP'), canAnswer('1600'), canAnswer('+31612345678')]).toEqual([false, true, true])
})

test('a message is held back until the eye has followed it to the phone', () => {
  expect(without(newestFirst, { newest: '2' }).map((message) => message.id)).toEqual(['2', '1'])
  expect(without(newestFirst, { newest: undefined })).toEqual([])
  expect(without(newestFirst, undefined)).toHaveLength(4)
})
