// Whether a connection can be trusted with messages now: bound, answering well and soon, and telling what became of its
// messages. One that does not is left alone for a while, then tried with a few messages, and taken back only when those went clearly better than what put it out;
// the wait doubles each time it fails again. Being throttled is no illness: it only means "slower".
//
//   well ── error share over the limit ──► failing ── wait is over ──► probing ── few errors ──► well
//                                             ▲                           └ many, or no answer ┘
import type { Clock } from '../kit/clock.ts'

export type Answer = 'taken' | 'refused' | 'error' | 'throttled'
export type State = 'well' | 'failing' | 'probing'

export type HealthView = {
  readonly connection: string
  readonly state: State | 'down'
  /** Share of the recent answers that were errors, from 0 to 1. */
  readonly errorShare: number
  /** Recent answers, fading. */
  readonly answers: number
  readonly throttled: number
  /** Mean time to the operator's answer. */
  readonly latencyMs?: number
  readonly since: number
}

type Health = {
  state: State
  since: number
  at: number
  good: number
  errors: number
  throttled: number
  latency: number
  waitMs: number
  probeAt: number
  probesLeft: number
}

const halfLifeMs = 30_000
/** Recent answers before a share of them means something. */
const judgedFrom = 20
const errorLimit = 0.3
const firstWaitMs = 10_000
const longestWaitMs = 300_000
const probes = 20
/** Answers to probes that decide, and the share of errors among them that is forgiven. */
const probeAnswers = 10
const probeLimit = 0.1
/** Probes that nobody answered for so long count as failed. */
const probeMs = 60_000
const latencyWeight = 0.05
/** Answers that take so long on the whole are as bad as errors. */
const slowMs = 10_000

export type HealthTable = ReturnType<typeof createHealth>

export function createHealth({
  clock,
  onChange,
}: {
  clock: Clock
  onChange?: (connection: string, state: State, say: string) => void
}) {
  const table = new Map<string, Health>()

  const of = (connection: string): Health => {
    let health = table.get(connection)
    if (!health) {
      const now = clock.now()
      health = {
        state: 'well',
        since: clock.wall(),
        at: now,
        good: 0,
        errors: 0,
        throttled: 0,
        latency: NaN,
        waitMs: firstWaitMs,
        probeAt: 0,
        probesLeft: 0,
      }
      table.set(connection, health)
    }
    return health
  }

  const enter = (connection: string, health: Health, state: State, say: string) => {
    if (state === 'well') health.waitMs = firstWaitMs
    else if (state === 'failing') {
      if (health.state === 'probing') health.waitMs = Math.min(longestWaitMs, health.waitMs * 2)
      health.probeAt = clock.now() + health.waitMs
    } else {
      health.probeAt = clock.now() + probeMs
      health.probesLeft = probes
    }
    if (state !== 'failing') health.good = health.errors = 0
    if (state === 'probing') health.latency = NaN
    health.state = state
    health.since = clock.wall()
    onChange?.(connection, state, say)
  }

  const judge = (connection: string, health: Health) => {
    const answers = health.good + health.errors
    const share = answers > 0 ? health.errors / answers : 0
    const percent = `${Math.round(share * 100)} % of the recent answers are errors`
    const isSlow = health.latency > slowMs
    const say = isSlow ? `its answers take ${Math.round(health.latency / 1_000)} seconds` : percent
    if (health.state === 'well' && answers >= judgedFrom && (share > errorLimit || isSlow))
      enter(connection, health, 'failing', say)
    else if (health.state === 'probing' && answers >= probeAnswers)
      enter(connection, health, share > probeLimit || isSlow ? 'failing' : 'well', say)
  }

  const age = (connection: string, health: Health) => {
    if (health.state === 'well' || clock.now() < health.probeAt) return
    if (health.state === 'failing') enter(connection, health, 'probing', 'trying it with a few messages')
    else enter(connection, health, 'failing', 'the messages that tried it were not answered')
  }

  return {
    answered(connection: string, answer: Answer, latencyMs?: number): void {
      const health = of(connection)
      fade(health, clock.now())
      if (answer === 'throttled') health.throttled++
      else if (answer === 'error') health.errors++
      else health.good++
      if (latencyMs !== undefined)
        health.latency = Number.isNaN(health.latency)
          ? latencyMs
          : health.latency + latencyWeight * (latencyMs - health.latency)
      judge(connection, health)
    },
    /** Whether a message may go there: always, as one of a few that try it, or not now. */
    permits(connection: string): 'yes' | 'probe' | 'no' {
      const health = table.get(connection)
      if (!health || health.state === 'well') return 'yes'
      age(connection, health)
      return health.state === 'probing' && health.probesLeft > 0 ? 'probe' : 'no'
    },
    /** A message that was only permitted as a probe is on its way. */
    probed: (connection: string) => void of(connection).probesLeft--,
    /** Something beside its answers is wrong with it. */
    suspect(connection: string, say: string): void {
      const health = of(connection)
      if (health.state === 'well') enter(connection, health, 'failing', say)
    },
    forget: (connection: string) => void table.delete(connection),
    view(connection: string, isBound: boolean): HealthView {
      const health = of(connection)
      fade(health, clock.now())
      const { state, good, errors, throttled, latency, since } = health
      const answers = good + errors
      return {
        connection,
        state: isBound ? state : 'down',
        errorShare: answers > 0 ? Math.round((errors / answers) * 1_000) / 1_000 : 0,
        answers: Math.round(answers),
        throttled: Math.round(throttled),
        ...(Number.isNaN(latency) ? {} : { latencyMs: Math.round(latency) }),
        since,
      }
    },
  }
}

function fade(health: Health, now: number): void {
  const passed = now - health.at
  if (passed < 100) return
  const left = 2 ** (-passed / halfLifeMs)
  health.at = now
  health.good *= left
  health.errors *= left
  health.throttled *= left
}
