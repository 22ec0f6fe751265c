import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { anewMs, createAnew } from './anew.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A list that is looked at; each answer is given by hand. */
function looked(queryKey: string[]) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: false } } })
  const asked: PromiseWithResolvers<string>[] = []
  const observer = new QueryObserver(cache, { queryKey, queryFn: () => (asked.push(Promise.withResolvers()), asked.at(-1)!.promise) })
  const leave = observer.subscribe(() => {})
  return { cache, asked, leave, shown: () => observer.getCurrentResult().data }
}
const pass = (times: number) => vi.advanceTimersByTimeAsync(times * anewMs)

test('many events make one reading a second', async () => {
  const { cache, asked, leave } = looked(['phones'])
  asked[0]!.resolve('none')
  await pass(0)
  const anew = createAnew(cache, ['phones'], ['phone'])
  for (let event = 0; event < 50; event++) anew.soon()
  expect(asked).toHaveLength(1)
  await pass(3)
  expect(asked).toHaveLength(2)
  leave()
})

test('an answer that was made before the event is waited for and asked once more', async () => {
  const { cache, asked, leave, shown } = looked(['phones'])
  const anew = createAnew(cache, ['phones'])
  expect(anew.isUnderWay()).toBe(true)
  anew.soon()
  await pass(3)
  expect(asked).toHaveLength(1)
  asked[0]!.resolve('none')
  await pass(1)
  expect([asked.length, shown()]).toEqual([2, 'none'])
  asked[1]!.resolve('one')
  await pass(2)
  expect([asked.length, shown(), anew.isUnderWay()]).toEqual([2, 'one', false])
  leave()
})

test('who has left asks nothing', async () => {
  const { cache, asked, leave } = looked(['phones'])
  asked[0]!.resolve('none')
  await pass(0)
  const anew = createAnew(cache, ['phones'])
  anew.soon()
  anew.close()
  await pass(3)
  expect(asked).toHaveLength(1)
  leave()
})
