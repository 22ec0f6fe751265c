// Which connection a message takes, and why. Test traffic never leaves the house. Live traffic goes by the routes, the
// first that matches and has a connection that can take it; where none does, by what is usual: the newest operator, or
// the embedded SMSC until there is one. A message is not refused because everything is down: it waits for the best.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import { createRecent } from '../kit/recent.ts'
import type { Money } from '../kit/money.ts'
import { mismatch, type Prepared } from './conditions.ts'
import type { HealthTable } from './health.ts'
import { compileRoutes } from './matcher.ts'
import { describeNetwork, type Network } from './network.ts'
import type { Networks } from './networks.ts'
import { passing, pick, verdicts, type Candidate, type Price, type Verdict } from './pick.ts'
import type { QualityTable } from './quality.ts'
import type { Choice, ConnectionView, Question, Route, Send } from './route.ts'

export type ChooseRoute = (question: Question) => Choice

type Needs = {
  readonly clock: Clock
  readonly chance: Chance
  readonly networks: Pick<Networks, 'find'>
  readonly health: Pick<HealthTable, 'permits' | 'probed'>
  readonly quality: Pick<QualityTable, 'score'>
  /** Undefined where nothing is known of what a connection charges. */
  priceOf(connection: string, e164: string, network: Network | undefined, at: number): Price | undefined
  /** The oldest first. */
  connections(): readonly ConnectionView[]
  /** Live traffic may use the embedded SMSC now. */
  readonly demoForLive: () => boolean
}

export type Considered = {
  readonly id: string
  readonly name: string
  readonly verdict: 'chosen' | 'blocks' | 'passed over' | 'does not match' | 'not reached'
  readonly say?: string
  readonly candidates?: readonly Candidate[]
}

export type Explanation = {
  readonly choice: Choice
  readonly considered: readonly Considered[]
  /** Routes that are not listed, of those that do not match. */
  readonly omitted: number
  readonly guard: string
}

/** A question with what is known about it; `isReal` when a message depends on the answer. */
type Asked = { readonly question: Question; readonly network: Network | undefined; readonly isReal: boolean }

/** How long the state of the connections is believed; asking for every message would cost more than the message. */
const believedMs = 100
const stickyRemembered = 50_000
const skippedTold = 3
const consideredShown = 200

export function createChoose(needs: Needs) {
  const { clock, networks, health } = needs
  let matcher = compileRoutes([])
  let connections = new Map<string, ConnectionView>()
  let seenAt = -Infinity
  const kept = createRecent<string>(stickyRemembered)
  /** Where messages of a mode go that no route decides about, as believed now. */
  const usually = new Map<Question['mode'], ReturnType<typeof usualConnection>>()

  const look = () => {
    const now = clock.now()
    if (now - seenAt < believedMs) return
    seenAt = now
    connections = new Map(needs.connections().map((view) => [view.id, view]))
    usually.clear()
  }

  const verdictOf = (
    view: ConnectionView | undefined,
    price: Price | undefined,
    { sell, avoid }: Question,
    allowLoss: boolean,
  ): Verdict => {
    if (!view) return 'gone'
    if (avoid?.includes(view.id)) return 'tried'
    if (view.demo && !needs.demoForLive()) return 'demo'
    if (price?.found === 'closed') return 'closed'
    if (sell && !allowLoss && price?.currency === sell.currency && price.found.micros > sell.micros) return 'loss'
    if (view.state === 'paused') return 'paused'
    if (view.state !== 'bound') return 'down'
    const permitted = health.permits(view.id)
    return permitted === 'yes' ? 'fit' : permitted === 'probe' ? 'probe' : 'failing'
  }

  const weigh = (action: Send, question: Question, network: Network | undefined): Candidate[] =>
    action.connections.map((leg) => {
      const view = connections.get(leg.connection)
      const price = needs.priceOf(leg.connection, question.to, network, question.at)
      const verdict = verdictOf(view, price, question, action.allowLoss ?? false)
      const score = action.policy === 'quality' ? needs.quality.score(leg.connection, network) : 0
      return { leg, name: view?.name ?? leg.connection, verdict, say: verdicts[verdict], price, score }
    })

  const stickyKey = ({ route: { id } }: Prepared, { sticky }: Send, { from, to }: Question) =>
    sticky && `${id} ${sticky === 'sender' ? from : to}`

  /** Messages of one request mostly go the same way for the same reasons. */
  let last: { prepared: Prepared; network: Network | undefined; name: string; how: string; why: readonly string[] } | undefined
  const sent = (
    prepared: Prepared,
    candidates: readonly Candidate[],
    able: readonly Candidate[],
    action: Send,
    asked: Asked,
  ): Choice => {
    const { question, network, isReal } = asked
    const key = stickyKey(prepared, action, question)
    const before = key === undefined ? undefined : kept.get(key)
    const { best, how } = pick(able, action.policy, { key, before, chance: needs.chance })
    const { connection } = best.leg
    if (isReal && key !== undefined) kept.set(key, connection)
    if (isReal && best.verdict === 'probe') health.probed(connection)
    const { id, name } = prepared.route
    const cost = costOf(best.price, question.parts)
    const isPlain = candidates.every(({ verdict }) => verdict === 'fit' || verdict === 'probe')
    if (isPlain && last?.prepared === prepared && last.network === network && last.name === best.name && last.how === how)
      return { kind: 'send', id, connection, why: last.why, ...(network && { network }), ...(cost && { cost }) }
    const why = [describeNetwork(network), `route "${name}" matches`]
    if (passing.includes(best.verdict))
      why.push(`${best.name} by policy, though ${best.say}: no other connection is well, so it waits`)
    else why.push(`${best.name}: ${how}`)
    for (const one of candidates)
      if (why.length < 3 + skippedTold && one !== best && one.verdict !== 'fit' && one.verdict !== 'probe')
        why.push(`${one.name} skipped: ${one.say}`)
    if (isPlain) last = { prepared, network, name: best.name, how, why }
    return { kind: 'send', id, connection, why, ...(network && { network }), ...(cost && { cost }) }
  }

  /** What goes by no route. */
  const usual = ({ question: { mode, to, at, parts }, network }: Asked): Choice => {
    const found = usually.get(mode) ?? usualConnection([...connections.values()], mode, needs.demoForLive())
    usually.set(mode, found)
    if (found.kind === 'none') return network ? { ...found, network } : found
    const cost = mode === 'live' ? costOf(needs.priceOf(found.connection, to, network, at), parts) : undefined
    return cost ? { ...found, network, cost } : network ? { ...found, network } : found
  }

  const decide = (asked: Asked): Choice => {
    const { question, network } = asked
    if (question.mode === 'test') return usual(asked)
    let choice: Choice | undefined
    let waiting: (() => Choice) | undefined
    let passedOver: string | undefined
    matcher.each(question, network, (prepared) => {
      const { id, name, action } = prepared.route
      if ('block' in action) {
        if (waiting) return true // a route before it will take the message as soon as its connection is back
        const { reason, say = `route "${name}" blocks it` } = action.block
        choice = {
          kind: 'block',
          id,
          reason,
          say,
          why: [describeNetwork(network), `route "${name}" blocks it: ${reason}`],
          ...(network && { network }),
        }
        return true
      }
      const candidates = weigh(action, question, network)
      const able = candidates.filter(({ verdict }) => verdict === 'fit' || verdict === 'probe')
      if (able.length > 0) {
        choice = sent(prepared, candidates, able, action, asked)
        return true
      }
      const soonest = passing.find((verdict) => candidates.some((one) => one.verdict === verdict))
      const later = candidates.filter(({ verdict }) => verdict === soonest)
      if (soonest) waiting ??= () => sent(prepared, candidates, later, action, asked)
      passedOver ??= `route "${name}" matches, but no connection of it can take it: ${listed(candidates)}`
      return false
    })
    if (choice) return choice
    if (waiting) return waiting()
    if (passedOver !== undefined) return { kind: 'none', say: passedOver, ...(network && { network }) }
    const byUse = usual(asked)
    if (byUse.kind !== 'send' || matcher.routes.length === 0) return byUse
    return { ...byUse, why: ['no route matches', ...byUse.why] }
  }

  const ask = (question: Question, isReal: boolean): Asked => {
    look()
    return { question, network: networks.find(question.to, question.country), isReal }
  }

  return {
    choose: ((question) => decide(ask(question, true))) satisfies ChooseRoute,
    /** The same, with nothing remembered of it. */
    preview: ((question) => decide(ask(question, false))) satisfies ChooseRoute,
    /** From now on these routes decide. */
    use: (routes: readonly Route[]) => void (matcher = compileRoutes(routes)),
    /** What `choose` would answer now, with every route that was looked at on the way. */
    explain(question: Question): Explanation {
      const asked = ask(question, false)
      const { network } = asked
      const choice = decide(asked)
      const deciding = choice.kind === 'none' ? undefined : choice.id
      const considered: Considered[] = []
      let omitted = 0
      let isOver = false
      for (const prepared of matcher.routes) {
        const { id, name, action } = prepared.route
        const fault = mismatch(prepared, question, network)
        const isShown = considered.length < consideredShown || id === deciding
        if (!isShown) omitted++
        else if (fault !== undefined) considered.push({ id, name, verdict: 'does not match', say: fault })
        else if (isOver) considered.push({ id, name, verdict: 'not reached', say: 'an earlier route decided' })
        else if ('block' in action)
          considered.push({ id, name, verdict: 'blocks', say: action.block.say ?? `blocks: ${action.block.reason}` })
        else {
          const verdict = id === deciding ? 'chosen' : 'passed over'
          considered.push({ id, name, verdict, candidates: weigh(action, question, network) })
        }
        if (id === deciding) isOver = true
      }
      return { choice, considered, omitted, guard: guardOf(question) }
    },
  }
}

type Usual = Extract<Choice, { kind: 'send' | 'none' }>

/** What takes messages that no route decides about. */
function usualConnection(
  connections: readonly Pick<ConnectionView, 'id' | 'demo' | 'state'>[],
  mode: Question['mode'],
  demoForLive: boolean,
): Usual {
  const via = (id: string, why: string): Usual => ({ kind: 'send', id: `rte_${id}`, connection: id, why: [why] })
  const none = (say: string): Usual => ({ kind: 'none', say })
  const demo = connections.find((connection) => connection.demo)
  if (mode === 'test')
    return demo
      ? via(demo.id, 'test key: always the embedded SMSC')
      : none('the embedded SMSC, where test messages go, does not run here')
  const operators = connections.filter((connection) => !connection.demo)
  const newest = operators.findLast(({ state }) => state !== 'paused') ?? operators.at(-1)
  if (newest)
    return via(newest.id, operators.length === 1 ? 'the only operator connection' : 'the newest operator connection')
  if (demo && demoForLive) return via(demo.id, 'no operator is connected yet: the embedded SMSC takes live traffic')
  return none('no connection takes this message: connect an operator first, use a test key, or start with ONESIXTY_DEMO=on')
}

/** The usual choice alone, over connections that never change: for a house without routes. */
export function chooseFrom(needs: {
  connections: readonly Pick<ConnectionView, 'id' | 'demo'>[]
  demoForLive: boolean
}): ChooseRoute {
  const connections = needs.connections.map((connection) => ({ ...connection, state: 'bound' as const }))
  return ({ mode }) => usualConnection(connections, mode, needs.demoForLive)
}

const costOf = (price: Price | undefined, parts: number): Money | undefined =>
  price && price.found !== 'closed' ? { micros: price.found.micros * parts, currency: price.currency } : undefined

const listed = (candidates: readonly Candidate[]) => candidates.map(({ name, say }) => `${name}, ${say}`).join('; ')

const guardOf = ({ sell }: Question): string =>
  sell
    ? 'on: nothing is sent for more than it is sold for, unless its route allows it'
    : 'idle: it is not known what the message is sold for'
