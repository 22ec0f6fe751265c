import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { showKey } from '../api/rest/accounts-schema.ts'
import { readConfig } from '../config.ts'
import { createKey, lineOf, listKeys } from './keys.ts'

const key = { id: 'key_1', name: 'shop', mode: 'live', scopes: [], hint: 'os_live_…ab', createdAt: 0 } as const

test('the list says when a key was used last, as the API tells it', () => {
  expect(lineOf(showKey({ ...key, usedAt: Date.UTC(2026, 0, 2) }))).toContain('used 2026-01-02T00:00:00.000Z')
  expect(lineOf(showKey(key))).toContain('never used')
  expect(lineOf(showKey({ ...key, usedAt: 1, revokedAt: Date.UTC(2026, 0, 3) }))).toContain('revoked 2026-01-03')
})

/** A server that answers like this, and the settings that lead to it. */
async function serverOf(answer: (url: string, body: string) => unknown) {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => (text += piece))
    request.on('end', () => response.writeHead(200).end(JSON.stringify(answer(request.url!, text))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const read = readConfig({ ONESIXTY_API_URL: `http://127.0.0.1:${port}`, ONESIXTY_API_KEY: 'k'.repeat(32) })
  if ('faults' in read) throw new Error(read.faults.join())
  return read.config
}

test('the list has the keys of every page', async () => {
  const config = await serverOf((url) =>
    url.includes('after=') ? { data: [{ ...key, id: 'key_2' }] } : { data: [key], nextCursor: 'key_1' },
  )
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => (written.push(String(text)), true))
  await listKeys(config, { json: true })
  write.mockRestore()
  expect(JSON.parse(written.join(''))).toMatchObject({ data: [{ id: 'key_1' }, { id: 'key_2' }] })
})

test('a key that replaces a lost one is made with every scope, any other with what the API gives by itself', async () => {
  const asked: unknown[] = []
  const config = await serverOf((_url, body) => (asked.push(JSON.parse(body)), {}))
  await createKey(config, 'cli', { mode: 'live', admin: true, json: true })
  await createKey(config, 'shop', { mode: 'test', json: true })
  await createKey(config, 'till', { mode: 'live', scopes: ['send'], senders: ['Shop'], partsPerDay: 0, expires: '2027-01-01T00:00:00Z', json: true })
  expect(asked).toEqual([
    { name: 'cli', mode: 'live', scopes: ['read', 'send', 'admin'] },
    { name: 'shop', mode: 'test' },
    { name: 'till', mode: 'live', scopes: ['send'], limits: { senders: ['Shop'], partsPerDay: 0, expiresAt: '2027-01-01T00:00:00Z' } },
  ])
})
