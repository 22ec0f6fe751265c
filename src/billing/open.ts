// Money as the other rooms use it: plans and who has them, accounts and what is booked on them, budgets, and the ledger that
// messages meet. What is asked while messages are accepted is answered from memory.
import type { Database, Write } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { idFloor, type Ids } from '../kit/ids.ts'
import type { Log } from '../kit/log.ts'
import { monthName, monthOf } from '../kit/months.ts'
import type { Price } from '../routing/pick.ts'
import { createTurns } from '../routing/turns.ts'
import { beganAt, createBudgetBook, type Budget, type Warning } from './budget.ts'
import { createDestinationBook, type Destinations } from './destinations.ts'
import { createDoubleEntry, type Payer } from './double-entry.ts'
import { createFunds } from './funds.ts'
import { createInboundCharges } from './inbound.ts'
import { createInvoices } from './invoices.ts'
import type { Ledger } from './ledger.ts'
import type { Customer, Plan } from './plan.ts'
import { createPlanBook } from './plan-book.ts'
import type { PriceRow } from './price.ts'
import { createPriceBook } from './price-book.ts'
import { add, createPurses, payerKey, type Purse } from './purse.ts'
import { createRates } from './rates.ts'
import { billingRecords, booking, noLegs, type Entry, type Legs } from './records.ts'
import { legs } from './schema.ts'
import { cheapest } from './told.ts'
import { createConversions } from './usage/conversions.ts'
import { usageRecords } from './usage/records.ts'

export type BillingNeeds = {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Pick<Log, 'error'>
  /** The workspace above another. */
  readonly parentOf: (workspace: string) => string | undefined
  /** What operators charge for a row of a list. */
  readonly costsOf: (row: PriceRow, at: number) => readonly (Price | undefined)[]
  /** Whether what operators charge is known at all. */
  readonly isGuarded: () => boolean
  /** Tells of budgets; the writes stand in the transaction that spent them. */
  readonly warned: (warnings: readonly Warning[]) => { readonly writes: readonly Write[]; ended(written: boolean): void }
  /** Lets go what a workspace holds for want of money, as far as there is some now. */
  readonly release: (workspace: string) => Promise<unknown>
  /** Workspaces that hold messages, whatever for: asked once, for those that an earlier process left. */
  readonly holders: () => Promise<readonly string[]>
}

/** What people book by hand: the leg that the money comes from. */
const sources = { top_up: 'cash', payment: 'cash', correction: 'adjusted' } as const
export type Booking = {
  readonly workspace: string
  readonly kind: keyof typeof sources
  /** Millionths; below nothing it is taken away. */
  readonly micros: number
  /** Converted by the rate in force where it is not that of the account. */
  readonly currency?: string | undefined
  readonly note?: string | undefined
  /** Booked once, however often it is asked for. */
  readonly reference?: string | undefined
  readonly by?: string | undefined
}
export type Booked = { readonly kind: 'booked' | 'repeated'; readonly entry: Entry } | { readonly kind: 'no_plan' | 'taken' | 'overdrawn' | 'no_rate' }

const sweepMs = 60_000
const backMs = 1_000
const hourMs = 3_600_000
/** By which rates messages were charged, and what each led to. */
const keptMs = 400 * 24 * hourMs
/** Windows of budgets that are over: the longest is a month. */
const spentKeptMs = 62 * 24 * hourMs
const mostBudgets = 100
const generations = 10

export type Billing = Awaited<ReturnType<typeof openBilling>>

export async function openBilling({ db, clock, ids, log, parentOf, costsOf, isGuarded, warned, release, holders }: BillingNeeds) {
  const records = billingRecords(db)
  const used = usageRecords(db)
  const purses = createPurses()
  const budgets = createBudgetBook()
  const destinations = createDestinationBook({ clock, ownOf: (workspace) => payerOf(workspace)?.customer.country })
  const inTurn = createTurns()
  const plans = new Map<string, Plan>()
  const customers = new Map<string, Customer>()
  const payers = new Map<string, Payer | null>()
  /** Who holds messages for want of money. */
  const waiting = new Set<string>()
  /** Of whom all that waits is gone through now; true where money came meanwhile. */
  const releasing = new Map<string, boolean>()
  let triedIn = 0

  const start = async () => {
    for (const plan of await records.plans()) plans.set(plan.id, plan)
    for (const customer of await records.customers()) customers.set(customer.workspace, customer)
    purses.restore(await records.accounts())
    const now = clock.wall()
    purses.restoreIncluded(monthOf(now), await records.allowances(monthOf(now)))
    const kept = (await records.budgets()).map(({ id, workspace, body }) => ({ ...(JSON.parse(body) as Omit<Budget, 'id' | 'workspace'>), id, workspace }))
    for (const budget of kept) budgets.set(budget)
    const byId = new Map(kept.map((budget) => [budget.id, budget]))
    for (const { budget: id, began, micros } of await records.spent(beganAt('month', now))) {
      const budget = byId.get(id)
      if (budget) budgets.restore(id, began, micros, budget, now)
    }
    for (const { workspace, body } of await records.destinations()) destinations.set(workspace, JSON.parse(body) as Destinations)
    for (const id of [await records.lastEntry(), await used.lastConversion(), ...plans.keys(), ...byId.keys()]) if (id !== undefined) ids.follow(id)
    await rates.start()
    await prices.start()
  }

  const rates = createRates({ records, clock, ids })
  const prices = createPriceBook({
    rates, records, clock, ids, currencyOf: (plan) => plans.get(plan)?.currency,
    costOf: (row, currency, at) => cheapest(costsOf(row, at), (micros, from) => rates.convert(micros, from, currency, at)?.micros),
  })

  const findPayer = (workspace: string): Payer | null => {
    let above: string | undefined = workspace
    for (let up = 0; above !== undefined && up < generations; up++) {
      const customer = customers.get(above)
      const plan = customer && plans.get(customer.plan)
      if (plan) {
        const key = payerKey(plan.currency, above)
        return { customer, plan, key, purse: purses.of(key) }
      }
      above = parentOf(above)
    }
    return null
  }
  const payerOf = (workspace: string): Payer | undefined => {
    let payer = payers.get(workspace)
    if (payer === undefined) payers.set(workspace, (payer = findPayer(workspace)))
    return payer ?? undefined
  }

  const charging = createDoubleEntry({ clock, ids, prices, purses, rates, budgets, payerOf, planOf: (workspace) => payerOf(workspace)?.plan, isGuarded, warned })
  const ledger: Ledger = {
    ...charging,
    received: createInboundCharges({ clock, ids, prices, purses, payerOf }),
    reserve(charges) {
      const reserved = charging.reserve(charges)
      for (const at of reserved.held ?? []) waiting.add(charges[at]!.workspace)
      return reserved
    },
    settle(endings) {
      const settled = charging.settle(endings)
      if (waiting.size === 0) return settled
      return {
        ...settled,
        ended(written) {
          settled.ended?.(written)
          if (written) for (const { bill } of endings) if (bill && (bill.charged! < bill.price || (bill.included !== undefined && bill.charged === 0))) moneyBack(bill.payer.slice(4))
        },
      }
    },
  }

  /** Whoever waits for money is tried again: at once when some came, and when an hour begins. One at a time of each: to go
   * through all that waits takes longer than until the next money comes. */
  const letGo = async (workspaces: Iterable<string>) => {
    for (const workspace of workspaces) {
      if (releasing.has(workspace)) {
        releasing.set(workspace, true)
        continue
      }
      try {
        do {
          releasing.set(workspace, false)
          waiting.delete(workspace) // those that still are not covered wait again
          await release(workspace)
        } while (releasing.get(workspace))
      } catch (error) {
        waiting.add(workspace)
        throw error
      } finally {
        releasing.delete(workspace)
      }
    }
  }
  const waitingFor = (payer: string) => [...waiting].filter((workspace) => payerOf(workspace)?.customer.workspace === payer || workspace === payer)
  const letGoSoon = (workspaces: readonly string[]): void =>
    void letGo(workspaces).catch((error: unknown) => log.error('messages that waited for money could not be released', { error }))
  const moneyCame = (payer: string): void => {
    letGoSoon(waitingFor(payer))
  }

  const backTo = new Set<string>()
  /** What comes back to accounts and budgets comes in many small pieces: looked at once in a while. */
  const moneyBack = (payer: string): void => {
    backTo.add(payer)
    if (stopped) return
    backTimer ??= clock.after(backMs, () => {
      const payees = [...backTo]
      backTo.clear()
      backTimer = undefined
      payees.forEach(moneyCame)
    })
  }

  /** No leg may come to more than can be told from its neighbours, nor read again. */
  const canHold = ({ currency, workspace, legs: by }: Entry): boolean => {
    const purse = purses.of(payerKey(currency, workspace))
    return legs.every((leg) => Number.isSafeInteger(purse[leg] + by[leg]))
  }
  const write = async (entry: Entry): Promise<boolean> => {
    const written = await records.write(booking([entry]))
    if (written.ok) add(purses.of(payerKey(entry.currency, entry.workspace)), entry.legs, 1)
    return written.ok
  }
  const entryOf = (given: Pick<Entry, 'workspace' | 'currency' | 'kind'> & { legs: Partial<Legs> }, more: Pick<Booking, 'note' | 'reference' | 'by'>): Entry => ({
    ...given, id: ids.next('led_'), at: clock.wall(), messages: 0, parts: 0, legs: { ...noLegs, ...given.legs },
    ...(more.note !== undefined && { note: more.note }), ...(more.reference !== undefined && { reference: more.reference }), ...(more.by !== undefined && { by: more.by }),
  })

  const book = (given: Booking): Promise<Booked> =>
    inTurn(async () => {
      const { workspace, kind, reference } = given
      const customer = customers.get(workspace)
      const plan = customer && plans.get(customer.plan)
      if (!plan) return { kind: 'no_plan' }
      const before = reference === undefined ? undefined : await records.entryBy(workspace, reference)
      const { currency = plan.currency } = given
      if (before) {
        const { micros: was, currency: of } = before.foreign ?? { micros: before.legs.available, currency: before.currency }
        return was === given.micros && of === currency && before.kind === kind ? { kind: 'repeated', entry: before } : { kind: 'taken' }
      }
      const converted = rates.convert(given.micros, currency, plan.currency, clock.wall())
      if (!converted) return { kind: rates.find(currency, plan.currency, clock.wall()) ? 'overdrawn' : 'no_rate' }
      const { micros, rate } = converted
      const entry = entryOf({ workspace, currency: plan.currency, kind, legs: { available: micros, [sources[kind]]: -micros } }, given)
      if (rate) Object.assign(entry, { rate: rate.id, foreign: { micros: given.micros, currency } })
      if (!canHold(entry)) return { kind: 'overdrawn' }
      if (!(await write(entry))) return { kind: 'taken' }
      if (micros > 0) moneyCame(workspace)
      return { kind: 'booked', entry }
    })

  /** The fee of a month is booked once, when the month begins or the plan does. */
  const bookFees = () =>
    inTurn(async () => {
      const month = monthOf(clock.wall())
      const name = monthName(month)
      for (const { workspace, plan: id } of customers.values()) {
        const plan = plans.get(id)
        const reference = `fee ${name}`
        if (!plan || plan.monthlyFee === 0 || (await records.entryBy(workspace, reference))) continue
        const entry = entryOf({ workspace, currency: plan.currency, kind: 'fee', legs: { available: -plan.monthlyFee, revenue: plan.monthlyFee } }, { reference, note: `${plan.name}, ${name}` })
        if (canHold(entry)) await write(entry)
        else log.error('a monthly fee is more than the account can hold', { workspace, plan: id })
      }
    })

  let timer: Timer | undefined
  let backTimer: Timer | undefined
  let stopped = false
  let isRestored = false
  const sweep = async () => {
    if (!isRestored) for (const workspace of await holders()) waiting.add(workspace)
    isRestored = true
    await bookFees()
    const hour = Math.floor(clock.wall() / hourMs)
    if (hour === triedIn) return
    triedIn = hour
    await records.forgetConverted(idFloor('msg_', clock.wall() - keptMs))
    await used.forgetConversions(idFloor('cnv_', clock.wall() - keptMs))
    await records.forgetSpent(clock.wall() - spentKeptMs)
    await letGo([...waiting])
  }
  const again = (ms: number) => {
    if (stopped) return
    timer = clock.after(ms, () => {
      sweep().catch((error: unknown) => log.error('fees and held messages are looked at again in a minute', { error })).then(() => again(sweepMs), () => {})
    })
  }

  await start()
  return {
    ledger,
    prices,
    rates,
    book,
    bookFees,
    start: () => again(0),
    stop() {
      stopped = true
      timer?.cancel()
      backTimer?.cancel()
    },

    ...createPlanBook({
      records, clock, ids, inTurn, prices, plans, customers, waitingFor, letGoSoon,
      changed: () => payers.clear(),
      async paying(workspace) {
        await bookFees()
        moneyCame(workspace)
      },
    }),

    /** Undefined for a workspace that is free. */
    accountOf(workspace: string): (Payer & { readonly included: number }) | undefined {
      const payer = payerOf(workspace)
      return payer && { ...payer, included: Math.max(0, payer.plan.includedParts - purses.included(payer.customer.workspace, clock.wall())) }
    },
    fundsOf: createFunds({ payerOf, budgets, wall: clock.wall }),
    /** Every account of a workspace, in each currency. */
    accounts: (workspace: string): { currency: string; legs: Purse }[] => purses.currenciesOf(workspace).map((currency) => ({ currency, legs: purses.of(payerKey(currency, workspace)) })),
    entries: records.entries,
    usage: records.usage,
    labelled: used.labelled,
    received: used.received,
    conversions: createConversions({ records: used, clock, ids }),
    convertedFor: records.convertedFor,
    invoices: createInvoices({ records, received: used.received, clock, inTurn, customers, plans }),

    destinations: {
      get: destinations.get,
      isSaid: destinations.isSaid,
      judge: destinations.judge,
      async set(workspace: string, given: Destinations): Promise<void> {
        await records.saveDestinations(workspace, JSON.stringify(given))
        destinations.set(workspace, given)
      },
    },

    budgets: {
      list: (workspace: string): readonly Budget[] => budgets.of(workspace),
      spentOf: (budget: Budget): number => budgets.spentOf(budget, clock.wall()),
      create: (workspace: string, draft: Omit<Budget, 'id' | 'workspace'>) =>
        inTurn(async (): Promise<Budget | 'too_many'> => {
          if (budgets.of(workspace).length >= mostBudgets) return 'too_many'
          const id = ids.next('bdg_')
          await records.saveBudget(id, workspace, JSON.stringify(draft), clock.wall())
          const budget = { ...draft, id, workspace }
          budgets.set(budget)
          return budget
        }),
      change: (workspace: string, id: string, change: Partial<Pick<Budget, 'name' | 'limit' | 'reached'>>) =>
        inTurn(async (): Promise<Budget | undefined> => {
          const before = budgets.of(workspace).find((one) => one.id === id)
          if (!before) return undefined
          const budget = { ...before, ...change }
          const { id: _, workspace: __, ...body } = budget
          await records.saveBudget(id, workspace, JSON.stringify(body), clock.wall())
          budgets.set(budget)
          if (budget.limit > before.limit) moneyCame(workspace)
          return budget
        }),
      remove: (workspace: string, id: string) =>
        inTurn(async (): Promise<boolean> => {
          const budget = budgets.of(workspace).find((one) => one.id === id)
          if (!budget) return false
          await records.removeBudget(id)
          budgets.remove(budget)
          moneyCame(workspace)
          return true
        }),
    },
  }
}
