import { expect, test } from 'vitest'
import { createBacklog } from './backlog.ts'

const open = (limit: number) => {
  const store: { id: number }[] = []
  const taken: number[] = []
  const reads: (() => void)[] = []
  const backlog = createBacklog<{ id: number }>({
    limit,
    read: (count) =>
      new Promise((resolve) => {
        reads.push(() => resolve({ items: store.slice(0, count), more: store.length >= count }))
      }),
    take: ({ id }) => taken.push(id),
    onBroken(cause) {
      throw cause
    },
  })
  const commit = (...ids: number[]) => store.push(...ids.map((id) => ({ id })))
  const admit = (...ids: number[]) => ids.forEach((id) => backlog.admit({ id }))
  const settle = (count: number) => {
    store.splice(0, count)
    backlog.release(count)
  }
  const read = async () => {
    for (const answer of reads.splice(0)) answer()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { backlog, taken, reads, commit, admit, settle, read }
}

test('what fits goes into memory, the rest is read once that is settled', async () => {
  const { backlog, taken, reads, commit, admit, settle, read } = open(2)
  commit(1, 2, 3, 4, 5)
  admit(1, 2, 3, 4, 5)
  expect(taken).toEqual([1, 2])
  settle(1)
  expect(reads.length).toBe(0)
  settle(1)
  await read()
  expect(taken).toEqual([1, 2, 3, 4])
  settle(2)
  await read()
  expect(taken).toEqual([1, 2, 3, 4, 5])
  expect(backlog.held).toBe(1)
  settle(1)
  expect(reads.length).toBe(0)
})

test('an item that was committed when a page was read, and is admitted after it, is taken once', async () => {
  const { backlog, taken, commit, admit, settle, read } = open(5)
  commit(1)
  backlog.look()
  await read()
  admit(1)
  expect(taken).toEqual([1])
  expect(backlog.held).toBe(1)
  settle(1)
  commit(2)
  admit(2)
  expect(taken).toEqual([1, 2])
})

test('an item that is committed while a page is read is not forgotten', async () => {
  const { taken, backlog, commit, admit, settle, read } = open(5)
  commit(1)
  backlog.look()
  const reading = read()
  commit(2)
  admit(2)
  await reading
  expect(taken).toEqual([1])
  settle(1)
  await read()
  expect(taken).toEqual([1, 2])
})

test('what is released without leaving the store can be held again', () => {
  const { backlog, admit } = open(2)
  admit(1, 2)
  backlog.release(1)
  expect(backlog.held).toBe(1)
  backlog.hold(1)
  expect(backlog.held).toBe(2)
})
