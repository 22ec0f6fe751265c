// Our own SMSC as the operator of a history: it crashes and starts again on what it had stored. Its phones are the truth.
import type { SqliteCore } from '../../src/db/core.ts'
import { inlineSqlite, type InlineDatabase } from '../../src/db/inline.ts'
import { silentLog } from '../../src/kit/log.ts'
import { openSmsc, type Smsc } from '../../src/smsc/open.ts'
import { createDecisions } from '../../src/smsc/personality/decide.ts'
import { healthy, type Personality } from '../../src/smsc/personality/personality.ts'
import { readPersonality } from '../../src/smsc/personality/read.ts'
import { smscMigrations } from '../../src/smsc/records.ts'
import type { Link } from './link.ts'
import type { Plan } from './plan.ts'
import { Life, type World } from './world.ts'

/** What an empty store begins with. */
const firstId = 1_000_001

export class Centre {
  life = new Life('centre')
  readonly #world: World
  readonly #link: Link
  #core: SqliteCore | undefined
  #db: InlineDatabase | undefined
  #smsc: Smsc | undefined

  readonly personality: Personality

  constructor({ world, link, personality }: { world: World; link: Link; personality?: Plan['personality'] }) {
    this.#world = world
    this.#link = link
    const read = personality ? readPersonality(personality) : healthy
    if ('fault' in read) throw new Error(read.fault.say)
    this.personality = read
  }

  /** Messages it took whose answers it lost. */
  get unanswered(): number {
    const { answer } = createDecisions(this.personality, this.#world.seed)
    const ids = this.#core!.read('SELECT next FROM smsc_sequence WHERE name = ?', ['message'])[0]!['next'] as number
    return Array.from({ length: ids - firstId }, (_, i) => answer(firstId + i)).filter(({ lost }) => lost).length
  }

  get quiet(): boolean {
    const { storing, forwarding, owed } = this.#smsc!.counters()
    return storing + forwarding + owed === 0
  }

  start(): void {
    const world = this.#world
    const life = new Life('centre')
    this.life = life
    const clock = world.clockFor(life)
    const commitMs = () => ({ before: world.between(0.3, 4), after: world.between(0.1, 2) })
    this.#db = inlineSqlite({ clock, migrations: smscMigrations, commitMs, ...(this.#core ? { core: this.#core } : {}) })
    this.#core = this.#db.core
    const accounts = [{ systemId: 'demo', password: 'demo' }]
    const smsc = openSmsc({ db: this.#db, clock, chance: world.chance, log: silentLog, accounts, onBroken: (cause) => life.alive && world.fail(cause) })
    this.#smsc = smsc
    smsc.personality.set(this.personality, { seed: world.seed })
    smsc.start().then(() => {
      if (life.alive) this.#link.accept = smsc.accept
    }, (error: unknown) => world.fail(error))
  }

  crash(): void {
    this.life.alive = false
    this.#link.accept = undefined
    this.#link.cut()
    this.#db!.crash()
  }

  throttleFor(): void {}
  unbindAll(): void {}

  /** Texts by phone. */
  shown(): Map<string, string[]> {
    const rows = this.#core!.read('SELECT phone, text FROM smsc_phone_messages WHERE direction = 0', [])
    const shown = new Map<string, string[]>()
    for (const row of rows) shown.set(`+${row['phone']}`, [...(shown.get(`+${row['phone']}`) ?? []), String(row['text'])])
    return shown
  }

  release(): void {
    this.#core?.close()
  }
}
