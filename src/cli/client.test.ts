import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { connect, expectOk, persist, type Client } from './client.ts'

test('a lost key file is told with the way to a new key', async () => {
  const read = readConfig({ ONESIXTY_DATA_DIR: mkdtempSync(join(tmpdir(), 'client-')) })
  if ('faults' in read) throw new Error(read.faults.join())
  const failed = (await connect(read.config).catch((error: unknown) => error)) as Error
  expect(failed).toMatchObject({ exitCode: 2 })
  expect(failed.message).toMatch(/32 characters or more and set ONESIXTY_API_KEY[^]*npm start[^]*keys create/)
})

test.each([
  ['`limits/expiresAt` must be a time.', '`limits/expiresAt` must be a time. (422)'],
  ['foo is no network', '/limits/expiresAt: foo is no network (422)'],
])('a refusal names the field once: %s', (detail, said) => {
  const refused = { status: 422, body: { detail, param: '/limits/expiresAt' }, headers: new Headers() }
  expect(() => expectOk(refused)).toThrow(expect.objectContaining({ message: said }))
})

test('the first try that nobody answers says at once how to start the server', async () => {
  const client: Client = { address: '', ask: () => Promise.resolve({ away: 'http://x does not answer' }) }
  const said: string[] = []
  let ms = 0
  const sleep = (wait: number) => Promise.resolve((ms += wait))
  const patience = { forMs: 1_000, now: () => ms, sleep, onWait: (say: string) => void said.push(say) }
  await persist(client, { method: 'GET', path: '/' }, patience)
  expect(said).toEqual([expect.stringContaining('Start it with: npm start')])
})
