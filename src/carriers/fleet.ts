// All connections of the installation: kept as data, opened at start, changed, replaced and closed while everything
// runs. A change makes a new version and a new driver; the old driver finishes what it has and goes. Knows no route and
// no message.
import { timingSafeEqual } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../db/database.ts'
import { createIds } from '../kit/ids.ts'
import type { Seal } from '../kit/seal.ts'
import type { CallbackKind, Carrier, CarrierCallbacks, Driver } from './carrier.ts'
import type {
  Connection, ConnectionStatus, ConnectionVersion, Evidence, SettingsFault, UncertainPolicy,
} from './connection.ts'
import { basesOf, createIdStyles } from './idstyles.ts'
import { openDriver, tryOut, type Outside } from './open.ts'
import type { Probe } from './probe.ts'
import { takeEpoch } from './records.ts'
import { applyChange, isFault, type ConnectionChange, type NewConnection, type Whole } from './settings.ts'
import { createStore, type Kept, type Maker } from './store.ts'

export type FleetNeeds<Token> = Outside & {
  readonly db: Database
  readonly seal: Seal
  /** HTTP connections may use addresses that are not of the public internet. */
  readonly allowPrivate: boolean
  /** Where this installation is reached from outside, without a slash at the end. */
  readonly publicUrl?: string
  /** Comes with the program and is not kept in the database. */
  readonly builtin?: { readonly id: string } & Whole
  readonly callbacksFor: (id: string) => CarrierCallbacks<Token>
  /** This process raised the epoch of a connection: it is the one that sends over it now. */
  readonly own: (id: string, epoch: number) => void
  /** From now on messages of this connection go over this carrier. */
  readonly add: (carrier: Carrier<Token>) => void
}

export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly fault: SettingsFault }
  | { readonly kind: 'missing' }
  /** The built-in connection takes no change. */
  | { readonly kind: 'builtin' }
  /** It is no longer the version that the caller saw. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'full'; readonly most: number }
  | { readonly kind: 'stopping' }

/** Who asks, and which version they saw. */
export type Asker = { readonly by?: string | undefined; readonly seen?: number | undefined }

/** A connection as routing sees it. */
export type ConnectionView = Pick<Connection, 'id'> & {
  readonly name: string
  readonly demo: boolean
  readonly state: ConnectionStatus['state']
  readonly evidence: Evidence
}

export type Fleet = ReturnType<typeof createFleet>

/** Opened, with its driver, or why there is none. */
type Running<Token> = Kept & {
  readonly builtin: boolean
  readonly epoch: number
  driver?: Driver<Token> | undefined
  closed?: string
}

const sealedAway = 'its secrets cannot be opened with the present key: start with the secret.key it was made with, or set them again'
const mostConnections = 500
/** How long a stop waits for answers over HTTP; each has its own deadline, which may be later. */
const stopMs = 10_000
const tokenBytes = 24
/** What can be changed without opening the connection anew. */
const outsideOfDriver = new Set(['name', 'uncertain', 'evidence', 'perSenderPerSecond', 'perNetworkPerSecond'])

const done = <T>(value: T) => ({ kind: 'done', value }) as const

export function createFleet<Token>(needs: FleetNeeds<Token>) {
  const { db, clock, chance, allowPrivate, publicUrl } = needs
  const log = needs.log.with({ room: 'carriers' })
  const store = createStore(needs)
  const ids = createIds({ clock })
  const connections = new Map<string, Running<Token>>()
  const leaving = new Set<Promise<void>>()
  const listeners = new Set<() => void>()
  const styles = createIdStyles({
    wall: clock.wall,
    isPinned(id) {
      const { response, receipt } = connections.get(id)?.settings.receiptIds ?? {}
      return response !== undefined && response !== 'auto' && receipt !== 'auto'
    },
    onChange(id, learned) {
      log.info(learned ? 'it was learned how an operator writes its ids' : 'an operator writes its ids otherwise than before', { connection: id, ...learned })
      store.learn(id, learned).catch((error: unknown) => log.error('how an operator writes its ids could not be stored', { connection: id, error }))
    },
  })
  let everConnected = false
  let stopping = false
  let changing: Promise<unknown> = Promise.resolve()

  /** One change after another: each must see what the one before it came to. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const result = changing.then(change)
    changing = result.catch(() => {})
    return result
  }
  const changed = () => listeners.forEach((listener) => listener())

  const urlsOf = ({ id, token }: Pick<Running<Token>, 'id' | 'token'>) => {
    const base = `${publicUrl ?? ''}/carriers/${id}/${token}`
    return { receipts: `${base}/receipts`, inbound: `${base}/inbound` }
  }

  const admit = async (kept: Kept, builtin = false): Promise<Running<Token>> => {
    const it = { ...kept, builtin, epoch: await takeEpoch(db, kept.id) }
    needs.own(it.id, it.epoch)
    connections.set(it.id, it)
    return it
  }

  /** Puts a new driver in place; one that was there finishes what it has and goes. */
  const open = (it: Running<Token>) => {
    const before = it.driver
    const driver = driverFor(it)
    it.driver = driver
    if (driver) {
      if (it.paused) driver.pause()
      needs.add(driver)
      driver.start()
    } else log.error('a connection cannot be opened', { connection: it.id, say: it.closed })
    if (!before) return
    void leave(before, () => {
      // Operators that allow so many binds and no more refused the new ones while the old ones stood.
      if (!stopping && it.driver?.state === 'down' && connections.has(it.id)) it.driver.start()
    })
  }
  /** Settings that an earlier version took keep nobody else from starting when this one does not. */
  const driverFor = (it: Running<Token>): Driver<Token> | undefined => {
    const { id, settings, secrets, epoch } = it
    it.closed = sealedAway
    if (!secrets) return undefined
    try {
      const callbackUrls = publicUrl === undefined ? undefined : urlsOf(it)
      return openDriver(needs, { id, settings, secrets, epoch, callbackUrls, callbacks: needs.callbacksFor(id) })
    } catch (error) {
      it.closed = `its settings cannot be used: ${(error as Error).message}; set them again`
      return undefined
    }
  }
  const leave = (driver: Driver<Token>, then = () => {}) => {
    const gone = driver.stop().then(() => {
      leaving.delete(gone)
      then()
    })
    leaving.add(gone)
    return gone
  }

  const status = ({ driver, closed, settings, paused, changedAt }: Running<Token>): ConnectionStatus => {
    if (!driver) {
      const error = { at: changedAt, say: closed ?? sealedAway }
      return { state: 'down', window: settings.window, outstanding: 0, sent: 0, slowed: 0, uncertain: 0, error }
    }
    const { perSecond, ...health } = driver.health
    const { window, outstanding } = driver
    const allowed = perSecond === Infinity ? {} : { allowedPerSecond: Math.round(perSecond * 10) / 10 }
    return { state: paused ? 'paused' : driver.state, window, outstanding, ...health, ...allowed }
  }

  const learnedIds = (id: string) => {
    const learned = styles.learnedOf(id)
    return learned ? { learnedIds: { ...basesOf[learned.style], since: learned.since } } : {}
  }

  const show = (it: Running<Token>): Connection => ({
    id: it.id,
    settings: it.settings,
    secrets: Object.keys(it.secrets ?? {}),
    version: it.version,
    paused: it.paused,
    builtin: it.builtin,
    createdAt: it.createdAt,
    changedAt: it.changedAt,
    ...learnedIds(it.id),
    ...(it.settings.protocol === 'http' ? { callbacks: urlsOf(it) } : {}),
    status: status(it),
  })

  /** What may be done to a connection by name, one thing at a time. */
  const withOne = <T>(id: string, run: (it: Running<Token>) => Promise<Outcome<T>>, seen?: number) =>
    inTurn(async (): Promise<Outcome<T>> => {
      if (stopping) return { kind: 'stopping' }
      const it = connections.get(id)
      if (!it) return { kind: 'missing' }
      if (it.builtin) return { kind: 'builtin' }
      return seen === undefined || seen === it.version ? run(it) : { kind: 'changed' }
    })

  const renew = async (it: Running<Token>, whole: Whole, maker: Maker) => {
    const next = await store.change(it.id, it.version, whole, maker)
    const anew = !it.driver || needsNewDriver(it, whole)
    Object.assign(it, next)
    if (anew) open(it)
    changed()
    return done(show(it))
  }

  return {
    /** Takes every connection over, lets `owned` look at what earlier owners left, and opens them. */
    async start(owned: () => Promise<void> = async () => {}): Promise<void> {
      everConnected = await store.any()
      for (const { id, learned } of await store.styles()) styles.load(id, learned)
      const { builtin } = needs
      if (builtin) {
        const at = clock.wall()
        await admit({ ...builtin, createdAt: at, changedAt: at, token: '', paused: false, version: 1 }, true)
      }
      for (const kept of await store.all()) await admit(kept)
      await owned()
      for (const it of connections.values()) open(it)
      changed()
    },

    /** Every driver finishes what it has, bounded, and closes; what is asked over HTTP is cut off when it takes long. */
    async stop(cutOff: () => void = () => {}): Promise<void> {
      stopping = true
      await changing
      for (const { driver } of connections.values()) if (driver) void leave(driver)
      // They stay known: what is accepted until the doors are shut is routed to them, and what comes back goes by their rules.
      const late = clock.after(stopMs, cutOff)
      await Promise.all(leaving)
      late.cancel()
    },

    /** The built-in one first, then by age. */
    list: (): Connection[] => [...connections.values()].map(show),
    find(id: string): Connection | undefined {
      const it = connections.get(id)
      return it && show(it)
    },

    create: ({ protocol, paused = false, ...given }: NewConnection, { by }: Asker = {}): Promise<Outcome<Connection>> =>
      inTurn(async () => {
        if (stopping) return { kind: 'stopping' }
        if (connections.size >= mostConnections) return { kind: 'full', most: mostConnections }
        const whole = applyChange(protocol, undefined, given, allowPrivate)
        if (isFault(whole)) return { kind: 'refused', fault: whole }
        const token = Buffer.from(chance.bytes(tokenBytes)).toString('base64url')
        const it = await admit(await store.add({ id: ids.next('con_'), token, paused }, whole, { by }))
        everConnected = true
        open(it)
        changed()
        return done(show(it))
      }),

    change: (id: string, change: ConnectionChange, { by, seen }: Asker = {}) =>
      withOne<Connection>(id, async (it) => {
        const before = { settings: it.settings, secrets: it.secrets ?? {} }
        const whole = applyChange(it.settings.protocol, before, change, allowPrivate)
        return isFault(whole) ? { kind: 'refused', fault: whole } : renew(it, whole, { by })
      }, seen),

    rollback: (id: string, version: number, { by, seen }: Asker = {}) =>
      withOne<Connection>(id, async (it) => {
        const whole = await store.version(id, version)
        const refused = (say: string): Outcome<Connection> => {
          return { kind: 'refused', fault: { code: 'invalid_value', param: '/version', say } }
        }
        if (!whole) return refused(`there is no version ${version} of it any more`)
        const { settings, secrets } = whole
        if (!secrets) return refused('the secrets of that version cannot be opened with the present key')
        return renew(it, { settings, secrets }, { by, rollbackOf: version })
      }, seen),

    /** Newest first. */
    async versions(id: string, query: { limit: number; before?: number | undefined }) {
      const versions: Promise<ConnectionVersion[]> | undefined =
        connections.get(id)?.builtin === false ? store.versions(id, query) : undefined
      return versions
    },

    /** Resolves when what was under way is finished and the connection is closed. */
    async remove(id: string): Promise<Outcome<undefined>> {
      const removed = await withOne<Driver<Token> | undefined>(id, async (it) => {
        await store.remove(id)
        connections.delete(id)
        styles.forget(id)
        changed()
        return done(it.driver)
      })
      if (removed.kind !== 'done') return removed
      if (removed.value) await leave(removed.value)
      return done(undefined)
    },

    setPaused: (id: string, paused: boolean) =>
      withOne<Connection>(id, async (it) => {
        await store.pause(id, paused)
        Object.assign(it, { paused })
        if (paused) it.driver?.pause()
        else it.driver?.resume()
        changed()
        return done(show(it))
      }),

    /** Tries settings that are not kept. */
    async tryNew({ protocol, paused: _, ...given }: NewConnection): Promise<Probe | SettingsFault> {
      const whole = applyChange(protocol, undefined, given, allowPrivate)
      return isFault(whole) ? whole : tryOut(needs, whole.settings, whole.secrets)
    },

    /** Tries address and secrets, apart from what stands. Where that works now, a link that is down waits no longer. */
    async test(id: string): Promise<Probe | undefined> {
      const it = connections.get(id)
      if (!it) return undefined
      if (!it.secrets) return { ok: false, say: status(it).error!.say, tookMs: 0 }
      const probe = await tryOut(needs, it.settings, it.secrets)
      if (probe.ok && !stopping && connections.get(id) === it && it.driver?.state === 'down') it.driver.start()
      return probe
    },

    /** A callback of an HTTP upstream; undefined when there is no such address. */
    async receive(id: string, token: string, kind: CallbackKind, fields: unknown): Promise<boolean | undefined> {
      if (stopping) return false
      const it = connections.get(id)
      const right = Buffer.from(it?.token ?? '')
      const given = Buffer.from(token)
      if (right.length === 0 || right.length !== given.length || !timingSafeEqual(right, given)) return undefined
      return it?.driver?.receive ? it.driver.receive(kind, fields) : undefined
    },

    /** How each operator writes ids. */
    idStyles: styles,
    views: (): ConnectionView[] =>
      [...connections.values()].map((it) => ({
        id: it.id, name: it.settings.name, demo: it.builtin, state: status(it).state, evidence: it.settings.evidence,
      })),
    evidenceOf: (id: string): Evidence => connections.get(id)?.settings.evidence ?? 'unverified',
    uncertainOf: (id: string): UncertainPolicy => connections.get(id)?.settings.uncertain ?? 'by-lane',
    /** Connections of the same account at the same operator, for which it may report over any. */
    siblingsOf(id: string): string[] {
      const own = connections.get(id)?.settings
      if (own?.protocol !== 'smpp') return []
      return [...connections.values()].flatMap(({ id: other, settings: its }) =>
        other !== id && its.protocol === 'smpp' && its.host === own.host && its.systemId === own.systemId ? [other] : [])
    },
    /** Parts a second for one sender and to one network. */
    limitsOf(id: string): { senderPerSecond?: number; networkPerSecond?: number } | undefined {
      const { perSenderPerSecond, perNetworkPerSecond } = connections.get(id)?.settings ?? {}
      if (perSenderPerSecond === undefined && perNetworkPerSecond === undefined) return undefined
      return { senderPerSecond: perSenderPerSecond, networkPerSecond: perNetworkPerSecond }
    },
    /** Bits of the reference that long messages are cut for on this connection. */
    referenceBitsOf(id: string): 8 | 16 {
      const settings = connections.get(id)?.settings
      return settings?.protocol === 'smpp' && settings.concatenation === 'udh16' ? 16 : 8
    },
    /** Whether an operator was ever connected: from then on live messages are for operators. */
    get everConnected() {
      return everConnected
    },
    /** Called when a connection came, went, was changed or paused. */
    watch(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function needsNewDriver(before: Pick<Kept, 'settings' | 'secrets'>, after: Whole): boolean {
  const [old, now] = [before.settings, after.settings]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => !outsideOfDriver.has(name))
  const same = names.every((name) => isDeepStrictEqual(old[name as 'name'], now[name as 'name']))
  return !same || !isDeepStrictEqual(before.secrets, after.secrets)
}
