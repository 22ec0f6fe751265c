// Nothing listens beyond this machine before somebody owns the installation.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startHouse } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/kit/log.ts'

function startsOn(folder: string) {
  return async (settings: Record<string, string> = {}) => {
    const read = readConfig({
      ONESIXTY_DATA_DIR: folder, ONESIXTY_HTTP_PORT: '0', ONESIXTY_SMPP_PORT: '0', ONESIXTY_SMSC_PORT: '0',
      ONESIXTY_HTTP_HOST: '0.0.0.0', ONESIXTY_SMPP_HOST: '0.0.0.0', ...settings,
    })
    if ('faults' in read) throw new Error(read.faults.join())
    return startHouse(read.config, { log: silentLog })
  }
}

test('an installation that nobody owns stays on this machine whatever its settings say; after the set-up it does as it is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-owner-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const start = startsOn(folder)

  const first = await start()
  expect(first).toMatchObject({ isOwned: false, isHeldBack: true })
  for (const address of [first.addresses.api, first.addresses.smpp]) expect(new URL(address).hostname).toBe('127.0.0.1')
  const body = JSON.stringify({ token: first.setUp, name: 'Olga', email: 'olga@example.com', password: 'four little words here' })
  const made = await fetch(`${first.addresses.api}/setup`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(made.status).toBe(204)
  await first.stop()

  const second = await start()
  expect(second).toMatchObject({ isOwned: true, isHeldBack: false })
  for (const address of [second.addresses.api, second.addresses.smpp]) expect(new URL(address).hostname).toBe('0.0.0.0')
  await second.stop()
}, 30_000)

test('whoever starts it with a key of their own owns it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-owner-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const house = await startsOn(folder)({ ONESIXTY_API_KEY: 'k'.repeat(40) })
  expect(house).toMatchObject({ isOwned: false, isHeldBack: false })
  await house.stop()
}, 30_000)
