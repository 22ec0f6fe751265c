import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { systemClock } from '../kit/clock.ts'
import { routingRecords } from './records.ts'
import { routingMigrations } from './schema.ts'

async function read<Row>(pages: AsyncGenerator<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const some of pages) rows.push(...some)
  return rows
}

test('large sets come back as they went in, whatever is left out, in few reads', async () => {
  const db = inlineSqlite({ clock: systemClock, migrations: routingMigrations })
  let reads = 0
  const records = routingRecords({ ...db, read: (sql, values) => (reads++, db.read(sql, values)) })
  const prefixes = Array.from({ length: 40_001 }, (_, at) => ({ prefix: String(100_000 + at), country: 'NL', ...(at % 2 ? { mcc: '204', mnc: '08', name: "L'Étoile, “2”\n;" } : {}) }))
  const prices = [{ prefix: '316', micros: 0 }, { country: 'NL', micros: null }, { mcc: '204', mnc: '08', country: 'NL', micros: 12_345 }, { micros: 7 }]
  const made = { source: 's', createdAt: 1 }
  await records.addPrefixSet({ id: 'pfx_1', rows: prefixes.length, ...made }, prefixes, [])
  await records.addPriceList({ id: 'pls_1', connection: 'con_1', currency: 'EUR', validFrom: 0, rows: prices.length, ...made }, prices)
  expect(await read(records.prefixRows('pfx_1'))).toEqual(prefixes)
  expect(reads).toBeLessThanOrEqual(4)
  const found = await read(records.priceRows('pls_1'))
  expect(found).toHaveLength(prices.length)
  expect(found).toEqual(expect.arrayContaining(prices))
  expect(await read(records.priceRows('pls_none'))).toEqual([])
})
