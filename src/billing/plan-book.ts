// Plans, and who pays by which. Changes follow each other, so that no plan goes while it is given to somebody, and hold once
// they are stored. Knows no message.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { Customer, Plan } from './plan.ts'
import type { PriceBook } from './price-book.ts'
import type { BillingRecords } from './records.ts'

type Needs = {
  readonly records: Pick<BillingRecords, 'savePlan' | 'removePlan' | 'saveCustomer' | 'removeCustomer'>
  readonly clock: Clock
  readonly ids: Ids
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly prices: Pick<PriceBook, 'lists' | 'remove'>
  readonly plans: Map<string, Plan>
  readonly customers: Map<string, Customer>
  /** Who pays for whom may be another now. */
  readonly changed: () => void
  /** Somebody pays, or pays otherwise. */
  readonly paying: (workspace: string) => Promise<void>
  /** Whoever waits for the money of a workspace, and lets them go. */
  readonly waitingFor: (workspace: string) => readonly string[]
  readonly letGoSoon: (workspaces: readonly string[]) => void
}

export function createPlanBook({ records, clock, ids, inTurn, prices, plans, customers, changed, paying, waitingFor, letGoSoon }: Needs) {
  return {
    plans: {
      list: (): Plan[] => [...plans.values()],
      get: (id: string): Plan | undefined => plans.get(id),
      async create(draft: Omit<Plan, 'id' | 'createdAt'>): Promise<Plan> {
        const plan = { ...draft, id: ids.next('pln_'), createdAt: clock.wall() }
        await records.savePlan(plan)
        plans.set(plan.id, plan)
        return plan
      },
      /** Its currency stays: accounts are in it. */
      change: (id: string, change: Partial<Omit<Plan, 'id' | 'createdAt' | 'currency'>>) =>
        inTurn(async (): Promise<Plan | undefined> => {
          const before = plans.get(id)
          if (!before) return undefined
          const plan = { ...before, ...change }
          await records.savePlan(plan)
          plans.set(id, plan)
          changed()
          return plan
        }),
      remove: (id: string) =>
        inTurn(async (): Promise<'removed' | 'in_use' | 'not_found'> => {
          if (!plans.has(id)) return 'not_found'
          if ([...customers.values()].some(({ plan }) => plan === id)) return 'in_use'
          await records.removePlan(id)
          plans.delete(id)
          for (const list of prices.lists(id)) await prices.remove(list.id)
          return 'removed'
        }),
    },

    customers: {
      list: (): Customer[] => [...customers.values()],
      get: (workspace: string): Customer | undefined => customers.get(workspace),
      async set(given: Omit<Customer, 'since'>): Promise<Customer | 'no_plan'> {
        const customer = await inTurn(async () => {
          if (!plans.has(given.plan)) return 'no_plan'
          const pays = { ...given, since: clock.wall() }
          await records.saveCustomer(pays)
          customers.set(given.workspace, pays)
          changed()
          return pays
        })
        if (customer !== 'no_plan') await paying(given.workspace)
        return customer
      },
      /** It is free from then on, or pays with the one above. */
      remove: (workspace: string) =>
        inTurn(async (): Promise<boolean> => {
          if (!customers.has(workspace)) return false
          await records.removeCustomer(workspace)
          const mine = waitingFor(workspace)
          customers.delete(workspace)
          changed()
          letGoSoon(mine)
          return true
        }),
    },
  }
}
