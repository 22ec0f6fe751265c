import { expect, test } from 'vitest'
import type { Change, Message, PhoneMessage } from '../api/shapes.ts'
import { applyArrivals, applyChanges, applyToPhones, createMemory, later, mostLiveRows, type Pages } from './apply.ts'

const message = (id: string, status: Message['status'], to = '+31612345678'): Message => ({
  id,
  to,
  status,
  text: 'Hi',
  createdAt: '2026-11-22T10:00:00.000Z',
})
const change = (id: string, status: Change['status'], text?: string): Change => ({
  id,
  to: '+31612345678',
  status,
  at: '2026-11-22T10:00:01.000Z',
  ...(text !== undefined && { text }),
})
const pages = <Row>(...data: Row[]): Pages<Row> => ({ pages: [{ data }], pageParams: [undefined] })
const rows = <Row>(list: Pages<Row>) => list.pages.flatMap((page) => page.data)

test('a status moves on and never back', () => {
  const moved = applyChanges(pages(message('msg_1', 'sending')), [change('msg_1', 'delivered')], {})
  expect(rows(moved)[0]?.status).toBe('delivered')
  expect(rows(applyChanges(moved, [change('msg_1', 'submitted')], {}))[0]?.status).toBe('delivered')
  expect(later('submitted', 'sending')).toBe('submitted')
  expect(later('held', 'expired')).toBe('expired')
})

test('a new message comes on top with the text of its first event and the status of its last', () => {
  const list = pages(message('msg_1', 'delivered'))
  const after = applyChanges(list, [change('msg_2', 'queued', 'Hello'), change('msg_2', 'submitted')], {})
  expect(rows(after).map((row) => [row.id, row.status, row.text])).toEqual([
    ['msg_2', 'submitted', 'Hello'],
    ['msg_1', 'delivered', 'Hi'],
  ])
})

test('a filtered list loses the rows that no longer match and takes in none that do not', () => {
  const list = pages(message('msg_1', 'submitted'), message('msg_2', 'submitted'))
  const changes = [change('msg_1', 'delivered'), change('msg_3', 'queued', 'x')]
  const after = applyChanges(list, changes, { status: 'submitted' })
  expect(rows(after).map((row) => row.id)).toEqual(['msg_2'])
})

test('a change of a message that is not loaded and not new adds no row', () => {
  expect(rows(applyChanges(pages(message('msg_1', 'queued')), [change('msg_0', 'delivered')], {}))).toHaveLength(1)
})

test('a list full of live rows stops growing and says that newer ones exist', () => {
  let list = pages(message('msg_0', 'queued'))
  for (let i = 1; i <= mostLiveRows + 5; i++) list = applyChanges(list, [change(`msg_${i}`, 'queued', 'x')], {})
  expect(rows(list)).toHaveLength(mostLiveRows)
  expect(list.pages[0]?.newer).toBe(true)
})

test('an arrival told twice is shown once, newest first', () => {
  const arrival = (id: string): PhoneMessage => ({
    id,
    from: 'SHOP',
    to: '+31612345678',
    text: id,
    receivedAt: '2026-11-22T10:00:00.000Z',
    parts: 1,
    direction: 'in',
  })
  const list = applyArrivals(pages(arrival('a')), [arrival('a'), arrival('b'), arrival('c')])
  expect(rows(list).map((row) => row.id)).toEqual(['c', 'b', 'a'])
})

test('a phone that buzzes moves to the top and counts on', () => {
  const phone = (number: string) => ({ number, messages: 3, lastAt: '', lastText: '' })
  const arrival = { id: 'a', from: 'S', to: '+2', text: 'new', receivedAt: 'now', parts: 1, direction: 'in' as const }
  const list = applyToPhones(pages(phone('+1'), phone('+2')), [{ ...arrival, number: '+2' }])
  expect(rows(list).map((row) => [row.number, row.messages, row.lastText])).toEqual([
    ['+2', 4, 'new'],
    ['+1', 3, ''],
  ])
})

test('an answer older than the events is brought up to date, and the memory is bounded', () => {
  const memory = createMemory(2)
  const caughtUp = (...data: Message[]) => memory.catchUp({ data }, {}, true).data.map((row) => [row.id, row.status])
  memory.take([change('msg_1', 'delivered'), change('msg_2', 'submitted', 'x'), change('msg_2', 'sending')])
  expect(caughtUp(message('msg_1', 'sending'))).toEqual([
    ['msg_2', 'submitted'],
    ['msg_1', 'delivered'],
  ])
  memory.take([change('msg_3', 'queued')])
  expect(caughtUp(message('msg_1', 'sending'))).toEqual([
    ['msg_2', 'submitted'],
    ['msg_1', 'sending'],
  ])
  expect(memory.catchUp({ data: [] }, { status: 'delivered' }, true).data).toEqual([])
  expect(memory.catchUp({ data: [] }, {}, false).data).toEqual([])
  expect(memory.catchUp({ data: [] }, {}, true).data).toHaveLength(1)
  memory.forget()
  expect(memory.catchUp({ data: [] }, {}, true).data).toEqual([])
})
