import { expect, test } from 'vitest'
import { createIds } from '../kit/ids.ts'
import { systemClock } from '../kit/clock.ts'
import type { Client } from './client.ts'
import { waitForFinal } from './wait.ts'

test('statuses and possible duplicates are counted over all pages, of the messages asked for only', async () => {
  const ids = createIds({ clock: systemClock })
  const [a, b, other] = [ids.next('msg_'), ids.next('msg_'), ids.next('msg_')]
  const pages = [
    { data: [{ id: a, status: 'delivered', possibleDuplicate: true }], nextCursor: 'more' },
    { data: [{ id: other, status: 'delivered', possibleDuplicate: true }, { id: b, status: 'unknown' }] },
  ]
  const client: Client = {
    address: '',
    ask: ({ path }) =>
      Promise.resolve({ status: 200, headers: new Headers(), body: pages[path.includes('after=more') ? 1 : 0] }),
  }
  const outcome = await waitForFinal(client, new Set([a, b]), { forMs: 0 })
  expect(outcome).toEqual({ counts: { delivered: 1, unknown: 1 }, pending: 0, possiblyTwice: 1 })
})

test('when the server goes away the wait says so at once, asks again as long as it may, and ends with what it saw last', async () => {
  const id = createIds({ clock: systemClock }).next('msg_')
  const answers = [{ id, status: 'submitted' }, undefined]
  const client: Client = {
    address: 'http://here',
    async ask() {
      const row = answers.shift()
      return row ? { status: 200, headers: new Headers(), body: { data: [row] } } : { away: 'http://here does not answer (ECONNREFUSED)' }
    },
  }
  const said: string[] = []
  const progress = { show() {}, say: (text: string) => void said.push(text), end() {} }
  const outcome = await waitForFinal(client, new Set([id]), { forMs: 1_000, progress })
  expect(said.join()).toContain('http://here does not answer (ECONNREFUSED)')
  expect(outcome).toMatchObject({ counts: { submitted: 1 }, pending: 1, lost: expect.stringContaining('Is Onesixty running?') })
})
