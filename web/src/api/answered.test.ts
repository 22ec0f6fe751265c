import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { keepAnswer } from './answered.ts'

const turn = () => new Promise((resolve) => setTimeout(resolve))

test('an answer that was under way when something was changed does not undo the change', async () => {
  const cache = new QueryClient()
  const asked: PromiseWithResolvers<string>[] = []
  const observer = new QueryObserver(cache, {
    queryKey: ['campaign'],
    queryFn: () => (asked.push(Promise.withResolvers()), asked.at(-1)!.promise),
  })
  const leave = observer.subscribe(() => {})
  asked[0]!.resolve('running')
  await turn()
  void observer.refetch()
  keepAnswer(cache, ['campaign'], 'paused')
  asked[1]!.resolve('running')
  await turn()
  expect(observer.getCurrentResult()).toMatchObject({ data: 'paused', fetchStatus: 'idle' })
  void observer.refetch()
  asked[2]!.resolve('finished')
  await turn()
  expect(observer.getCurrentResult().data).toBe('finished')
  leave()
})
