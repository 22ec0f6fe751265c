// An SMSC with phones for the test suites of programs that speak SMPP: in memory, on a port of its own, gone when it is
// stopped. Assert what a phone received, answer from it, make the operator misbehave.
import { inlineSqlite } from '../db/inline.ts'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { listenSmsc } from './listen.ts'
import type { PhoneMessage } from './message.ts'
import { openSmsc } from './open.ts'
import type { PersonalitySwitch } from './personality/conduct.ts'
import type { Phones } from './phones.ts'
import { smscMigrations } from './records.ts'

export type TestSmscOptions = {
  /** 0, the default, takes any free one. */
  readonly port?: number
  readonly host?: string
  /** What your program binds with; `test` and `test` when absent. */
  readonly systemId?: string
  readonly password?: string
  /** Short and long codes that phones can write to your program first: '1600'. */
  readonly numbers?: readonly string[]
  /** A name, an object or a list: docs/reference/personalities.md. */
  readonly personality?: unknown
  /** Equal seeds meet equal fates. */
  readonly seed?: number
}

export type TestSmsc = {
  readonly host: string
  readonly port: number
  readonly systemId: string
  readonly password: string
  readonly phones: Phones
  /** To make the operator another one in the middle of a test. */
  readonly personality: PersonalitySwitch
  /** The next message on this phone that no call has had yet; rejects when none comes in time (5 s when absent). */
  waitForMessage(number: string, options?: { readonly timeoutMs?: number }): Promise<PhoneMessage>
  /** Writes on a phone to whoever wrote to it last, or to `to`; resolves once stored, rejects when it is refused. */
  reply(number: string, text: string, options?: { readonly to?: string }): Promise<PhoneMessage>
  stop(): Promise<void>
}

type Waiting = { readonly number: string; readonly take: (message: PhoneMessage) => void }

const usualTimeoutMs = 5_000
/** Received and not asked for; older ones are forgotten. */
const mostUnread = 10_000

export async function startTestSmsc(options: TestSmscOptions = {}): Promise<TestSmsc> {
  const { host = '127.0.0.1', systemId = 'test', password = 'test', numbers = [], personality, seed } = options
  const clock = systemClock
  const db = inlineSqlite({ clock, migrations: smscMigrations })
  const accounts = [{ systemId, password, numbers }]
  const smsc = openSmsc({ db, clock, chance: systemChance, log: silentLog, accounts })
  const set = smsc.personality.set(personality, seed === undefined ? {} : { seed })
  if ('fault' in set) throw new RangeError(`${set.fault.param || 'personality'}: ${set.fault.say}`)

  const unread: PhoneMessage[] = []
  const waiting: Waiting[] = []
  const lastSender = new Map<string, string>()
  smsc.phones.watch((batch) => {
    for (const message of batch) {
      if (message.direction === 'out') continue
      lastSender.set(message.number, message.from)
      const at = waiting.findIndex(({ number }) => number === message.number)
      if (at >= 0) waiting.splice(at, 1)[0]!.take(message)
      else if (unread.push(message) > mostUnread) unread.shift()
    }
  })

  await smsc.start()
  const door = await listenSmsc({ smsc, host, port: options.port ?? 0 })
  return {
    host, port: door.port, systemId, password,
    phones: smsc.phones,
    personality: smsc.personality,
    waitForMessage(given, { timeoutMs = usualTimeoutMs } = {}) {
      const number = phoneOf(given)
      const at = unread.findIndex((message) => message.number === number)
      if (at >= 0) return Promise.resolve(unread.splice(at, 1)[0]!)
      return new Promise((resolve, reject) => {
        const timer = clock.after(timeoutMs, () => {
          waiting.splice(waiting.indexOf(waiter), 1)
          const others = [...lastSender.keys()].slice(-5).join(', ') || 'none'
          reject(new Error(`no message came to ${number} within ${timeoutMs} ms; phones that received one: ${others}`))
        })
        const waiter: Waiting = {
          number,
          take(message) {
            timer.cancel()
            resolve(message)
          },
        }
        waiting.push(waiter)
      })
    },
    async reply(given, text, { to } = {}) {
      const number = phoneOf(given)
      const sender = to ?? lastSender.get(number)
      if (sender === undefined) throw new RangeError(`nobody has written to ${number}; say whom with { to }`)
      const sent = await smsc.phones.send(number, { to: sender, text })
      if ('refused' in sent) throw new RangeError(sent.refused)
      return sent
    },
    async stop() {
      await door.close()
      await smsc.stop()
      await db.close()
    },
  }
}

const phoneOf = (number: string) => (number.startsWith('+') ? number : `+${number}`)
