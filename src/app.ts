// The composition root: the only file that knows every room. Starts them from the ground up, hands each what it needs, and
// stops them in reverse.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAccounts } from './accounts/open.ts'
import { accountsMigrations } from './accounts/records.ts'
import { openNumbers } from './accounts/numbers/numbers.ts'
import { numberMigrations } from './accounts/numbers/records.ts'
import { smppAccountMigrations } from './accounts/smpp-accounts/records.ts'
import { createSmppAccounts } from './accounts/smpp-accounts/smpp-accounts.ts'
import { weightMigrations } from './accounts/weights/records.ts'
import { openWeights } from './accounts/weights/weights.ts'
import { createRest } from './api/rest/listen.ts'
import type { Route } from './api/rest/route.ts'
import { createConnectionWatch } from './api/webhooks/connections.ts'
import { createEcho } from './api/webhooks/echo.ts'
import { createFollow } from './api/webhooks/follow/follow.ts'
import { followMigrations } from './api/webhooks/follow/records.ts'
import { openWebhooks } from './api/webhooks/open.ts'
import { webhookMigrations } from './api/webhooks/records.ts'
import { listenSmpp } from './api/smpp/listen.ts'
import { openSmppDoor } from './api/smpp/open.ts'
import { openInbound } from './api/compat/inbound.ts'
import { compatMigrations } from './api/compat/records.ts'
import { createSecrets } from './api/compat/secrets.ts'
import { createSpeak } from './api/compat/speak.ts'
import { doorSeries } from './api/rest/door-series.ts'
import { restMigrations } from './api/rest/records.ts'
import { openBilling } from './billing/open.ts'
import { billingMigrations } from './billing/schema.ts'
import { budgetTold, networkOfRow } from './billing/told.ts'
import { openConsent } from './consent/open.ts'
import { consentMigrations } from './consent/schema.ts'
import { contactsMigrations } from './contacts/schema.ts'
import { consentTold } from './inbound/consent-told.ts'
import { openBook } from './inbound/contacts-told.ts'
import { audience as answersAudience } from './campaigns/answers.ts'
import { openCampaigns } from './campaigns/open.ts'
import { campaignMigrations } from './campaigns/schema.ts'
import { openConversation, audience } from './inbound/open.ts'
import { inboundMigrations } from './inbound/schema.ts'
import { smppDefaults } from './carriers/connection.ts'
import { createFleet } from './carriers/fleet.ts'
import { carrierMigrations } from './carriers/records.ts'
import { secretKeyOf, smppTlsOf, type Config } from './config.ts'
import { atTheDoor } from './db/database.ts'
import { openDatabase, type Store } from './db/open.ts'
import { patient } from './db/patient.ts'
import type { FlightPart } from './gateway/flight.ts'
import { policyByLane } from './gateway/judge.ts'
import { openGateway } from './gateway/open.ts'
import { laneNames } from './gateway/message.ts'
import { gatewayMigrations } from './gateway/schema.ts'
import { systemChance } from './kit/chance.ts'
import { systemClock } from './kit/clock.ts'
import { createIds } from './kit/ids.ts'
import type { Log } from './kit/log.ts'
import { createDurations } from './kit/meter.ts'
import { createParts, type Parts } from './kit/parts.ts'
import { callbackPorts, createAsk } from './kit/request.ts'
import { createResolve } from './kit/resolve.ts'
import { createSeal } from './kit/seal.ts'
import { embeddedQueue, queueMigrations } from './queue/embedded.ts'
import { openRouting } from './routing/open.ts'
import { routingMigrations } from './routing/schema.ts'
import { listenSmsc } from './smsc/listen.ts'
import { openSmsc } from './smsc/open.ts'
import { openStatistics } from './statistics/open.ts'
import { statisticMigrations } from './statistics/records.ts'
import type { PersonalitySwitch } from './smsc/personality/conduct.ts'
import { isHealthy } from './smsc/personality/personality.ts'
import { smscMigrations } from './smsc/records.ts'
import { tcpDial } from './smpp/sockets.ts'

export type HouseOptions = {
  readonly log: Log
  /** What to do when a database can no longer be trusted; ends the process by default. */
  readonly onBroken?: (error: Error) => void
  /** An SMSC in another process takes the place of the embedded one, with the same account and without its phones. */
  readonly operator?: { readonly host: string; readonly port: number }
  /** Puts the first administrator's key where it is found again, before it is good for anything. */
  readonly keepKey?: (key: string) => Promise<void>
  /** Sets the personality of the embedded SMSC before anybody is let in; what it returns is called at the end. */
  readonly conduct?: (control: PersonalitySwitch) => () => void
}

export type House = {
  readonly addresses: { readonly dashboard: string; readonly api: string; readonly smpp: string; readonly smsc?: string }
  /** The administrator's key, made because there was none: only here, only now. */
  readonly firstKey?: string
  /** Signs in one browser, as long as this process runs. */
  readonly signIn: string
  /** Makes the first owner, and nothing else. */
  readonly setUp: string
  /** Somebody owns the installation. */
  readonly isOwned: boolean
  /** It listens on this machine alone, whatever its settings say, until somebody does. */
  readonly isHeldBack: boolean
  /** What the REST door answers; for tests. */
  readonly routes: readonly Route[]
  stop(): Promise<void>
}

const loopback = '127.0.0.1'
/** The one account of the embedded SMSC: it listens on loopback only, which is why its password may be known. */
const demo = { id: 'demo', systemId: 'demo', password: 'demo' }
/** Where its phones are, for cell broadcast: by the country of their number. */
const cells = [
  { name: 'everywhere' },
  { name: 'amsterdam', numbers: ['31'], at: { latitude: 52.37, longitude: 4.9 } },
  { name: 'berlin', numbers: ['49'], at: { latitude: 52.52, longitude: 13.4 } },
  { name: 'london', numbers: ['44'], at: { latitude: 51.51, longitude: -0.13 } },
]
const demoDefaults = { ...smppDefaults, name: 'Embedded SMSC', quirks: 'strict', window: 1_000, evidence: 'handset' } as const

/** Where the house and its demo operator keep what they know. The operator has a file of its own, always. */
export function storesOf({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): { house: Store; smsc: Store } {
  const migrations = [...accountsMigrations, ...smppAccountMigrations, ...numberMigrations, ...weightMigrations, ...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...routingMigrations, ...restMigrations, ...compatMigrations, ...webhookMigrations, ...followMigrations, ...billingMigrations, ...consentMigrations, ...contactsMigrations, ...inboundMigrations, ...campaignMigrations, ...statisticMigrations]
  const place = databaseUrl === undefined ? {} : { url: databaseUrl }
  return {
    house: { file: join(dataDir, 'onesixty.db'), ...place, migrations },
    smsc: { file: join(dataDir, 'smsc.db'), migrations: smscMigrations },
  }
}

export async function startHouse(config: Config, { log, onBroken = endProcess(log), operator, keepKey, conduct }: HouseOptions): Promise<House> {
  const [clock, chance] = [systemClock, systemChance]
  const parts = createParts()
  const embedded = operator ? undefined : await startSmsc(config, parts, log, onBroken, conduct)
  const { host, port: smscPort } = operator ?? { host: loopback, port: embedded!.port }

  const commits = createDurations()
  const db = await parts.add(
    'database',
    async () => patient(await openDatabase(storesOf(config).house, onBroken, commits.add), { clock, log }),
    (opened) => opened.close(),
  )
  const secret = secretKeyOf(config, chance)
  const givenKey = config.apiKey === undefined ? {} : { givenKey: config.apiKey }
  const accounts = await parts.add('accounts', () => openAccounts({ db, clock, chance, secret, ...givenKey, ...signOnOf(config, parts) }), (opened) => opened.close())
  const secured = await accounts.isSecured()
  /** Nothing listens beyond this machine until somebody owns the installation. */
  const hostFor = (host: string) => (secured || isLoopback(host) || host === 'localhost' ? host : loopback)

  const weights = await openWeights(db)

  const ownIds = createIds({ clock })
  const smppAccounts = createSmppAccounts({ db, clock, chance, ids: ownIds })
  const numbers = await openNumbers({ db, clock, ids: ownIds })
  const inbound = await openInbound({ db })
  const outward = createAsk({ clock, allowPrivate: config.allowPrivateCallbacks })
  const seal = createSeal(secret, chance)
  let origins: readonly string[] = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).origin]
  const echo = createEcho({ clock, chance, bases: () => origins })
  const toCustomers = createAsk({ clock, allowPrivate: config.allowPrivateCallbacks, ports: callbackPorts, resolve: createResolve() })
  const webhooks = openWebhooks({
    db, door: atTheDoor(db), clock, chance, seal, ids: ownIds, log: log.with({ room: 'webhooks' }), ask: echo.before(toCustomers.ask),
    isOurs: echo.isOurs, allowPrivate: config.allowPrivateCallbacks, showAnswers: !config.allowPrivateCallbacks,
    speak: createSpeak({ secrets: createSecrets({ db: atTheDoor(db), seal, clock }), clock, chance, isSuspended: accounts.workspaces.isSuspended, reply: async (submission, context) => (await gateway.accept([submission], context)).kind === 'done' }),
  })
  await parts.add('webhooks', webhooks.load, toCustomers.close)
  const follow = createFollow({ db, clock, log })
  await follow.load()
  const fleet = createFleet<FlightPart>({
    db,
    clock,
    chance,
    log,
    seal,
    allowPrivate: config.allowPrivateCallbacks,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    builtin: { id: demo.id, settings: { ...demoDefaults, systemId: demo.systemId, host, port: smscPort }, secrets: { password: demo.password } },
    dial: tcpDial,
    ask: outward.ask,
    callbacksFor(id) {
      const callbacks = gateway.callbacksFor(id)
      return {
        ...callbacks,
        onResults(results) {
          routing.answered(id, results)
          callbacks.onResults(results)
        },
      }
    },
    own: (id, epoch) => gateway.own(id, epoch),
    add: (carrier) => gateway.add(carrier),
  })
  const demoForLive = () => (config.demo === undefined ? !fleet.everConnected : config.demo === 'on')
  const routing = await parts.add(
    'routing',
    async () => {
      const opened = openRouting({
        db, clock, chance, log: log.with({ room: 'routing' }), connections: fleet.views, demoForLive,
        outward: { ask: outward.ask, seal, allowPrivate: config.allowPrivateCallbacks },
      })
      await opened.start()
      return opened
    },
    (opened) => opened.stop(),
  )
  const billing = await parts.add(
    'billing',
    () =>
      openBilling({
        db, clock, ids: ownIds, log: log.with({ room: 'billing' }), parentOf: accounts.workspaces.parentOf,
        costsOf: (row, at) => fleet.views().map(({ id }) => routing.prices.priceOf(id, `+${row.prefix ?? ''}`, networkOfRow(row), at)),
        isGuarded: () => !routing.prices.isEmpty(),
        warned: (warnings) => gateway.events.record(warnings.map(budgetTold)),
        release: (workspace) => gateway.releaseAll(workspace, 'budget'), holders: () => gateway.holders(),
      }),
    (opened) => opened.stop(),
  )
  const statistics = openStatistics({ db, clock, log: log.with({ room: 'statistics' }) })
  await parts.add('statistics', statistics.start, statistics.stop)
  const consent = await openConsent({ db, clock, ids: ownIds, secret, house: accounts.workspace, ...consentTold(() => gateway, (book, number, isDecided) => {
    statistics.optedOut(book, number)
    if (number !== null && isDecided) conversation.settled(book, number)
  }) })
  const retention = { messageDays: config.keepMessages, textDays: config.keepTexts, keepCodes: config.keepCodes }
  const gateway = await parts.add(
    'gateway',
    async () => {
      const opened = openGateway({
        db,
        queue: embeddedQueue({ db, clock, weightOf: weights.weightOf }),
        clock,
        chance,
        ids: createIds({ clock }),
        log: log.with({ room: 'gateway' }),
        chooseRoute: (question) => billing.destinations.judge(question, true) ?? routing.choose(question),
        previewRoute: (question) => billing.destinations.judge(question, false) ?? routing.preview(question),
        lookUp: routing.lookUp,
        evidenceOf: routing.evidenceOf,
        uncertain(lane, connection) {
          const policy = fleet.uncertainOf(connection)
          return policy === 'by-lane' ? policyByLane(lane, connection) : policy
        },
        recall: (connection, asked) => (connection === demo.id ? embedded?.smsc.recall(demo.systemId, asked) : undefined),
        limitsOf: fleet.limitsOf, campaignSpeed: (campaign) => campaigns.speedOf(campaign),
        siblingsOf: fleet.siblingsOf,
        referenceBitsOf: fleet.referenceBitsOf,
        idStyles: fleet.idStyles,
        ledger: billing.ledger, consent, retention,
        audiencesOf(workspace, mode, type) {
          const hooks = webhooks.audiencesOf(workspace, mode, type)
          const stream = follow.audiencesOf(workspace)
          return stream.length === 0 ? hooks : [...hooks, ...stream]
        },
        ownerOf(recipient, connection) {
          const { workspace = accounts.workspace, account } = numbers.ownerOf(recipient) ?? {}
          const mode = connection === demo.id && !demoForLive() ? 'test' : 'live'
          const target = inbound.targetOf(workspace, recipient)
          return { workspace, mode, audiences: account ? [audience, answersAudience, account] : [audience, answersAudience], ...(target !== undefined && { target }) }
        },
        rerouting: { connections: fleet.views, isRoute: routing.isRoute, blocks: routing.blocks, revision: routing.revision, afterMs: config.rerouteAfter * 1000 },
      })
      opened.watch(routing.observe, 'outcomes')
      opened.watch(statistics.observe, 'outcomes')
      return opened
    },
    (opened) => opened.stop(),
  )
  const contacts = await parts.add('contacts', () => openBook({ db, clock, ids: ownIds, log: log.with({ room: 'contacts' }), dir: join(config.dataDir, 'imports'), gateway, consent, erasing: async (book, number) => { await campaigns.forget(book, number); conversation.threads.forgotten(book) } }), (opened) => opened.stop())
  const campaigns = openCampaigns({ audience: contacts.audience, db, clock, chance, ids: ownIds, log: log.with({ room: 'campaigns' }), accept: gateway.accept, see: gateway.preview, priceOf: (sale, network) => billing.ledger.spanOf?.(sale, network), fundsOf: billing.fundsOf, foresee: consent.foresee, messages: gateway.campaigns, watch: gateway.watch, record: gateway.events.record, hear: gateway.events, keepDays: config.keepMessages })
  await campaigns.load()
  let leaving: Promise<void> | undefined
  const leave = async () => {
    await gateway.pause()
    await fleet.stop(outward.close)
    outward.close()
  }
  await parts.add(
    'connections',
    () =>
      fleet.start(async () => {
        const open = await gateway.start()
        if (open > 0) log.warn('taking up messages that were under way when the last process ended', { open })
      }),
    () => (leaving ??= leave()),
  )
  billing.start()
  await parts.add('campaigns', campaigns.begin, campaigns.stop)
  await parts.add('deliveries', () => webhooks.start(gateway.events), webhooks.stop)
  follow.start(gateway.events)
  const conversation = await openConversation({ db, clock, ids: ownIds, log: log.with({ room: 'inbound' }), gateway, consent, lists: contacts.lists, contactsOf: contacts.people.knownAt, heard: contacts.heard })
  await parts.add('conversation', conversation.start, conversation.stop)
  const connectionWatch = createConnectionWatch({ db, clock, log, events: gateway.events, connections: fleet.views, workspace: accounts.workspace })
  await parts.add('connection watch', connectionWatch.start, (timer) => timer.cancel())

  const smppDoor = await parts.add(
    'SMPP door',
    () => openSmppDoor({ clock, chance, log: log.with({ room: 'smpp' }), accounts: smppAccounts, workspaces: accounts.workspaces, gateway }),
    (opened) => opened.stop(),
  )
  const smpp = await parts.add('SMPP ports', async () => {
    const tls = smppTlsOf(config)
    return listenSmpp({ door: smppDoor, host: hostFor(config.smppHost), port: config.smppPort, ...(tls && { tls }) })
  }, (door) => door.close())

  const rest = createRest({
    clock, chance, db, seal, log: log.with({ room: 'api' }),
    requests: { perKey: config.requestsPerKey, perAddress: config.requestsPerAddress },
    ...(config.proxies === undefined ? {} : { proxies: config.proxies }),
    version: readVersion(), retention,
    demo: demoForLive,
    accounts,
    weights,
    smppAccounts: { ...smppAccounts, binds: smppDoor.binds },
    numbers,
    inbound,
    contacts,
    campaigns,
    consent: { consent, release: gateway.releaseAll, releaseSoon: gateway.releaseSoon, erase: contacts.erase },
    conversation, statistics, gateway, routing, fleet,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(embedded && { smsc: embedded.smsc, phones: embedded.smsc.phones, subscribers: embedded.smsc.subscribers, personality: embedded.smsc.personality }),
    connections: () => fleet.list().map(({ id, settings: { name }, status: { state, window, outstanding } }) => ({ id, name, state, window, outstanding })),
    webhooks,
    echo,
    billing,
    follow,
    hasRoom: () => !db.isFull(),
    metrics: {
      messages: gateway.tally,
      waiting: () => gateway.waiting().map(({ lane, ...more }) => ({ lane: laneNames[lane], ...more })),
      connections: () => fleet.list().map(({ id, status }) => ({ id, ...status })),
      commits,
      more: doorSeries(webhooks, smppDoor),
    },
    ...(existsSync(join(config.dashboardDir, 'index.html')) ? { dashboard: config.dashboardDir } : {}),
  })
  const httpHost = hostFor(config.httpHost)
  const { port } = await parts.add('REST API', () => rest.listen(httpHost, config.httpPort), async () => {
    leaving = leave() // both at once: a slow customer and a dead operator together must not take too long
    await Promise.all([rest.close(), smppDoor.stop(), leaving])
  })
  origins = [...origins, `http://127.0.0.1:${port}`, `http://localhost:${port}`]
  // last: a start that fails makes no key that nobody sees
  const firstKey = await parts.add('first key', () => accounts.firstKey(keepKey))

  const base = `http://${httpHost.includes(':') ? `[${httpHost}]` : httpHost}:${port}`
  return {
    addresses: { dashboard: `${base}/`, api: `${base}/v1`, smpp: `smpp://${hostFor(config.smppHost)}:${smpp.port}`, ...(embedded ? { smsc: `smpp://${loopback}:${smscPort}` } : {}) },
    ...(firstKey === undefined ? {} : { firstKey }),
    signIn: accounts.sessions.signInToken,
    setUp: accounts.sessions.setUpToken,
    isOwned: await accounts.people.isOwned(),
    isHeldBack: !secured,
    routes: rest.routes,
    stop: () => parts.stop(),
  }
}

/** The demo operator: a store of its own, a door on loopback, and as many phones as there are numbers. */
async function startSmsc(config: Config, parts: Parts, log: Log, onBroken: (error: Error) => void, conduct?: HouseOptions['conduct']) {
  const [clock, chance] = [systemClock, systemChance]
  let unwatch: (() => void) | undefined
  const store = await parts.add(
    'SMSC store',
    () => openDatabase(storesOf(config).smsc, onBroken),
    (db) => db.close(),
  )
  const smsc = await parts.add(
    'SMSC',
    async () => {
      const { systemId, password } = demo
      const centre = openSmsc({ db: store, clock, chance, log: log.with({ room: 'smsc' }), accounts: [{ systemId, password }], cells, allow: isLoopback, keepPerPhone: config.keepPerPhone, onBroken: (cause) => onBroken(new Error('the SMSC could not store', { cause })) })
      unwatch = conduct?.(centre.personality)
      await centre.start()
      const { personality, says } = centre.personality.get()
      if (!isHealthy(personality)) log.warn('the embedded SMSC is not healthy, as it was told to be', { says })
      return centre
    },
    async (centre) => {
      unwatch?.()
      await centre.stop()
    },
  )
  const { port } = await parts.add('SMSC door', () => listenSmsc({ smsc, host: loopback, port: config.smscPort }), (door) => door.close())
  return { port, smsc }
}

/** Where people may sign in as well: at a service that the operator of this installation named, wherever it is. */
function signOnOf({ oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret }: Config, parts: Parts) {
  if (issuer === undefined || clientId === undefined) return {}
  const { ask, close } = createAsk({ clock: systemClock, allowPrivate: true })
  void parts.add('sign-on', () => undefined, close)
  return { signOn: { provider: { issuer, clientId, ...(clientSecret !== undefined && { clientSecret }) }, ask } }
}

/** A failed commit must not be tried again, and nothing may be acknowledged after it: recovery is from the log. */
const endProcess = (log: Log) => (error: Error) => {
  log.error('the database failed; ending at once', { error })
  process.exit(70)
}

const isLoopback = (address: string) => address === '::1' || address.replace('::ffff:', '').startsWith('127.')

const readVersion = () => (JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }).version
