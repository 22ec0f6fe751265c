import { afterEach, expect, test, vi } from 'vitest'
import { enterByLink } from './entry.ts'

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
  expect(await enterByLink(place('#signin=s3cret%2B'), past as unknown as History)).toEqual({ refused: false })
  expect(past.replaceState).toHaveBeenCalledWith(null, '', '/messages?to=1')
  expect(fetching).toHaveBeenCalledWith('/v1/session', expect.objectContaining({ body: '{"token":"s3cret+"}' }))
})

test('a link that was used up is told apart from no link at all', async () => {
  const fetching = answering(401)
  const past = { replaceState: vi.fn() } as unknown as History
  expect(await enterByLink(place('#signin=old'), past)).toEqual({ refused: true })
  expect(await enterByLink(place(''), past)).toEqual({ refused: false })
  expect(fetching).toHaveBeenCalledTimes(1)
})

test('the token of a set-up link or an invitation leaves the address and is kept for its form, unused', async () => {
  const fetching = answering(204)
  const past = { replaceState: vi.fn() }
  expect(await enterByLink(place('#setup=a%2Bb'), past as unknown as History)).toEqual({ refused: false, setUp: 'a+b' })
  expect(await enterByLink(place('#invitation=inv_1'), past as unknown as History)).toEqual({ refused: false, invitation: 'inv_1' })
  expect(past.replaceState).toHaveBeenCalledTimes(2)
  expect(fetching).not.toHaveBeenCalled()
})

test('a link that was cut in the middle of a sign is a link that is no good, not a page that stays empty', async () => {
  const fetching = answering(401)
  expect(await enterByLink(place('#signin=abc%2'), { replaceState: vi.fn() } as unknown as History)).toEqual({ refused: true })
  expect(fetching).toHaveBeenCalledWith('/v1/session', expect.objectContaining({ body: '{"token":"abc%2"}' }))
})
