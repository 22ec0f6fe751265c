// What this room keeps: routes with every version they had, sets of prefixes, price lists, and what was learned of
// the quality of connections. Large sets are written in steps and count only once they are whole.
import type { Database, Row, Value, Write, WriteOptions } from '../db/database.ts'
import { priceKey, type PriceList, type PriceRow } from './cost.ts'
import type { PrefixRow, PrefixSet } from './network.ts'
import type { Route } from './route.ts'

export type RouteVersion = {
  readonly version: number
  readonly at: number
  readonly madeBy?: string
  /** Absent where the route was removed. */ readonly route?: Route
}

export type LookupRow = {
  /** JSON. */
  readonly settings: string
  /** Sealed JSON. */
  readonly headers: string
  readonly changedAt: number
  readonly changedBy: string | undefined
}

const rowsAtOnce = 2_000
/** Control characters, which no code and no name has. */
const [betweenFields, betweenLines] = ['\u001f', '\u001e']
const text = (value: Value | undefined) => (typeof value === 'string' ? value : undefined)

const toRoute = (row: Row): Route => ({
  id: String(row['id']),
  name: String(row['name']),
  position: Number(row['place']),
  enabled: row['enabled'] === 1,
  match: JSON.parse(String(row['conditions'])) as Route['match'],
  action: JSON.parse(String(row['decision'])) as Route['action'],
  version: Number(row['version']),
  createdAt: Number(row['created_at']),
  updatedAt: Number(row['updated_at']),
  ...(text(row['created_by']) && { createdBy: text(row['created_by'])! }),
  ...(text(row['updated_by']) && { updatedBy: text(row['updated_by'])! }),
})

const rememberVersion = (
  id: string,
  version: number,
  body: Route | undefined,
  at: number,
  by: string | undefined,
): Write => ({
  sql: 'INSERT INTO route_version (route, version, body, at, made_by) VALUES (?, ?, ?, ?, ?)',
  rows: [[id, version, body ? JSON.stringify(body) : null, at, by ?? null]],
})

const toSet = (row: Row): PrefixSet => ({
  id: String(row['id']),
  source: String(row['source']),
  rows: Number(row['row_count']),
  createdAt: Number(row['created_at']),
  ...(text(row['created_by']) && { createdBy: text(row['created_by'])! }),
})

const toList = (row: Row): PriceList => ({
  id: String(row['id']),
  connection: String(row['connection']),
  currency: String(row['currency']),
  validFrom: Number(row['valid_from']),
  source: String(row['source']),
  rows: Number(row['row_count']),
  createdAt: Number(row['created_at']),
  ...(text(row['created_by']) && { createdBy: text(row['created_by'])! }),
})

/** What is there. */
function given<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): Partial<Record<keyof Fields, string>> {
  const found: Partial<Record<keyof Fields, string>> = {}
  for (const name in fields) if (fields[name]) found[name] = fields[name]
  return found
}

const codes = (row: Row) => {
  const found: { prefix?: string; country?: string; mcc?: string; mnc?: string; name?: string } = {}
  for (const column of ['prefix', 'country', 'mcc', 'mnc', 'name'] as const)
    if (text(row[column])) found[column] = text(row[column])!
  return found
}

export type RoutingRecords = ReturnType<typeof routingRecords>

export function routingRecords(db: Database) {
  /** False when something else changed the row in between. */
  const write = async (writes: readonly Write[], how?: WriteOptions): Promise<boolean> => {
    const written = await db.write(writes, how)
    if (!written.ok && written.conflict === 'rule') throw new Error(`routing could not be written: ${written.say}`)
    return written.ok
  }
  /** What is made or changed is refused when there is no room; what is taken away waits for it. */
  const make = (writes: readonly Write[]) => write(writes, { whenFull: 'refuse' })
  const inSteps = async (sql: string, rows: readonly (readonly Value[])[], writing = write) => {
    for (let at = 0; at < rows.length; at += rowsAtOnce) await writing([{ sql, rows: rows.slice(at, at + rowsAtOnce) }])
  }
  /** By ranges of the key, so that no transaction is long. */
  const removeRows = async (table: 'prefix_row' | 'price_row', key: 'prefix' | 'price_key', set: string) => {
    for (;;) {
      const sql = `SELECT ${key} FROM ${table} WHERE set_id = ? ORDER BY ${key} LIMIT 1 OFFSET ${rowsAtOnce}`
      const [row] = await db.read(sql, [set])
      if (!row) return void (await write([{ sql: `DELETE FROM ${table} WHERE set_id = ?`, rows: [[set]] }]))
      await write([{ sql: `DELETE FROM ${table} WHERE set_id = ? AND ${key} < ?`, rows: [[set, row[key]!]] }])
    }
  }
  /** Pages through a set by its key, so that no read is long. A page comes as one text: half a million rows as objects
   * would take seconds at every start. */
  async function* page(
    table: 'prefix_row' | 'price_row',
    key: 'prefix' | 'price_key',
    columns: readonly string[],
    set: string,
  ): AsyncGenerator<readonly string[][]> {
    const fields = columns.map((column) => `COALESCE(CAST(${column} AS text), '')`).join(` || '${betweenFields}' || `)
    const sql = `SELECT string_agg(line, '${betweenLines}') AS lines, max(${key}) AS last
      FROM (SELECT ${fields} AS line, ${key} FROM ${table} WHERE set_id = ? AND ${key} > ?
        ORDER BY ${key} LIMIT 20000) AS piece`
    let after: Value = ''
    for (;;) {
      const [row] = await db.read(sql, [set, after])
      if (typeof row?.['lines'] !== 'string') return
      yield row['lines'].split(betweenLines).map((line) => line.split(betweenFields))
      after = row['last']!
    }
  }
  /** What an import left that did not come to its end. */
  const unfinished = async (table: 'prefix_set' | 'price_list') =>
    (await db.read(`SELECT id FROM ${table} WHERE ready = 0`)).map((row) => String(row['id']))

  const records = {
    async routes(): Promise<Route[]> {
      return (await db.read('SELECT * FROM route ORDER BY place, id')).map(toRoute)
    },
    insertRoute: (route: Route) =>
      make([
        {
          sql: `INSERT INTO route (id, name, place, enabled, conditions, decision, version, created_at, created_by,
            updated_at, updated_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          rows: [
            [
              route.id,
              route.name,
              route.position,
              route.enabled ? 1 : 0,
              JSON.stringify(route.match),
              JSON.stringify(route.action),
              route.version,
              route.createdAt,
              route.createdBy ?? null,
              route.updatedAt,
              route.updatedBy ?? null,
            ],
          ],
        },
        rememberVersion(route.id, route.version, route, route.createdAt, route.createdBy),
      ]),
    /** False when the stored version is not the one before this. */
    updateRoute: (route: Route) =>
      make([
        {
          sql: `UPDATE route SET name = ?, place = ?, enabled = ?, conditions = ?, decision = ?, version = ?,
            updated_at = ?, updated_by = ? WHERE id = ? AND version = ?`,
          rows: [
            [
              route.name,
              route.position,
              route.enabled ? 1 : 0,
              JSON.stringify(route.match),
              JSON.stringify(route.action),
              route.version,
              route.updatedAt,
              route.updatedBy ?? null,
              route.id,
              route.version - 1,
            ],
          ],
          expect: 1,
        },
        rememberVersion(route.id, route.version, route, route.updatedAt, route.updatedBy),
      ]),
    removeRoute: ({ id, version }: Route, at: number, by: string | undefined) =>
      write([
        { sql: 'DELETE FROM route WHERE id = ? AND version = ?', rows: [[id, version]], expect: 1 },
        rememberVersion(id, version + 1, undefined, at, by),
      ]),
    /** Newest first. */
    async versions(id: string, limit: number): Promise<RouteVersion[]> {
      const rows = await db.read('SELECT * FROM route_version WHERE route = ? ORDER BY version DESC LIMIT ?', [
        id,
        limit,
      ])
      return rows.map((row) => ({
        version: Number(row['version']),
        at: Number(row['at']),
        ...(text(row['made_by']) && { madeBy: text(row['made_by'])! }),
        ...(text(row['body']) && { route: JSON.parse(text(row['body'])!) as Route }),
      }))
    },

    async prefixSets(): Promise<PrefixSet[]> {
      return (await db.read('SELECT * FROM prefix_set WHERE ready = 1 ORDER BY id')).map(toSet)
    },
    async *prefixRows(set: string): AsyncGenerator<readonly PrefixRow[]> {
      for await (const rows of page('prefix_row', 'prefix', ['prefix', 'country', 'mcc', 'mnc', 'name'], set))
        yield rows.flatMap(([prefix, country, mcc, mnc, name]) =>
          prefix && country ? [{ prefix, country, ...given({ mcc, mnc, name }) }] : [],
        )
    },
    /** Counts from the moment on from which those that it replaces count no more. */
    async addPrefixSet(set: PrefixSet, rows: readonly PrefixRow[], replaced: readonly string[]): Promise<void> {
      await make([
        {
          sql: `INSERT INTO prefix_set (id, source, row_count, ready, created_at, created_by)
            VALUES (?, ?, ?, 0, ?, ?)`,
          rows: [[set.id, set.source, set.rows, set.createdAt ?? 0, set.createdBy ?? null]],
        },
      ])
      await inSteps(
        'INSERT INTO prefix_row (set_id, prefix, country, mcc, mnc, name) VALUES (?, ?, ?, ?, ?, ?)',
        rows.map(({ prefix, country, mcc, mnc, name }) => [
          set.id,
          prefix,
          country,
          mcc ?? null,
          mnc ?? null,
          name ?? null,
        ]),
        make,
      )
      await make([
        { sql: 'UPDATE prefix_set SET ready = 1 WHERE id = ?', rows: [[set.id]] },
        { sql: 'UPDATE prefix_set SET ready = 0 WHERE id = ?', rows: replaced.map((id) => [id]) },
      ])
    },
    async removePrefixSet(id: string): Promise<void> {
      await write([{ sql: 'UPDATE prefix_set SET ready = 0 WHERE id = ?', rows: [[id]] }])
      await removeRows('prefix_row', 'prefix', id)
      await write([{ sql: 'DELETE FROM prefix_set WHERE id = ?', rows: [[id]] }])
    },

    async priceLists(): Promise<PriceList[]> {
      return (await db.read('SELECT * FROM price_list WHERE ready = 1 ORDER BY id')).map(toList)
    },
    async *priceRows(list: string): AsyncGenerator<readonly PriceRow[]> {
      for await (const rows of page('price_row', 'price_key', ['prefix', 'country', 'mcc', 'mnc', 'micros'], list))
        yield rows.map(([prefix, country, mcc, mnc, micros]) => {
          return { ...given({ prefix, country, mcc, mnc }), micros: micros ? Number(micros) : null }
        })
    },
    async pricePage(list: string, limit: number, after: string): Promise<{ key: string; row: PriceRow }[]> {
      const rows = await db.read(
        'SELECT * FROM price_row WHERE set_id = ? AND price_key > ? ORDER BY price_key LIMIT ?',
        [list, after, limit],
      )
      return rows.map((row) => ({
        key: String(row['price_key']),
        row: { ...codes(row), micros: row['micros'] === null ? null : Number(row['micros']) },
      }))
    },
    async addPriceList(list: PriceList, rows: readonly PriceRow[]): Promise<void> {
      await make([
        {
          sql: `INSERT INTO price_list (id, connection, currency, valid_from, source, row_count, ready, created_at,
            created_by)
          VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)`,
          rows: [
            [
              list.id,
              list.connection,
              list.currency,
              list.validFrom,
              list.source,
              list.rows,
              list.createdAt,
              list.createdBy ?? null,
            ],
          ],
        },
      ])
      await inSteps(
        'INSERT INTO price_row (set_id, price_key, prefix, country, mcc, mnc, micros) VALUES (?, ?, ?, ?, ?, ?, ?)',
        rows.map((row) => [
          list.id,
          priceKey(row),
          row.prefix ?? null,
          row.country ?? null,
          row.mcc ?? null,
          row.mnc ?? null,
          row.micros,
        ]),
        make,
      )
      await make([{ sql: 'UPDATE price_list SET ready = 1 WHERE id = ?', rows: [[list.id]] }])
    },
    async removePriceList(id: string): Promise<void> {
      await write([{ sql: 'UPDATE price_list SET ready = 0 WHERE id = ?', rows: [[id]] }])
      await removeRows('price_row', 'price_key', id)
      await write([{ sql: 'DELETE FROM price_list WHERE id = ?', rows: [[id]] }])
    },

    async lookup(): Promise<LookupRow | undefined> {
      const [row] = await db.read('SELECT settings, headers, changed_at, changed_by FROM number_lookup WHERE id = 1')
      return (
        row && {
          settings: String(row['settings']),
          headers: String(row['headers']),
          changedAt: Number(row['changed_at']),
          changedBy: text(row['changed_by']),
        }
      )
    },
    setLookup: ({ settings, headers, changedAt, changedBy }: LookupRow) =>
      make([
        {
          sql: `INSERT INTO number_lookup (id, settings, headers, changed_at, changed_by) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, headers = excluded.headers,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
          rows: [[settings, headers, changedAt, changedBy ?? null]],
        },
      ]),
    removeLookup: () => write([{ sql: 'DELETE FROM number_lookup WHERE id = ?', rows: [[1]] }]),

    async qualities(): Promise<{ connection: string; place: string; stats: string }[]> {
      const rows = await db.read('SELECT connection, place, stats FROM route_quality')
      return rows.map((row) => ({
        connection: String(row['connection']),
        place: String(row['place']),
        stats: String(row['stats']),
      }))
    },
    saveQualities: (rows: readonly { connection: string; place: string; stats: string }[], at: number) =>
      inSteps(
        `INSERT INTO route_quality (connection, place, stats, at) VALUES (?, ?, ?, ?)
          ON CONFLICT (connection, place) DO UPDATE SET stats = excluded.stats, at = excluded.at`,
        rows.map(({ connection, place, stats }) => [connection, place, stats, at]),
      ),

    /** Removes what imports left behind that were cut off. */
    async tidy(): Promise<void> {
      for (const id of await unfinished('prefix_set')) await records.removePrefixSet(id)
      for (const id of await unfinished('price_list')) await records.removePriceList(id)
    },
  }
  return records
}
