// The evidence of faults that are really there.
import { chmodSync, mkdirSync, mkdtempSync, openSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storesOf } from '../../app.ts'
import { openDatabase } from '../../db/open.ts'
import { examine } from './doctor.ts'
import { gather } from './evidence.ts'

const site = (more: Record<string, string> = {}) => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'doctor-')), 'data')
  return { dataDir, env: { ONESIXTY_DATA_DIR: dataDir, ONESIXTY_HTTP_PORT: '0', ONESIXTY_SMSC_PORT: '0', ONESIXTY_SMPP_PORT: '0', ...more } }
}
const found = async (env: Record<string, string>, check: string) => examine(await gather(env)).find(({ name }) => name === check)

test('a fresh machine fails in nothing', async () => {
  const { env } = site()
  expect(examine(await gather(env)).filter(({ state }) => state === 'fail')).toEqual([])
})

test('a port that another program has is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const { env } = site({ ONESIXTY_SMSC_PORT: String(port) })
  expect(await found(env, 'ports')).toMatchObject({ state: 'fail', say: `${port}: taken by another program.` })
  await new Promise((resolve) => other.close(resolve))
})

test('a database with a broken page is not whole', async () => {
  const { dataDir, env } = site()
  const { house } = storesOf({ dataDir, databaseUrl: undefined })
  await (await openDatabase(house)).close()
  expect(await found(env, 'databases')).toMatchObject({ state: 'ok' })
  const file = openSync(house.file, 'r+')
  const { size } = statSync(house.file)
  for (let page = 4_096; page + 4_096 <= size; page += 4_096) writeSync(file, Buffer.alloc(64, 0xff), 0, 64, page)
  expect(await found(env, 'databases')).toMatchObject({ state: 'fail', say: expect.stringMatching(/^house: /) })
})

test('files that others can read, and files from the future', async () => {
  const { dataDir, env } = site()
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  writeFileSync(join(dataDir, 'secret.key'), 'x')
  chmodSync(join(dataDir, 'secret.key'), 0o644)
  utimesSync(join(dataDir, 'secret.key'), new Date(), new Date(Date.now() + 3_600_000))
  expect(await found(env, 'data folder')).toMatchObject({ state: 'fail', say: 'Others on this machine can read secret.key.' })
  expect(await found(env, 'clock')).toMatchObject({ state: 'fail', say: expect.stringContaining('60 min in the future') })
})

test('a wrong setting is told, and the others are looked at all the same', async () => {
  const { dataDir, env } = site({ ONESIXTY_LOG: 'loud' })
  expect(await found(env, 'settings')).toMatchObject({ state: 'fail', say: expect.stringContaining('ONESIXTY_LOG') })
  expect(await found(env, 'data folder')).toMatchObject({ say: `${dataDir} is not there.` })
})
