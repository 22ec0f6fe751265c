import { afterEach, expect, test, vi } from 'vitest'
import { enterByLink } from './enter.ts'

afterEach(() => void vi.unstubAllGlobals())

const place = (hash: string) => ({ hash, pathname: '/messages', search: '?to=1' }) as Location
const answering = (status: number) => {
  const fetching = vi.fn(async () => new Response(null, { status }))
  vi.stubGlobal('fetch', fetching)
  return fetching
}

test('the token of the start link leaves the address and becomes a session', async () => {
  const fetching = answering(204)
  const past = { replaceState: vi.fn() }
  expect(await enterByLink(place('#signin=s3cret%2B'), past as unknown as History)).toBe(false)
  expect(past.replaceState).toHaveBeenCalledWith(null, '', '/messages?to=1')
  expect(fetching).toHaveBeenCalledWith('/v1/session', expect.objectContaining({ body: '{"token":"s3cret+"}' }))
})

test('a link that was used up is told apart from no link at all', async () => {
  const fetching = answering(401)
  const past = { replaceState: vi.fn() } as unknown as History
  expect(await enterByLink(place('#signin=old'), past)).toBe(true)
  expect(await enterByLink(place(''), past)).toBe(false)
  expect(fetching).toHaveBeenCalledTimes(1)
})
