// `onesixty restore FOLDER`: puts a backup into an empty data folder, or an empty PostgreSQL database. Checks everything
// before it writes anything.
import { existsSync } from 'node:fs'
import { copyFile, readFile, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { restoreDump } from '../db/dump.ts'
import { takeLock } from '../db/lock.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { stepsOf, type Store } from '../db/open.ts'
import { assertWhole, besideFile, fingerprint, flush } from '../db/snapshot.ts'
import { makeFolder } from '../kit/keep-file.ts'
import { partsOf, type Manifest } from './backup.ts'
import { print, printJson, Stop } from './terminal.ts'

export async function restore(config: Config, folder: string, { json }: { json?: boolean }): Promise<number> {
  process.umask(0o077)
  const source = resolve(folder)
  const manifest = await readManifest(source)
  const parts = partsOf(config)
  const wanted = parts.some(({ store }) => store.url !== undefined) ? 'postgresql' : 'sqlite'
  if (manifest.database !== wanted)
    throw new Stop(`This backup is of a ${manifest.database} database, and ONESIXTY_DATABASE_URL ${wanted === 'sqlite' ? 'names none' : 'names another kind'}.`)
  for (const { name, store } of parts) await assertSound(source, name, store, manifest)
  const locks: Lock[] = []
  try {
    for (const { store } of parts) if (store.url === undefined) locks.push(keepOut(store.file))
    for (const { store } of parts) await assertEmpty(store)
    for (const { name, store } of parts) await putBack(join(source, name), store)
  } finally {
    for (const lock of locks) lock.close()
  }
  if (json) printJson({ folder: source, ...manifest })
  else {
    print(`Restored what was there at ${manifest.takenAt}. Put \`secret.key\` back into ${config.dataDir} before you start.`)
    print('Messages that were waiting then are sent when Onesixty starts: be sure that the one they came from is stopped.')
  }
  return 0
}

async function readManifest(source: string): Promise<Manifest> {
  const text = await readFile(join(source, 'manifest.json'), 'utf8').catch(() => {
    throw new Stop(`${source} is no backup: it has no manifest.json.`, 2)
  })
  try {
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format === 1 && Array.isArray(manifest.copies)) return manifest
  } catch {
    // said below
  }
  throw new Stop(`${join(source, 'manifest.json')} cannot be read; a newer version may have made it.`)
}

async function assertSound(source: string, name: string, { migrations }: Store, manifest: Manifest): Promise<void> {
  const copy = manifest.copies.find((one) => one.name === name)
  if (!copy) throw new Stop(`The backup has no ${name}.`)
  const found = await fingerprint(join(source, name)).catch(() => undefined)
  if (found?.sha256 !== copy.sha256 || found.bytes !== copy.bytes)
    throw new Stop(`${join(source, name)} is missing or damaged: it is not what manifest.json says. Nothing was changed.`)
  try {
    pendingMigrations(migrations, copy.steps)
  } catch (error) {
    throw new Stop(`The backup is of version ${manifest.version}: ${(error as Error).message}`)
  }
}

type Lock = ReturnType<typeof takeLock>

/** Nobody may start on what is half restored. */
function keepOut(file: string): Lock {
  makeFolder(dirname(file))
  try {
    return takeLock(file, 0)
  } catch (error) {
    throw new Stop(`Nothing was changed in ${dirname(file)}: ${(error as Error).message}`)
  }
}

async function assertEmpty(store: Store): Promise<void> {
  const taken = store.url === undefined ? existsSync(store.file) : (await stepsOf(store)).length > 0
  const place = store.url === undefined ? store.file : 'a database with the tables of a Onesixty'
  if (taken) throw new Stop(`There is ${place} already. Restore into an empty place: choose another ONESIXTY_DATA_DIR or database.`)
  const left = store.url === undefined ? besideFile(store.file).find((file) => existsSync(file)) : undefined
  if (left) throw new Stop(`There is ${left}, which belongs to a database that is gone and would spoil this one. Move it away, or choose another ONESIXTY_DATA_DIR.`)
}

async function putBack(from: string, store: Store): Promise<void> {
  if (store.url !== undefined) {
    return restoreDump(store.url, from).catch((error: unknown) => {
      throw new Stop((error as Error).message)
    })
  }
  const draft = `${store.file}.restoring`
  await copyFile(from, draft)
  await flush(draft)
  await rename(draft, store.file)
  await flush(dirname(store.file))
  try {
    assertWhole(store.file)
  } catch (error) {
    throw new Stop((error as Error).message)
  }
}
