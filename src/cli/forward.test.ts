import { expect, test } from 'vitest'
import { createForward, mostTries, mostWaiting, type Delivery } from './forward.ts'

function rig(answers: readonly (number | Error)[]) {
  const rest = [...answers]
  const deliveries: Delivery[] = []
  const waits: number[] = []
  const sent: string[] = []
  let leftOut = 0
  const forward = createForward({
    url: 'http://localhost:3000/hook',
    async fetch(_, { body }) {
      sent.push(body as string)
      const answer = rest.shift() ?? 200
      if (answer instanceof Error) throw answer
      return { status: answer, body: null }
    },
    sleep: async (ms) => void waits.push(ms),
    now: () => 0,
    onDelivery: (delivery) => void deliveries.push(delivery),
    onLeftOut: (count) => void (leftOut = count),
  })
  return { forward, deliveries, waits, sent, leftOut: () => leftOut }
}

test('events go out one after the other, in their order, and again while the program is away', async () => {
  const { forward, deliveries, waits, sent } = rig([new Error('ECONNREFUSED'), 503, 200, 204])
  forward.add({ id: 'evt_1', type: 'message.queued', body: '1' })
  forward.add({ id: 'evt_1', type: 'message.sending', body: '2' })
  await forward.idle()
  expect(sent).toEqual(['1', '1', '1', '2'])
  expect(deliveries).toMatchObject([{ status: 200, tries: 3 }, { status: 204, tries: 1 }])
  expect(waits).toEqual([500, 1000])
})

test('what is refused for good is not tried again, and what never works is given up and told', async () => {
  const { forward, deliveries } = rig([404, ...Array<Error>(mostTries).fill(new Error('ECONNREFUSED'))])
  forward.add({ id: 'evt_1', type: 'a', body: '1' })
  forward.add({ id: 'evt_1', type: 'b', body: '2' })
  await forward.idle()
  expect(deliveries).toMatchObject([{ tries: 1, failed: 'it answered 404' }, { tries: mostTries, failed: 'ECONNREFUSED' }])
})

test('events beyond what may wait are left out and counted', async () => {
  const { forward, sent, leftOut } = rig([])
  for (let i = 0; i < mostWaiting + 10; i++) forward.add({ id: 'evt_1', type: 'a', body: String(i) })
  expect(leftOut()).toBeGreaterThan(0)
  await forward.idle()
  expect(sent.length + leftOut()).toBe(mostWaiting + 10)
})
