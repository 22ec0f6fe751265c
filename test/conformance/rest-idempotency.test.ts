// One key, many repeats, on a whole house with its database on disk: over HTTP, at once, and after the house was killed.
import { expect, test } from 'vitest'
import { ask, createSite } from '../support/house.ts'
import type { RunningHouse } from '../support/house.ts'

type Raw = { status: number; replayed: boolean; text: string }

async function post(house: RunningHouse, path: string, body: unknown, key: string): Promise<Raw> {
  const headers = { authorization: `Bearer ${house.key}`, 'content-type': 'application/json', 'idempotency-key': key }
  const answer = await fetch(`${house.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, replayed: answer.headers.has('idempotent-replayed'), text: await answer.text() }
}

const sorts = (answers: readonly Raw[]) => {
  const counts: Record<string, number> = {}
  for (const { status, replayed } of answers) {
    const sort = `${status}${replayed ? ' replayed' : ''}`
    counts[sort] = (counts[sort] ?? 0) + 1
  }
  return counts
}

const bodies = {
  one: { to: '+31612345678', text: 'Hi Zoë' },
  many: { text: 'Hi', messages: [{ to: '+31612345678' }, { to: '12' }, { to: '0031612345679' }] },
  broadcast: { to: ['+31612345678', 'no number', '+31612345679'], text: 'Hi' },
}

test('a thousand repeats at once send once; every shape is answered again to the byte, also after a kill', async () => {
  const site = await createSite()
  try {
    const house = await site.start()
    const burst = await Promise.all(Array.from({ length: 1_000 }, () => post(house, '/v1/messages', bodies.one, 'k1')))
    const counts = sorts(burst)
    console.log('1,000 repeats of one key at once:', counts)
    const told = burst.filter(({ status }) => status === 202)
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(new Set(told.map(({ text }) => text)).size).toBe(1)
    expect((counts['202'] ?? 0) + (counts['202 replayed'] ?? 0) + (counts['409'] ?? 0)).toBe(1_000)

    const first: Record<string, Raw> = { one: told[0]! }
    for (const shape of ['many', 'broadcast'] as const) first[shape] = await post(house, '/v1/messages', bodies[shape], shape)
    const wanted = { name: 'shop', mode: 'live', scopes: ['read'] }
    const keys = await Promise.all(Array.from({ length: 100 }, () => post(house, '/v1/keys', wanted, 'k1')))
    console.log('100 repeats of making a key:', sorts(keys))
    const made = keys.filter(({ status }) => status === 201)
    expect([made.filter(({ replayed }) => !replayed).length, new Set(made.map(({ text }) => text)).size]).toEqual([1, 1])
    await house.kill()

    const again = await site.start()
    for (const [shape, key] of [['one', 'k1'], ['many', 'many'], ['broadcast', 'broadcast']] as const)
      expect(await post(again, '/v1/messages', bodies[shape], key)).toEqual({ status: 202, replayed: true, text: first[shape]!.text })
    expect(await post(again, '/v1/keys', wanted, 'k1')).toEqual({ status: 201, replayed: true, text: made[0]!.text })
    expect((await post(again, '/v1/messages', bodies.many, 'k1')).status).toBe(422)
    expect((await post(again, '/v1/keys', { ...wanted, name: 'other' }, 'k1')).status).toBe(422)
    const sent = await ask<{ data: object[] }>(again, '/v1/messages')
    expect(sent.body.data).toHaveLength(1 + 2 + 2)
    expect((await ask<{ data: object[] }>(again, '/v1/keys')).body.data).toHaveLength(1)
    await again.kill()
  } finally {
    site.remove()
  }
})
