// The customers of a history: they ask, ask again with the same key when no answer came, and write down what they were
// told. What they were told is what must be kept.
import type { AcceptResult } from '../../src/gateway/accept.ts'
import { isFinal, stateOf, statusNames, type Status } from '../../src/gateway/message.ts'
import { customer, workspace, type RunningGateway } from './gateway.ts'
import { rewordedOf, textOf, type Asked, type Plan, type Wanted } from './plan.ts'
import { dice, type World } from './world.ts'

export type Acknowledged = { readonly id: string; readonly wanted: Wanted; readonly scheduledAt: number | undefined; readonly at: number }
type Change = NonNullable<Wanted['change']>['kind']
/** What came of a wish to change something: what was said, if anything. */
export type Changed = { readonly kind: Change; answer: 'none' | 'done' | 'too late' }

const impatientMs = 5_000
const rank = (status: Status) => statusNames.indexOf(status)

export class Customers {
  readonly acknowledged = new Map<string, Acknowledged>()
  /** Violations of P5 and P6, as sentences. */
  readonly faults: string[] = []
  overloaded = 0
  /** By message. */
  readonly changed = new Map<string, Changed>()
  /** Calls that wait for an answer, by the life that is to give it. */
  readonly #waiting = new Map<string, number>()
  readonly #seen = new Map<string, Status>()
  /** The ids that each key was answered with. */
  readonly #answers = new Map<string, string>()
  readonly #world: World
  readonly #door: () => RunningGateway | undefined
  readonly #clockJumps: boolean
  #open = 0

  constructor(world: World, plan: Plan, door: () => RunningGateway | undefined) {
    this.#world = world
    this.#door = door
    this.#clockJumps = plan.faults.some(({ kind }) => kind === 'wall-jump')
    for (const asked of plan.asked) {
      if (asked.key) this.#open++
      world.later(asked.at, () => this.#begin(asked))
    }
    for (let at = 500; at < plan.busyMs + 5_000; at += 350) world.later(at, () => this.#look())
  }

  /** Everybody with a key has an answer. */
  get quiet(): boolean {
    return this.#open === 0
  }

  waitingFor(running: RunningGateway): number {
    return this.#waiting.get(running.life.name) ?? 0
  }

  /** A status somebody was told; P6 says that it is never taken back. */
  told(id: string, status: Status): void {
    this.#hear(id, status, this.#seen.get(id))
  }

  #hear(id: string, status: Status, before: Status | undefined): void {
    const mayCome = this.#clockJumps || this.changed.get(id)?.kind === 'postpone' // its time has come, and is to come again
    const again = mayCome && before === 'queued' && status === 'scheduled'
    if (before && rank(before) > rank(status) && !again) this.faults.push(`${id}: told ${before}, then ${status} (P6)`)
    else if (rank(this.#seen.get(id) ?? 'scheduled') <= rank(status)) this.#seen.set(id, status)
  }

  #begin(asked: Asked): void {
    const askedAt = this.#world.wall
    this.#ask(asked, askedAt, 0)
    if (asked.impatient) this.#world.at(this.#world.between(0, 8), () => this.#ask(asked, askedAt, 0))
  }

  #ask(asked: Asked, askedAt: number, tries: number): void {
    const { key, messages } = asked
    const again = (ms: number) => key && this.#world.later(ms, () => void (this.#answers.has(key) || this.#ask(asked, askedAt, tries + 1)))
    const running = this.#door()
    if (!running) return void again(400)
    const { life } = running
    const submissions = messages.map((wanted) => {
      const { to, lane, inMs, validitySeconds: validity } = wanted
      const scheduled = inMs === undefined ? {} : { scheduledAt: askedAt + inMs }
      return { to, lane, text: textOf(wanted), from: 'Sim', ...scheduled, ...(validity === undefined ? {} : { validity }) }
    })
    const context = { workspace, mode: 'live' as const, ...(key ? { idempotency: { key, bodyHash: `of ${key}` } } : {}) }
    const count = (by: number) => this.#waiting.set(life.name, this.waitingFor(running) + by)
    count(1)
    let heard = false
    running.gateway.accept(submissions, context).then(
      (result) => {
        count(-1)
        this.#world.at(this.#world.between(0.5, 5), () => {
          heard = true
          this.#heard(asked, askedAt, result, again)
        }, life)
      },
      (error: unknown) => {
        count(-1)
        this.#world.say(() => `customer: ${key ?? 'without a key'} failed: ${String(error)}`)
        again(500)
      },
    )
    if (tries < 200) again(impatientMs + 1_000 * tries)
    else if (key && !heard) this.faults.push(`${key} had no answer after ${tries} tries (P2)`)
  }

  #heard(asked: Asked, askedAt: number, result: AcceptResult, again: (ms: number) => unknown): void {
    const { key, messages } = asked
    this.#world.say(() => `customer: ${key ?? 'without a key'} hears ${result.kind}${result.kind === 'done' && result.replayed ? ' again' : ''}`)
    if (result.kind === 'overloaded') this.overloaded++
    if (result.kind === 'mismatch') this.faults.push(`${key} was asked with one body only and is said to have two (P5)`)
    if (result.kind !== 'done') return void again(300)
    const ids = result.outcomes.map((outcome) => ('accepted' in outcome ? outcome.accepted.id : `refused ${outcome.refused.code}`))
    if (key) {
      const before = this.#answers.get(key)
      if (before !== undefined && before !== ids.join()) this.faults.push(`${key} was answered ${before}, then ${ids.join()} (P5)`)
      if (before === undefined) {
        this.#open--
        if (dice(this.#world.seed, key) < 0.1) this.#world.later(this.#world.between(10, 5_000), () => this.#askOtherwise(asked))
      }
      this.#answers.set(key, ids.join())
    }
    for (const [i, wanted] of messages.entries()) {
      const scheduledAt = wanted.inMs === undefined ? undefined : askedAt + wanted.inMs
      if (ids[i]!.startsWith('msg_')) {
        const isNew = !this.acknowledged.has(ids[i]!)
        this.acknowledged.set(ids[i]!, { id: ids[i]!, wanted, scheduledAt, at: this.#world.elapsed })
        if (isNew && wanted.change) this.#world.later(wanted.change.afterMs, () => this.#change(ids[i]!, wanted))
      } else this.faults.push(`${wanted.to}: ${ids[i]}`)
    }
  }

  /** The same key for something else must be refused. */
  #askOtherwise({ key, messages }: Asked): void {
    const running = this.#door()
    if (!running) return
    const other = messages.map(({ to }) => ({ to, text: 'something else' }))
    running.gateway.accept(other, { workspace, mode: 'live', idempotency: { key: key!, bodyHash: 'of something else' } }).then(
      ({ kind }) => void (kind === 'done' && this.faults.push(`${key} was accepted with another body (P5)`)),
      () => {},
    )
  }

  /** Wishes are asked once: without an answer nobody knows. */
  #change(id: string, wanted: Wanted): void {
    const running = this.#door()
    if (!running || this.changed.has(id)) return
    const { kind } = wanted.change!
    const changed: Changed = { kind, answer: 'none' }
    this.changed.set(id, changed)
    const replacement = kind === 'reword' ? { text: rewordedOf(wanted) } : { scheduledAt: this.#world.wall + 30_000 }
    const { gateway, life } = running
    const count = (by: number) => this.#waiting.set(life.name, this.waitingFor(running) + by)
    count(1)
    const asked: Promise<unknown> = kind === 'cancel' ? gateway.cancel(customer, id) : gateway.replace(customer, id, replacement)
    asked.then((answer) => {
      count(-1)
      if (!life.alive) return
      this.#world.say(() => `customer: ${kind} ${id}: ${JSON.stringify(answer)}`)
      if (answer === 'not_found') this.faults.push(`${id} was acknowledged and is not to be found (P1)`)
      changed.answer = answer === 'canceled' || answer === 'replaced' ? 'done' : 'too late'
    }, () => count(-1))
  }

  /** Somebody looks at a message, and later must not see an earlier status. */
  #look(): void {
    const ids = [...this.acknowledged.keys()]
    if (ids.length > 0) this.#lookAt(ids[this.#world.chance.below(ids.length)]!)
  }

  /** A gateway has started: those who wait for an end look at once, before it has come to rest. */
  lookAgain(): void {
    for (const [id, status] of this.#seen) if (!isFinal(stateOf[status])) this.#lookAt(id)
  }

  #lookAt(id: string): void {
    const running = this.#door()
    if (!running) return
    const before = this.#seen.get(id) // what is told while the question is under way may be younger than the answer
    running.gateway.message(customer, id).then((view) => {
      if (!running.life.alive || running.life.paused) return
      if (view) this.#hear(id, view.status, before)
      else this.faults.push(`${id} was acknowledged and is not to be found (P1)`)
    }, (error: unknown) => this.#world.fail(error))
  }
}
