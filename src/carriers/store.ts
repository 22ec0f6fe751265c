// Connections as they are kept: whole settings and secrets on one side, rows with sealed secrets on the other. Knows no
// driver. A secret sealed for one connection and version opens nowhere else.
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Seal } from '../kit/seal.ts'
import { type ConnectionVersion, httpDefaults, type Secrets, type Settings, smppDefaults } from './connection.ts'
import { connectionRecords, type VersionRow } from './records.ts'
import type { Whole } from './settings.ts'

export type Kept = {
  readonly id: string
  readonly createdAt: number
  /** Callbacks of an HTTP upstream must name it. */
  readonly token: string
  readonly paused: boolean
  readonly version: number
  readonly changedAt: number
  readonly settings: Settings
  /** Undefined when they were sealed under another key. */
  readonly secrets: Secrets | undefined
}

export type Maker = { readonly by?: string | undefined; readonly rollbackOf?: number | undefined }

export function createStore({ db, seal, clock }: { db: Database; seal: Seal; clock: Clock }) {
  const records = connectionRecords(db)
  const placeOf = (id: string, version: number | 'token') => `connection/${id}/${version}`

  const rowOf = (id: string, version: number, { settings, secrets }: Whole, { by, rollbackOf }: Maker): VersionRow => ({
    version,
    settings: JSON.stringify(settings),
    secrets: seal.close(JSON.stringify(secrets), placeOf(id, version)),
    madeAt: clock.wall(),
    madeBy: by ?? null,
    rollbackOf: rollbackOf ?? null,
  })
  /** Whole: what there was no setting for when they were stored has its default. */
  const settingsIn = (row: VersionRow): Settings => {
    const stored = JSON.parse(row.settings) as Settings
    return stored.protocol === 'smpp' ? { ...smppDefaults, ...stored } : { ...httpDefaults, ...stored }
  }
  const secretsIn = (id: string, { version, secrets }: VersionRow): Secrets | undefined => {
    const text = seal.open(secrets, placeOf(id, version))
    return text === undefined ? undefined : (JSON.parse(text) as Secrets)
  }

  return {
    any: records.any,
    async all(): Promise<Kept[]> {
      return (await records.all()).map(({ row: { id, createdAt, token, paused }, present }) => ({
        id, createdAt, token: seal.open(token, placeOf(id, 'token')) ?? '', paused,
        version: present.version, changedAt: present.madeAt,
        settings: settingsIn(present), secrets: secretsIn(id, present),
      }))
    },
    async add(made: Pick<Kept, 'id' | 'token' | 'paused'>, whole: Whole, maker: Maker): Promise<Kept> {
      const first = rowOf(made.id, 1, whole, maker)
      const createdAt = first.madeAt
      const token = seal.close(made.token, placeOf(made.id, 'token'))
      await records.add({ ...made, protocol: whole.settings.protocol, token, createdAt }, first)
      return { ...made, createdAt, version: 1, changedAt: createdAt, ...whole }
    },
    /** The version it became. */
    async change(id: string, version: number, whole: Whole, maker: Maker) {
      const row = rowOf(id, version + 1, whole, maker)
      await records.change(id, row)
      return { version: row.version, changedAt: row.madeAt, ...whole }
    },
    pause: records.pause,
    styles: records.styles,
    learn: records.learn,
    remove: (id: string) => records.remove(id, clock.wall()),
    /** A version to take up again; `secrets` as in Kept. */
    async version(id: string, version: number) {
      const row = await records.version(id, version)
      return row && { settings: settingsIn(row), secrets: secretsIn(id, row) }
    },
    /** Newest first. */
    async versions(id: string, query: { limit: number; before?: number | undefined }): Promise<ConnectionVersion[]> {
      const { limit, before = Number.MAX_SAFE_INTEGER } = query
      const rows = await records.versions(id, before, limit)
      const secrets = rows.map((row) => secretsIn(id, row) ?? {})
      return rows.map((row, at) => ({
        version: row.version,
        settings: settingsIn(row),
        secrets: Object.keys(secrets[at]!),
        secretsChanged: namesThatDiffer(secrets[at]!, secrets[at + 1]),
        madeAt: row.madeAt,
        ...(row.madeBy === null ? {} : { madeBy: row.madeBy }),
        ...(row.rollbackOf === null ? {} : { rollbackOf: row.rollbackOf }),
      }))
    },
  }
}

const namesThatDiffer = (now: Secrets, before: Secrets = now): string[] =>
  Object.keys({ ...before, ...now }).filter((name) => now[name] !== before[name])
