// Pages while the list grows: whoever walks a list meets everything that was there at the beginning, and each once.
import { expect, test } from 'vitest'
import { bearer, key, openTarget } from '../fuzz/rest.ts'

test('a walk through a list that grows meets each row once', async () => {
  const { ask, close } = await openTarget()
  const headers = { ...bearer(key), 'content-type': 'application/json' }
  const post = async (url: string, body: object) => {
    const { status, text } = await ask({ method: 'POST', url, headers, body: JSON.stringify(body) })
    expect([url, status < 300]).toEqual([url, true])
    return (JSON.parse(text) as { id: string }).id
  }
  let count = 0
  const lists: Readonly<Record<string, () => Promise<string>>> = {
    '/v1/messages': () => post('/v1/messages', { to: '+31612345678', text: `Hi ${count++}` }),
    '/v1/keys': () => post('/v1/keys', { name: `k${count++}`, mode: 'test', scopes: ['read'] }),
    '/v1/webhooks': () => post('/v1/webhooks', { url: `https://hooks.example.invalid/${count++}` }),
    '/v1/smpp-accounts': () => post('/v1/smpp-accounts', { name: `a${count++}` }),
  }
  try {
    for (const [path, make] of Object.entries(lists)) {
      const before: string[] = []
      for (let at = 0; at < 12; at++) before.push(await make())
      const seen: string[] = []
      let after: string | undefined = ''
      while (after !== undefined && seen.length < 60) {
        const { text } = await ask({ method: 'GET', url: `${path}?limit=3${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`, headers, body: undefined })
        const page = JSON.parse(text) as { data: { id: string }[]; nextCursor?: string }
        expect(page.data.length).toBeLessThanOrEqual(3)
        seen.push(...page.data.map(({ id }) => id))
        after = page.nextCursor
        if (seen.length < 20) await make()
      }
      expect([path, before.filter((id) => seen.filter((one) => one === id).length !== 1)]).toEqual([path, []])
      expect(new Set(seen).size).toBe(seen.length)
    }
  } finally {
    await close()
  }
})
