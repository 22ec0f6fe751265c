// How many rows a second does a driver make durable, in the shapes of the gateway's own tables? `node bench/database.ts`
// measures the embedded database, and with `--postgres URL` also PostgreSQL: new messages with their queue rows, intents
// behind a fence, then final states. A transaction is a window of messages, or one message beside hundreds of others.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { carrierMigrations, holdingEpoch, takeEpoch } from '../src/carriers/records.ts'
import type { Database, Write } from '../src/db/database.ts'
import { openDatabase } from '../src/db/open.ts'
import { gatewayMigrations } from '../src/gateway/schema.ts'
import { insertMessages, updateMessages, type NewMessage } from '../src/gateway/records.ts'
import { systemClock } from '../src/kit/clock.ts'
import { embeddedQueue, queueMigrations } from '../src/queue/embedded.ts'

const total = 50_000
const rounds = 3
const url = process.argv[process.argv.indexOf('--postgres') + 1]
const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
const migrations = [...queueMigrations, ...carrierMigrations, ...gatewayMigrations]

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const shown = (values: number[]) =>
  `${Math.round(median(values)).toLocaleString('en')} (${Math.round(Math.min(...values)).toLocaleString('en')}–${Math.round(Math.max(...values)).toLocaleString('en')})`

let ids = 0
const message = (at: number): NewMessage => ({
  id: `msg_${String(ids++).padStart(20, '0')}`, workspace: 'wsp_1', batch: 'bat_1', mode: 'live', to: `+316${at}`, from: 'SHOP',
  text: `Hi, the doors open at 8, number ${at}`, lane: 'bulk', state: 1, encoding: 'gsm7', segments: 1, concat: 0, flash: false,
  country: 'NL', reference: null, tags: null, about: null, wire: null, account: null, network: null, connection: 'demo', route: '{"id":"rte_demo","why":[]}',
  createdAt: 1_767_225_600_000 + at, scheduledAt: null, expiresAt: 1_767_312_000_000, receiptWanted: 0,
} as NewMessage)

async function measure(db: Database, size: number) {
  const queue = embeddedQueue<unknown>({ db, clock: systemClock })
  const epoch = await takeEpoch(db, 'demo')
  const messages = Array.from({ length: total }, (_, at) => message(at))
  const items = messages.map((m) => ({
    id: m.id, workspace: m.workspace, connection: 'demo', lane: 2 as const, parts: 1, dueAt: m.createdAt, expiresAt: m.expiresAt, attempts: 0,
  }))
  const phase = async (rowsEach: number, writes: (from: number, to: number) => Write[]) => {
    const began = performance.now()
    const calls: Promise<unknown>[] = []
    for (let at = 0; at < total; at += size) {
      calls.push(db.write(writes(at, at + size)).then((written) => {
        if (!written.ok) throw new Error(written.say)
      }))
      if (calls.length * size >= 4_000) await Promise.all(calls.splice(0))
    }
    await Promise.all(calls)
    return (total * rowsEach * 1000) / (performance.now() - began)
  }
  return {
    accepted: await phase(2, (from, to) => [insertMessages(messages.slice(from, to)), queue.putting(items.slice(from, to))]),
    intended: await phase(1, (from, to) => [
      holdingEpoch('demo', epoch),
      ...queue.intending(items.slice(from, to).map((item) => ({ item, intent: { epoch, reference: 1, intentAt: 1 } }))),
    ]),
    settled: await phase(2, (from, to) => [
      updateMessages(messages.slice(from, to).map(({ id }) => ({
        id, state: 5, attempts: 1, intentAt: 1, submittedAt: 2, finishedAt: 3, operatorId: id, error: null, possibleDuplicate: false, charged: null,
      }))),
      queue.removing(items.slice(from, to)),
    ]),
  }
}

for (const name of url && process.argv.includes('--postgres') ? ['sqlite', 'postgres'] : ['sqlite'])
  for (const size of [1_000, 100, 1]) {
    const results: Awaited<ReturnType<typeof measure>>[] = []
    for (let round = 0; round < rounds; round++) {
      const db = await openDatabase({ file: join(folder, `${size}-${round}.db`), migrations, ...(name === 'postgres' ? { url: url! } : {}) })
      results.push(await measure(db, size))
      await db.close()
    }
    const each = (key: keyof (typeof results)[number]) => shown(results.map((result) => result[key]))
    const whole = shown(results.map(({ accepted, intended, settled }) => 1 / (2 / accepted + 1 / intended + 2 / settled)))
    console.log(`${name}, ${size} a transaction: rows/s accepted ${each('accepted')} · intended ${each('intended')} · settled ${each('settled')} · messages/s ${whole}`)
  }
rmSync(folder, { recursive: true })
