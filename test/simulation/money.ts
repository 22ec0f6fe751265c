// Money in the simulated world: the real ledger, and beside it two columns of names, who was charged and who was settled, so
// that what was never told to the ledger is found too.
import type { Ledger } from '../../src/billing/ledger.ts'
import { openBilling } from '../../src/billing/open.ts'
import type { Database } from '../../src/db/database.ts'
import type { Clock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'

/** What the one customer may owe. */
export const credit = 1_000_000_000_000

/** `node`: of this process, since two may be at work for a moment. */
export async function openMoney(given: Database, clock: Clock, workspace: string, node: number): Promise<Ledger> {
  const db: Database = { ...given, write: (writes) => given.write(writes) } // what is set up here waits for a disk that is full
  const billing = await openBilling({
    db, clock, ids: createIds({ clock, node }), log: silentLog, parentOf: () => undefined, costsOf: () => [], isGuarded: () => false,
    warned: () => ({ writes: [], ended() {} }), holders: async () => [], release: async () => 0,
  })
  const plan = billing.plans.list()[0] ?? (await billing.plans.create({ name: 'Simulated', currency: 'EUR', charge: 'submitted', monthlyFee: 0, includedParts: 20 }))
  if (billing.prices.lists().length === 0)
    await billing.prices.import({ plan: plan.id, source: '', rows: [{ micros: 83_200 }], mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false }, undefined)
  if (!billing.customers.get(workspace)) await billing.customers.set({ workspace, plan: plan.id, payment: 'postpaid', credit, whenSpent: 'refuse' })
  const names = (sql: string, rows: readonly { readonly message: string }[]) => ({ sql: `${sql} (message) VALUES (?) ON CONFLICT DO NOTHING`, rows: rows.map(({ message }) => [message]) })
  return {
    reserve(charges) {
      const reserved = billing.ledger.reserve(charges)
      return { ...reserved, writes: [...reserved.writes, names('INSERT INTO charged', charges)] }
    },
    settle(endings) {
      const settled = billing.ledger.settle(endings)
      return { ...settled, writes: [...settled.writes, names('INSERT INTO settled', endings)] }
    },
  }
}
