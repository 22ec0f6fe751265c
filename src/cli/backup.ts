// `onesixty backup FOLDER`: a copy of everything as it is at one instant, made while messages are sent. The folder appears
// under its name only when it is whole.
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { storesOf } from '../app.ts'
import type { Config } from '../config.ts'
import { flush, takeSnapshots, type Copy } from '../db/snapshot.ts'
import { duration, plural, print, printJson, Stop } from './terminal.ts'

export type Manifest = {
  readonly format: 1
  /** Version of the program that made it. */
  readonly version: string
  /** Everything that was acknowledged before this is in it. ISO 8601. */
  readonly takenAt: string
  readonly database: 'sqlite' | 'postgresql'
  readonly copies: readonly Copy[]
}

/** What is in a backup, in the order in which it is put back: the house last. */
export function partsOf(config: Config) {
  const { house, smsc } = storesOf(config)
  const houseName = house.url === undefined ? basename(house.file) : 'onesixty.pgdump'
  return [{ name: basename(smsc.file), store: smsc }, { name: houseName, store: house }]
}

export async function backup(config: Config, version: string, folder: string, { json }: { json?: boolean }): Promise<number> {
  process.umask(0o077) // messages are for their owner's eyes
  const target = resolve(folder)
  if (existsSync(target)) throw new Stop(`${target} is there already; give the name of a folder that is not.`, 2)
  const parts = partsOf(config).toReversed()
  for (const { store } of parts)
    if (store.url === undefined && !existsSync(store.file)) throw new Stop(`There is nothing to back up: ${store.file} does not exist.`)
  const draft = `${target}.partial`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  const began = performance.now()
  const takenAt = new Date().toISOString()
  try {
    const taken = await takeSnapshots(parts.map(({ name, store }) => ({ store, to: join(draft, name) })))
    const copies = taken.map((copy, at) => ({ name: parts[at]!.name, ...copy }))
    const database = parts[0]!.store.url === undefined ? 'sqlite' : 'postgresql'
    const manifest: Manifest = { format: 1, version, takenAt, database, copies }
    await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true })
    await flush(draft)
    await rename(draft, target)
    await flush(dirname(target))
    report(target, manifest, performance.now() - began, json)
    return 0
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw new Stop(`The backup failed, and left nothing behind: ${(error as Error).message}`)
  }
}

function report(target: string, manifest: Manifest, ms: number, json?: boolean): void {
  if (json) return printJson({ folder: target, ...manifest })
  const megabytes = manifest.copies.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  print(`Backed up to ${target}: ${plural(manifest.copies.length, 'database')}, ${megabytes.toFixed(1)} MB, in ${duration(ms)}.`)
  print(`Everything acknowledged before ${manifest.takenAt} is in it.`)
  print('The key that seals the passwords of connections is not: keep a copy of `secret.key` in another place.')
}
