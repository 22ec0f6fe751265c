// Three processes: the gateway, the operator, and the witness, which is this one and is never killed. The witness sends
// messages, writes down every one that was acknowledged, and at the end reads both databases: what the gateway says of each,
// and what the phones show.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { stateOf, statusNames, type Status } from '../../src/gateway/message.ts'
import { testKey } from '../support/house.ts'
import { charge, postgresBooks, sqliteBooks, unbalanced, type BookRow, type Books } from './books.ts'
import { startPart, type RunningPart } from './part.ts'

const gatewayFile = fileURLToPath(new URL('./parts/gateway.ts', import.meta.url))
const smscFile = fileURLToPath(new URL('./parts/smsc.ts', import.meta.url))
const lanes = ['otp', 'transactional', 'bulk'] as const
const bulk = 2
const stillMs = 8_000

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

type Shown = { readonly phone: string; readonly text: string }

export type Tally = {
  readonly attempted: number
  readonly acknowledged: number
  /** Messages that were refused, though nothing is wrong with them. */
  readonly refused: readonly string[]
  /** Acknowledged, and not in the books. */
  readonly gone: number
  /** Gone, or delivered as the gateway says, and on no phone. */
  readonly lost: number
  /** Copies beyond the first; of those, messages that do not say that they may be one; and such as are never to be sent again. */
  readonly duplicated: number
  readonly unlabelled: number
  readonly twiceHeld: number
  /** Never to be sent again, and ended as unknown, or held until a quarter of an hour has passed without a receipt. */
  readonly unknown: number
  /** No end, or another than delivery: what each says of itself. */
  readonly unfinished: readonly string[]
  /** On a phone with another text than it was sent with, or accepted twice for one key. */
  readonly falsified: readonly string[]
  /** What does not add up in the ledger. */
  readonly unbalanced: readonly string[]
}

/** What may never be, whatever happens. */
export const nothingBroken = { refused: [], lost: 0, unlabelled: 0, twiceHeld: 0, unfinished: [], falsified: [], unbalanced: [] }
/** What may not be where no link was lost and no process died without notice. */
export const nothingLeft = { ...nothingBroken, duplicated: 0, unknown: 0 }
export const isBroken = ({ refused, lost, unlabelled, twiceHeld, unfinished, falsified, unbalanced }: Tally): boolean =>
  refused.length + lost + unlabelled + twiceHeld + unfinished.length + falsified.length + unbalanced.length > 0

export class Town {
  readonly folder = mkdtempSync(join(tmpdir(), 'onesixty-town-'))
  readonly dataDir: string
  readonly startsMs: number[] = []
  readonly acknowledged = new Map<string, number>()
  attempted = 0
  /** Answers in which single messages were refused: there should be none. */
  readonly refusals = new Set<string>()
  gateway: RunningPart<{ url: string }> | undefined
  smsc: RunningPart<{ port: number }> | undefined
  /** Where the gateway finds the operator: the operator itself, or a wire with faults. */
  operatorPort: () => number
  #smscPort = 0
  #httpPort = 0
  #next = 0
  #loops: Promise<void>[] = []
  #loading = false
  #isCharged = false

  /** The gateway's database, as the witness reads it. */
  readonly books: Books
  readonly #databaseUrl: string | undefined

  constructor({ dataDir, databaseUrl }: { dataDir?: string; /** Of an empty PostgreSQL; without it the gateway has a file. */ databaseUrl?: string } = {}) {
    this.dataDir = dataDir ?? join(this.folder, 'gateway')
    this.#databaseUrl = databaseUrl
    this.books = databaseUrl === undefined ? sqliteBooks(join(this.dataDir, 'onesixty.db')) : postgresBooks(databaseUrl)
    this.operatorPort = () => this.#smscPort
  }

  get smscPort(): number {
    return this.#smscPort
  }

  async startSmsc(): Promise<void> {
    this.#smscPort ||= await freePort()
    const folder = join(this.folder, 'smsc')
    mkdirSync(folder, { recursive: true })
    this.smsc = await startPart(smscFile, { SMSC_FOLDER: folder, SMSC_PORT: String(this.#smscPort) })
  }

  async startGateway(env: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#httpPort ||= await freePort()
    this.gateway = await startPart(gatewayFile, {
      ONESIXTY_HTTP_PORT: String(this.#httpPort), ONESIXTY_SMPP_PORT: '0', ONESIXTY_DATA_DIR: this.dataDir, ONESIXTY_API_KEY: testKey, ONESIXTY_LOG: 'error',
      OPERATOR_PORT: String(this.operatorPort()), ...(this.#databaseUrl !== undefined && { ONESIXTY_DATABASE_URL: this.#databaseUrl }), ...env,
    })
    this.startsMs.push(this.gateway.startedInMs)
    if (this.#isCharged) return
    this.#isCharged = true
    await charge({ url: this.gateway.ready.url, key: testKey })
  }

  async killGateway(): Promise<void> {
    const { child, exited } = this.gateway!
    this.gateway = undefined
    child.kill('SIGKILL')
    await exited
  }

  /** SIGTERM; the exit code, and how long it took. */
  async stopGateway(): Promise<{ code: number | null; ms: number }> {
    const { child, exited } = this.gateway!
    const began = performance.now()
    child.kill('SIGTERM')
    const code = await exited
    this.gateway = undefined
    return { code, ms: performance.now() - began }
  }

  async killSmsc(): Promise<void> {
    this.smsc!.child.kill('SIGKILL')
    await this.smsc!.exited
  }

  async post(body: unknown, key: string): Promise<{ status: number; body: { messages?: { id?: string }[] } } | undefined> {
    if (!this.gateway) return undefined
    try {
      const response = await fetch(`${this.gateway.ready.url}/v1/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${testKey}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      })
      return { status: response.status, body: (await response.json()) as { messages?: { id?: string }[] } }
    } catch {
      return undefined
    }
  }

  /** What does not add up in the ledger of a gateway that is not running. */
  unbalanced(): Promise<string[]> {
    return unbalanced(this.books)
  }

  /** Sends batches until `rest`, and single messages beside them: each asks again with its key until it is answered. `lane` undefined takes turns. */
  load({ loops = 2, perBatch = 100, pauseMs = 60, singles = 0, lane }: { loops?: number; perBatch?: number; pauseMs?: number; singles?: number; lane?: (typeof lanes)[number] } = {}): void {
    this.#loading = true
    const loop = async (perBatch: number) => {
      while (this.#loading) {
        const first = this.#next
        this.#next += perBatch
        this.attempted += perBatch
        const messages = Array.from({ length: perBatch }, (_, i) => ({ to: numberOf(first + i), text: textOf(first + i), lane: lane ?? lanes[(first + i) % 3] }))
        for (;;) {
          const answer = await this.post({ messages }, `batch-${first}`)
          if (answer?.status === 202) {
            for (const [i, message] of answer.body.messages!.entries()) {
              if (message.id) this.acknowledged.set(message.id, first + i)
              else this.refusals.add(JSON.stringify(message))
            }
            break
          }
          await pause(answer ? 200 : 50)
        }
        if (pauseMs > 0) await pause(pauseMs)
      }
    }
    this.#loops = [...Array.from({ length: loops }, () => loop(perBatch)), ...Array.from({ length: singles }, () => loop(1))]
  }

  /** No new batches; resolves when those under way are answered. */
  async rest(): Promise<void> {
    this.#loading = false
    await Promise.all(this.#loops)
  }

  /** Waits until every message has its end or is held. What is held waits a quarter of an hour for a receipt: what there was
   * of those has come when nothing else is left and nothing has moved for a while. */
  async untilDone(deadlineMs = 300_000): Promise<void> {
    const end = performance.now() + deadlineMs
    let [before, since] = [-1, performance.now()]
    while (performance.now() < end) {
      const [row] = await this.books.rows(
        'SELECT count(*) AS n, coalesce(sum(CASE WHEN lane = ? AND state = ? THEN 1 ELSE 0 END), 0) AS held FROM message WHERE state < ?',
        bulk, stateOf.sending, stateOf.delivered,
      )
      const open = Number(row!['n'])
      if (open === 0) return
      if (open !== before || open > Number(row!['held'])) since = performance.now()
      before = open
      if (performance.now() - since > stillMs) return
      await pause(250)
    }
  }

  /** Messages that say of themselves that they may have been sent twice. */
  async labelled(): Promise<number> {
    const [row] = await this.books.rows('SELECT count(*) AS n FROM message WHERE possible_duplicate = 1')
    return Number(row!['n'])
  }

  /** Intents without an answer in the journal of a gateway that is not running, of messages that are sent again: what a crash
   * may have sent twice. */
  async openIntents(): Promise<number> {
    await this.books.quiet()
    const [row] = await this.books.rows('SELECT count(*) AS n FROM queue WHERE epoch IS NOT NULL AND lane <> ?', bulk)
    return Number(row!['n'])
  }

  /** `shown`: what each phone shows, where the operator is not our SMSC. */
  async tally(shown: Iterable<Shown> = this.#shown()): Promise<Tally> {
    const copies = new Map<string, number>()
    const [unfinished, falsified] = [[] as string[], [] as string[]]
    for (const { phone, text } of shown) {
      copies.set(phone, (copies.get(phone) ?? 0) + 1)
      if (text !== textOf(atOf(phone))) falsified.push(`${phone} shows ${text}`)
    }
    const about = (id: unknown) =>
      Promise.all(['part', 'note', 'receipt'].map(async (table) => JSON.stringify(await this.books.rows(`SELECT * FROM ${table} WHERE message = ?`, String(id)))))
    const numbers = new Set<string>()
    let [found, unshown, duplicated, unlabelled, twiceHeld, unknown] = [0, 0, 0, 0, 0, 0]
    for await (const row of this.#messages()) {
      const phone = String(row['recipient'])
      const shownTimes = copies.get(phone) ?? 0
      if (numbers.has(phone)) falsified.push(`${phone} was accepted twice for one key`)
      numbers.add(phone)
      if (shownTimes > 1) {
        duplicated += shownTimes - 1
        if (row['lane'] === bulk) twiceHeld++
        if (row['possible_duplicate'] !== 1) unlabelled++
      }
      if (this.acknowledged.get(String(row['id'])) !== atOf(phone)) continue
      found++
      const status: Status = statusNames[Number(row['state'])]!
      if (row['lane'] === bulk && (status === 'unknown' || status === 'sending')) unknown++
      else if (status !== 'delivered') unfinished.push(`${status}, ${shownTimes} copies; ${[JSON.stringify(row), ...(await about(row['id']))].join('\n')}`)
      else if (shownTimes === 0) unshown++
    }
    const { attempted, acknowledged } = this
    const gone = acknowledged.size - found
    const refused = [...this.refusals].slice(0, 5)
    return { attempted, acknowledged: acknowledged.size, refused, gone, lost: gone + unshown, duplicated, unlabelled, twiceHeld, unknown, unfinished, falsified, unbalanced: await this.unbalanced() }
  }

  *#shown(): Iterable<Shown> {
    const phones = new DatabaseSync(join(this.folder, 'smsc', 'smsc.db'), { readOnly: true })
    const rows = phones.prepare('SELECT phone, text FROM smsc_phone_messages WHERE direction = 0').iterate()
    for (const row of rows) yield { phone: `+${row['phone']}`, text: String(row['text']) }
    phones.close()
  }

  async *#messages(): AsyncIterable<BookRow> {
    const page = 10_000
    for (let after = '', rows: readonly BookRow[] = []; after === '' || rows.length === page; after = String(rows.at(-1)!['id'])) {
      rows = await this.books.rows('SELECT id, recipient, state, lane, possible_duplicate FROM message WHERE id > ? ORDER BY id LIMIT ?', after, page)
      yield* rows
      if (rows.length === 0) return
    }
  }

  async close(): Promise<void> {
    for (const running of [this.gateway, this.smsc]) {
      running?.child.kill('SIGCONT')
      running?.child.kill('SIGKILL')
      await running?.exited
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const numberOf = (at: number): string => `+316${10_000_000 + at}`
const atOf = (phone: string): number => Number(phone.slice(4)) - 10_000_000
/** Now and then in two parts. */
const textOf = (at: number): string => (at % 50 === 7 ? `Message ${at} ${'and more '.repeat(25)}end` : `Message ${at}`)
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export const sayTally = ({ attempted, acknowledged, lost, duplicated, unknown }: Tally, bound: number, recoveriesMs: readonly number[]): string => {
  const sorted = [...recoveriesMs].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]!)
  const recovery = sorted.length === 0 ? '' : ` · recovery p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
  return `attempted ${attempted} · acknowledged ${acknowledged} · lost ${lost} · duplicated ${duplicated} · bound ${bound} · unknown ${unknown}${recovery}`
}
