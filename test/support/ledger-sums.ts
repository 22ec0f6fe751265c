// Whether money adds up, read from the tables of a house at rest or of one that was killed: every account sums to zero and
// to its entries, what is reserved is the price of what has not ended, and what was earned is what messages were charged.
import { legs } from '../../src/billing/schema.ts'

type Row = Readonly<Record<string, unknown>>

const sums = legs.map((leg) => `sum(${leg}) AS ${leg}`).join(', ')
const queries = {
  accounts: 'SELECT * FROM account',
  entries: `SELECT workspace, currency, ${sums} FROM ledger_entry GROUP BY workspace, currency`,
  unbalanced: `SELECT id FROM ledger_entry WHERE ${legs.join(' + ')} <> 0`,
  settled: "SELECT workspace, currency, sum(revenue) AS revenue FROM ledger_entry WHERE kind = 'settle' GROUP BY workspace, currency",
  open: 'SELECT payer, sum(price) AS price FROM message WHERE payer IS NOT NULL AND charged IS NULL GROUP BY payer',
  ended: 'SELECT payer, sum(charged) AS charged FROM message WHERE payer IS NOT NULL AND charged IS NOT NULL GROUP BY payer',
  wrong: 'SELECT id FROM message WHERE payer IS NOT NULL AND ((state >= 5 AND charged IS NULL) OR (state < 5 AND charged IS NOT NULL) OR charged < 0 OR charged > price) LIMIT 5',
} as const
export type LedgerTables = { readonly [Name in keyof typeof queries]: readonly Row[] }

export const ledgerTables = async (read: (sql: string) => Promise<readonly Row[]> | readonly Row[]): Promise<LedgerTables> =>
  Object.fromEntries(await Promise.all(Object.entries(queries).map(async ([name, sql]) => [name, await read(sql)] as const))) as LedgerTables

export const ledgerTablesNow = (read: (sql: string) => readonly Row[]): LedgerTables =>
  Object.fromEntries(Object.entries(queries).map(([name, sql]) => [name, read(sql)])) as LedgerTables

/** Sentences about what does not add up. `credit`: what each may owe. */
export function ledgerFaults({ accounts, entries, unbalanced, settled, open, ended, wrong }: LedgerTables, credit = 0): string[] {
  const faults = [...unbalanced.map(({ id }) => `entry ${id} does not sum to zero`), ...wrong.map(({ id }) => `message ${id} and its money disagree about its end`)]
  const keyOf = (row: Row) => `${row['currency']} ${row['workspace']}`
  const byKey = (rows: readonly Row[], key: (row: Row) => string) => new Map(rows.map((row) => [key(row), row]))
  const [booked, earned, waiting, paid] = [byKey(entries, keyOf), byKey(settled, keyOf), byKey(open, (row) => String(row['payer'])), byKey(ended, (row) => String(row['payer']))]
  for (const account of accounts) {
    const key = keyOf(account)
    const name = `the account ${key}`
    if (legs.reduce((sum, leg) => sum + Number(account[leg]), 0) !== 0) faults.push(`${name} does not sum to zero`)
    for (const leg of legs)
      if (Number(account[leg]) !== Number(booked.get(key)?.[leg] ?? 0)) faults.push(`${name} says ${leg} ${account[leg]}, its entries ${booked.get(key)?.[leg]}`)
    if (Number(account['reserved']) !== Number(waiting.get(key)?.['price'] ?? 0)) faults.push(`${name} has ${account['reserved']} reserved for messages of ${waiting.get(key)?.['price'] ?? 0}`)
    if (Number(earned.get(key)?.['revenue'] ?? 0) !== Number(paid.get(key)?.['charged'] ?? 0)) faults.push(`${name} earned ${earned.get(key)?.['revenue']} by messages charged ${paid.get(key)?.['charged']}`)
    if (Number(account['available']) < -credit) faults.push(`${name} is overdrawn by ${-Number(account['available'])}`)
    for (const map of [booked, waiting, paid]) map.delete(key)
  }
  for (const map of [booked, waiting, paid]) for (const key of map.keys()) faults.push(`${key} has entries or messages and no account`)
  return faults
}
