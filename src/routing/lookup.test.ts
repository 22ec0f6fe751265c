import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createLookups, httpLookup, type LookedUp, type NumberLookup } from './lookup.ts'

const rest = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}
const kpn: LookedUp = { country: 'NL', mcc: '204', mnc: '08' }

function rig(answer: (numbers: readonly string[]) => Promise<ReadonlyMap<string, LookedUp>>, more = {}) {
  const clock = manualClock()
  const calls: string[][] = []
  const lookup: NumberLookup = {
    name: 'test',
    atOnce: 2,
    ask: (numbers) => (calls.push([...numbers]), answer(numbers)),
  }
  return { clock, calls, lookups: createLookups({ lookup, clock, ...more }) }
}

test('an answer is remembered until its age, and so is "not known"', async () => {
  const { clock, calls, lookups } = rig(async () => new Map([['+1', kpn]]), { ttlMs: 1_000, unknownTtlMs: 100 })
  await lookups.prefetch(['+1', '+2', '+1'])
  expect(calls).toEqual([['+1', '+2']])
  expect(lookups.known('+1')).toEqual({ ...kpn, source: 'lookup' })
  expect(lookups.known('+2')).toBeUndefined()
  expect(lookups.prefetch(['+1', '+2'])).toBeUndefined()
  clock.advance(101)
  void lookups.prefetch(['+1', '+2'])
  expect(calls[1]).toEqual(['+2'])
  await rest()
  clock.advance(900)
  expect(lookups.known('+1')).toBeUndefined()
})

test('a slow look-up is waited for only so long, and its late answer still serves the next message', async () => {
  let answer!: (map: Map<string, LookedUp>) => void
  const { clock, calls, lookups } = rig(() => new Promise((resolve) => (answer = resolve)))
  let waited = false
  void lookups.prefetch(['+1', '+2', '+3'])!.then(() => (waited = true))
  clock.advance(299)
  await rest()
  expect(waited).toBe(false)
  clock.advance(1)
  await rest()
  expect(waited).toBe(true)
  answer(new Map([['+1', kpn]]))
  await rest()
  expect(lookups.known('+1')).toMatchObject(kpn)
  expect(calls, 'nobody waits for the rest of the batch any more').toHaveLength(1)
})

test('a broken look-up is left alone for a while', async () => {
  const { clock, calls, lookups } = rig(async () => Promise.reject(new Error('gone')))
  for (let i = 0; i < 8; i++) await lookups.prefetch([`+${i}`])
  expect(calls).toHaveLength(5)
  clock.advance(30_001)
  await lookups.prefetch(['+9'])
  expect(calls).toHaveLength(6)
  expect(lookups.counters()).toMatchObject({ asked: 6, failed: 6, answered: 0 })
})

test('the HTTP look-up asks for one number at a time and finds its fields in the answer', async () => {
  const urls: string[] = []
  const lookup = httpLookup({
    name: 'hlr',
    url: 'https://hlr.example/v1/{number}?full={e164}',
    fields: { country: 'country', mccmnc: 'current.network', name: 'current.name' },
    async http({ url }) {
      urls.push(url)
      if (url.includes('316002')) return { status: 404, body: '' }
      if (url.includes('316003')) return { status: 200, body: '{"country":"NL","current":{"network":"none"}}' }
      return { status: 200, body: '{"country":"nl","current":{"network":"204-08","name":"KPN"}}' }
    },
  })
  const found = await lookup.ask(['+316001', '+316002', '+316003'])
  expect([...found]).toEqual([['+316001', { country: 'NL', mcc: '204', mnc: '08', name: 'KPN' }]])
  expect(urls[0]).toBe('https://hlr.example/v1/316001?full=%2B316001')
})

test('an HTTP answer that is no answer rejects, so that nothing is remembered of it', async () => {
  const lookup = httpLookup({
    name: 'hlr',
    url: '{number}',
    fields: { country: 'c', mcc: 'm', mnc: 'n' },
    http: async () => ({ status: 500, body: '' }),
  })
  await expect(lookup.ask(['+1'])).rejects.toThrow('hlr answered 500')
})
