// One gateway process of the simulated world, put together as the composition root does it: it starts on what an earlier one
// left in the database, dies, drains, stands still. A planted fault of ours comes in here, around the parts.
import { billingMigrations } from '../../src/billing/schema.ts'
import { carrierMigrations, takeEpoch } from '../../src/carriers/records.ts'
import { smppCarrier } from '../../src/carriers/smpp.ts'
import type { Carrier } from '../../src/carriers/carrier.ts'
import type { SqliteCore } from '../../src/db/core.ts'
import { inlineSqlite, type InlineDatabase } from '../../src/db/inline.ts'
import type { FlightPart } from '../../src/gateway/flight.ts'
import type { Change } from '../../src/gateway/message.ts'
import { openGateway, type Gateway } from '../../src/gateway/open.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { embeddedQueue, queueMigrations } from '../../src/queue/embedded.ts'
import type { ChooseRoute } from '../../src/routing/choose.ts'
import type { Link } from './link.ts'
import { openMoney } from './money.ts'
import type { Plan } from './plan.ts'
import type { Plant } from './plants.ts'
import type { Life, World } from './world.ts'

export const workspace = 'wsp_simulated'
export const customer = { workspace, mode: 'live' } as const
export const gatewayTables = [...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...billingMigrations]

export type RunningGateway = {
  readonly life: Life
  readonly gateway: Gateway
  readonly carriers: readonly Carrier<FlightPart>[]
  /** Accepts nothing more, finishes, unbinds, makes everything durable: what SIGTERM does. */
  drain(): Promise<void>
  /** As if by kill -9. */
  crash(): void
}

export type GatewayNeeds = {
  readonly plan: Plan
  readonly world: World
  /** Where each connection leads. */
  readonly links: ReadonlyMap<string, Link>
  readonly core: SqliteCore
  readonly life: Life
  readonly plant: Plant
  readonly commitMs: () => { before: number; after: number }
  readonly full: () => boolean
  onChanges(changes: readonly Change[]): void
}

export async function startGateway({ plan, world, links, core, life, plant, commitMs, full, onChanges }: GatewayNeeds): Promise<RunningGateway> {
  const usual = world.clockFor(life)
  const tools = { world, life, clock: plant.clock?.(usual, world) ?? usual }
  const { clock } = tools
  const plain: InlineDatabase = inlineSqlite({ clock, migrations: gatewayTables, commitMs, full, core })
  const db = plant.db ? { ...plain, ...plant.db(plain, tools) } : plain
  const queue = embeddedQueue<never>({ db, clock })
  const carriers = new Map<string, Carrier<FlightPart>>()
  const connections = () => [...links.keys()].map((id) => ({ id, state: carriers.get(id)?.state ?? 'down' }))
  const { detourMs } = plan
  const ledger = await openMoney(db, clock, workspace, Number(/\d+/.exec(life.name)?.[0] ?? 0) % 1_024)
  const gateway = openGateway({
    db,
    queue: (plant.queue?.(queue, tools) ?? queue) as never,
    clock,
    chance: world.chance,
    ids: createIds({ clock }),
    log: silentLog,
    chooseRoute: firstThatStands(connections),
    ...(detourMs === undefined ? {} : { rerouting: { connections, isRoute: () => true, revision: () => 0, afterMs: detourMs } }),
    evidenceOf: () => 'handset',
    ledger: plant.ledger?.(ledger) ?? ledger,
    ...(plan.uncertain === 'by-lane' ? {} : { uncertain: () => plan.uncertain as 'hold' | 'resend' }),
  })
  gateway.watch(onChanges)
  const epochs = new Map<string, number>()
  for (const id of links.keys()) {
    const epoch = await (plant.takeEpoch ?? takeEpoch)(db, id)
    epochs.set(id, epoch)
    gateway.own(id, epoch)
  }
  await gateway.start()
  for (const [id, link] of links) {
    const callbacks = gateway.callbacksFor(id)
    const usualCarrier: Carrier<FlightPart> = smppCarrier({
      id, name: id, systemId: 'demo', password: 'demo', binds: plan.binds, window: plant.window?.(plan.window) ?? plan.window,
      ...(plan.perSecond ? { perSecond: plan.perSecond } : {}),
      clock, chance: world.chance, log: silentLog, dial: link.dialFor(life), epoch: epochs.get(id)!,
      callbacks: plant.callbacks?.(callbacks, () => usualCarrier, tools) ?? callbacks,
    })
    const carrier = plant.carrier?.(usualCarrier, tools) ?? usualCarrier
    carriers.set(id, carrier)
    gateway.add(carrier)
    carrier.start()
  }
  return {
    life,
    gateway: plant.gateway?.(gateway, tools) ?? gateway,
    carriers: [...carriers.values()],
    async drain() {
      if (plant.drain) return plant.drain({ gateway, carriers: [...carriers.values()], db })
      await gateway.pause()
      await Promise.all([...carriers.values()].map((carrier) => carrier.stop()))
      await gateway.stop()
      await db.close()
    },
    crash() {
      life.alive = false
      db.crash()
      for (const link of links.values()) link.cut(life)
    },
  }
}

/** Of those that have not refused it, the first that is bound; else the first. */
const firstThatStands = (connections: () => readonly { readonly id: string; readonly state: string }[]): ChooseRoute => ({ avoid = [] }) => {
  const all = connections()
  const open = all.filter(({ id }) => !avoid.includes(id))
  const { id } = open.find(({ state }) => state === 'bound') ?? open[0] ?? all[0]!
  return { kind: 'send', id: `rte_${id}`, connection: id, why: [] }
}
