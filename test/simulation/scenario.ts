// One seeded history: customers ask, the operator has its moods, things break as planned; afterwards everything has time to
// come to rest, and the checkers look at it.
import { check, type Verdict } from './checkers.ts'
import { Centre } from './centre.ts'
import { Customers } from './customers.ts'
import { startGateway, type RunningGateway } from './gateway.ts'
import { Link } from './link.ts'
import { Operator } from './operator.ts'
import type { Fault, Plan } from './plan.ts'
import { noPlant, plants } from './plants.ts'
import { Store } from './store.ts'
import { Life, World } from './world.ts'

const longestMs = 30 * 3_600_000
/** A long message may begin at the edge of a window. */
const partsOfOne = 9

export async function play(plan: Plan, trace?: (line: string) => void): Promise<Verdict> {
  const world = new World(plan.seed)
  world.trace = trace
  const store = new Store()
  try {
    return await new Scenario(plan, world, store).play()
  } finally {
    store.release()
  }
}

class Scenario {
  readonly #plan: Plan
  readonly #world: World
  readonly #store: Store
  /** By connection. */
  readonly #links: ReadonlyMap<string, Link>
  readonly #operator: Operator | Centre
  /** All of them; what comes to any of several stands in the books of the first. */
  readonly #operators: readonly (Operator | Centre)[]
  readonly #customers: Customers
  /** Every gateway that lives. */
  #running: RunningGateway[] = []
  /** The one that started last: others were taken over. */
  #owner: RunningGateway | undefined
  /** Of the machine they run on. */
  #wallOffsetMs = 0
  #starting = 0
  #lives = 0
  #slow = 1
  #fullUntil = 0
  /** No door is open while the owner drains. */
  #draining = false
  #mayBeSentTwice = 0

  constructor(plan: Plan, world: World, store: Store) {
    this.#plan = plan
    this.#world = world
    this.#store = store
    this.#links = new Map((plan.detourMs === undefined ? ['op'] : ['op', 'detour']).map((name) => [name, new Link(world)]))
    const [link, detour] = [...this.#links.values()]
    const { mood, window, personality } = plan
    if (plan.operator === 'our-centre') {
      this.#operator = new Centre({ world, link: link!, personality })
      this.#operators = [this.#operator]
    } else {
      const first = new Operator({ name: 'operator', world, link: link!, mood, window })
      this.#operator = first
      this.#operators = detour ? [first, new Operator({ name: 'other operator', world, link: detour, mood, window, beside: first })] : [first]
    }
    this.#customers = new Customers(world, plan, () => this.#door)
  }

  async play(): Promise<Verdict> {
    const plan = this.#plan
    const world = this.#world
    for (const operator of this.#operators) operator.start()
    this.#start()
    for (const fault of plan.faults) world.later(fault.at, () => this.#break(fault))
    for (let at = 100; at < plan.busyMs + 5_000; at += 150) world.later(at, () => this.#lookAtBounds())
    await world.run(longestMs, () => this.#atRest())
    const perBind = plan.window + partsOfOne
    const operator = this.#operator
    const doubtful = operator instanceof Centre ? operator.unanswered : operator.arrivals.filter(({ fate }) => fate === 'late' || fate === 'unanswered').length
    const bound = this.#mayBeSentTwice * perBind * plan.binds + this.#lost * perBind + doubtful
    const startWall = world.wall - Math.floor(world.elapsed)
    const counted = this.#owner?.gateway.counters().queued ?? 0
    const { waiting } = this.#store
    if (counted !== waiting) this.#customers.faults.push(`the gateway counts ${counted} queued messages where there are ${waiting} (P8)`)
    const { broken, duplicated, unknown } = check({ plan, store: this.#store, operator, customers: this.#customers, bound, startWall })
    if (operator instanceof Centre) operator.release()
    const { happened: events, mark, elapsed: virtualMs } = world
    return { broken, acknowledged: this.#customers.acknowledged.size, duplicated, bound, unknown, events, virtualMs, mark }
  }

  get #lost(): number {
    return [...this.#links.values()].reduce((sum, { lost }) => sum + lost, 0)
  }

  get #door(): RunningGateway | undefined {
    return this.#draining ? undefined : this.#owner
  }

  #start(): void {
    this.#starting++
    const number = ++this.#lives
    const life = new Life(`gateway ${number}`)
    life.wallOffsetMs = this.#wallOffsetMs
    this.#world.say(() => `${life.name} starts`)
    const plant = this.#plan.plant ? plants[this.#plan.plant]! : noPlant
    const world = this.#world
    startGateway({
      plan: this.#plan, world, links: this.#links, core: this.#store.coreFor(life), life, plant,
      commitMs: () => ({ before: world.between(0.3, this.#plan.commitMs) * this.#slow, after: world.between(0.1, this.#plan.commitMs / 2) * this.#slow }),
      full: () => world.elapsed < this.#fullUntil,
      onChanges: (changes) => {
        for (const { id, to, status } of changes) {
          world.say(() => `${life.name}: ${id} to ${to} is ${status}`)
          // One that was taken over may tell late what was so before.
          if (number === this.#lives) this.#customers.told(id, status)
        }
      },
    }).then((running) => {
      this.#starting--
      this.#running.push(running)
      this.#owner = running
      this.#customers.lookAgain()
    }, (error: unknown) => world.fail(error))
  }

  #break(fault: Fault): void {
    const world = this.#world
    world.say(() => `${fault.kind} ${fault.ms || ''}`)
    // One in three goes to the second operator, where there is one.
    const which = fault.at % 3 === 0 ? this.#operators.length - 1 : 0
    const operator = this.#operators[which]!
    const link = [...this.#links.values()][which]!
    switch (fault.kind) {
      case 'crash':
        return this.#crash(this.#owner, fault.ms)
      case 'restart':
        return this.#restart(fault.ms)
      case 'takeover':
        return this.#takeOver(fault.ms)
      case 'operator-crash':
        if (!operator.life.alive) return
        operator.crash()
        return world.later(fault.ms, () => operator.start())
      case 'cut':
        return link.cut()
      case 'silence':
        return link.silence()
      case 'garbage':
        return link.garble()
      case 'unbind':
        return operator.unbindAll()
      case 'throttle':
        return operator.throttleFor(fault.ms)
      case 'slow-disk':
        this.#slow = 60
        return world.later(fault.ms, () => (this.#slow = 1))
      case 'full-disk':
        this.#fullUntil = Math.max(this.#fullUntil, world.elapsed + fault.ms)
        return
      case 'wall-jump':
        this.#wallOffsetMs += fault.ms
        for (const { life } of this.#running) life.wallOffsetMs = this.#wallOffsetMs
        return
      case 'hang': {
        const { life } = operator
        world.pause(life)
        return world.later(fault.ms, () => world.resume(life))
      }
    }
  }

  #lookAtBounds(): void {
    const { window, binds } = this.#plan
    const outstanding = Math.max(0, ...(this.#owner?.carriers.map((carrier) => carrier.outstanding) ?? []))
    if (outstanding > window * binds + partsOfOne) this.#customers.faults.push(`${outstanding} parts are outstanding where ${window} may be (P8)`)
  }

  #crash(running: RunningGateway | undefined, thenMs: number): void {
    if (!running || this.#draining) return
    this.#mayBeSentTwice++
    running.crash()
    this.#gone(running, thenMs)
  }

  #restart(thenMs: number): void {
    const running = this.#owner
    if (!running || running.life.paused || this.#draining || this.#running.length > 1) return
    this.#draining = true
    const gone = () => {
      if (this.#customers.waitingFor(running) > 0) return this.#world.later(20, gone)
      running.drain().then(() => {
        this.#world.say(() => `${running.life.name} has drained`)
        running.life.alive = false
        this.#draining = false
        this.#gone(running, thenMs)
      }, (error: unknown) => this.#world.fail(error))
    }
    gone()
  }

  #gone(running: RunningGateway, thenMs: number): void {
    this.#running = this.#running.filter((other) => other !== running)
    if (this.#owner !== running) return
    this.#owner = undefined
    // Unless another has started or does: two at once are no takeover, and neither knows what the other accepts.
    this.#world.later(thenMs, () => void (this.#owner || this.#starting > 0 || this.#start()))
  }

  /** The owner stands still; another takes its place; then the first goes on, and is put away some seconds later. */
  #takeOver(ms: number): void {
    const first = this.#owner
    if (!first || first.life.paused || this.#draining || this.#starting > 0 || this.#running.length > 1) return
    const world = this.#world
    world.pause(first.life)
    world.later(ms / 2, () => first.life.alive && this.#start())
    world.later(ms, () => {
      world.say(() => `${first.life.name} goes on`)
      world.resume(first.life)
    })
    // What the first accepted last is known to it and the database only: the second finds it when it starts anew.
    world.later(ms + 4_000, () => {
      if (first.life.alive) this.#crash(first, 0)
      world.later(1_000, () => this.#restart(100))
    })
  }

  #atRest(): boolean {
    const { faults, busyMs } = this.#plan
    if (this.#world.elapsed < busyMs + 1_000 + (faults.some(({ kind }) => kind === 'takeover') ? 25_000 : 0)) return false
    if (!this.#owner || this.#running.length !== 1 || this.#draining || this.#starting > 0 || this.#operators.some(({ life }) => !life.alive)) return false
    if (!this.#customers.quiet || this.#operators.some(({ quiet }) => !quiet)) return false
    const [row] = this.#store.read('SELECT (SELECT count(*) FROM message WHERE state < 5) AS open, (SELECT count(*) FROM queue) AS queued')
    return row!['open'] === 0 && row!['queued'] === 0
  }
}
