import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { storesOf } from '../app.ts'
import { readConfig, type Config } from '../config.ts'
import { SqliteCore } from '../db/core.ts'
import { takeLock } from '../db/lock.ts'
import { fingerprint, type Copy } from '../db/snapshot.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const configOf = (dataDir: string): Config => {
  const read = readConfig({ ONESIXTY_DATA_DIR: dataDir })
  if ('faults' in read) throw new Error(read.faults.join())
  return read.config
}

beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true))

/** A backup, and a place to put it back. */
async function backedUp() {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-restore-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [from, place] = [join(folder, 'from'), join(folder, 'to')]
  const { house, smsc } = storesOf(configOf(from))
  const { house: target } = storesOf(configOf(place))
  mkdirSync(from)
  for (const { file, migrations } of [house, smsc]) new SqliteCore({ file, migrations }).close()
  const copy = join(folder, 'backup')
  await backup(configOf(from), '0.1.0', copy, {})
  return { place, target, copy, putBack: () => restore(configOf(place), copy, {}) }
}

test('a backup is put back whole, and the place can be used at once', async () => {
  const { place, target, putBack } = await backedUp()
  expect(await putBack()).toBe(0)
  expect(readdirSync(place).filter((name) => name.endsWith('.db'))).toEqual(['onesixty.db', 'smsc.db'])
  const core = new SqliteCore(target)
  expect(core.read('SELECT count(*) AS n FROM message', [])).toEqual([{ n: 0 }])
  core.close()
  takeLock(target.file, 0).close()
})

test.each(['-wal', '-shm', '-journal'])('it is not put back beside a %s that a lost database left, which would be played into it', async (ending) => {
  const { place, target, putBack } = await backedUp()
  await putBack()
  rmSync(target.file)
  rmSync(join(place, 'smsc.db'))
  writeFileSync(`${target.file}${ending}`, 'of a database that is gone')
  await expect(putBack()).rejects.toThrow(`onesixty.db${ending}, which belongs to a database that is gone`)
  expect(existsSync(target.file)).toBe(false)
})

test('it is not put back where another process is at work', async () => {
  const { place, target, putBack } = await backedUp()
  await putBack()
  for (const name of ['onesixty.db', 'smsc.db']) rmSync(join(place, name))
  const other = takeLock(target.file, 0)
  onTestFinished(() => other.close())
  await expect(putBack()).rejects.toThrow('another Onesixty is using it')
  expect(existsSync(target.file)).toBe(false)
})

test('what stands there afterwards is looked at, not only what was copied', async () => {
  const { copy, putBack } = await backedUp()
  const [file, manifest] = [join(copy, 'onesixty.db'), join(copy, 'manifest.json')]
  const { copies, ...rest } = JSON.parse(readFileSync(manifest, 'utf8')) as { copies: Copy[] }
  const half = readFileSync(file)
  half.fill(0x55, 4_096, 12_288)
  writeFileSync(file, half)
  const damaged = await fingerprint(file)
  writeFileSync(manifest, JSON.stringify({ ...rest, copies: copies.map((one) => (one.name === 'onesixty.db' ? { ...one, ...damaged } : one)) }))
  await expect(putBack()).rejects.toThrow('onesixty.db cannot be used')
})
