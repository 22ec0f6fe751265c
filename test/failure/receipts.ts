// Receipts in every disorder: early, thrice, out of order, in the other base, late, contradicting, and for nothing we sent:
//   node test/failure/receipts.ts 100000
// Every one is matched, none wrongly, none turns an end into another; what matches nothing is listed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Report } from '../../src/carriers/carrier.ts'
import { statusNames, type Status } from '../../src/gateway/message.ts'
import { seededChance } from '../../src/kit/chance.ts'
import type { ReceiptState } from '../../src/smpp/receipt.ts'
import { openAlone, reportOf, workspace, type Sent } from './alone.ts'
import { tell } from './tell.ts'

const perBatch = 1_000
const underWay = 20_000
const stranger = '31699999999'
const ends: readonly [ReceiptState, Status][] = [['delivered', 'delivered'], ['delivered', 'delivered'], ['delivered', 'delivered'], ['undelivered', 'undelivered'], ['expired', 'expired'], ['rejected', 'rejected']]

export type ReceiptReport = {
  /** Messages without an end; with another than the first that was reported; that went back from one state to another. */
  readonly unmatched: readonly string[]
  readonly wrong: readonly string[]
  readonly backwards: readonly string[]
  /** Receipts for nothing we sent; those that are listed as such; and those among them that are for something. */
  readonly strange: number
  readonly listed: number
  readonly listedInVain: readonly string[]
  /** Receipts that the gateway would not take. */
  readonly refused: number
  readonly line: string
}

export async function disorderReceipts(messages: number): Promise<ReceiptReport> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-receipts-'))
  try {
    return await disorderIn(join(folder, 'gateway.db'), messages)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function disorderIn(file: string, messages: number): Promise<ReceiptReport> {
  const chance = seededChance(160)
  /** What the first end that was reported of each message must have made of it. */
  const expected = new Map<string, Status>()
  const told = new Map<string, number>()
  const backwards: string[] = []
  let nextId = 4_000_000_000
  let [early, repeated, otherSpelling, late, strange, reported, stored, refused] = [0, 0, 0, 0, 0, 0, 0, 0]
  /** Reports wait here to be told out of order. */
  const waiting: Report[] = []
  const old: Report[] = []
  const contradictions: Report[] = []

  const spellingOf = (id: number): string => {
    const roll = chance.float()
    if (roll < 0.4) return String(id)
    otherSpelling++
    return roll < 0.6 ? id.toString(16) : roll < 0.8 ? id.toString(16).toUpperCase() : String(id).padStart(14, '0')
  }
  const plan = (id: number, part: Sent): Report[] => {
    const [state, status] = ends[chance.below(ends.length)]!
    expected.set(part.token.flight.id, status)
    const report = (said: ReceiptState) => reportOf(spellingOf(id), part.destination.address, said, said)
    const final = report(state)
    const all = [final]
    const [onTheWay, behind] = [chance.float() < 0.2, chance.float() < 0.1]
    if (onTheWay) all.unshift(report('enroute'))
    if (chance.float() < 0.2) {
      repeated++
      all.push(final, final)
    }
    if (behind) all.push(report('enroute'))
    // A contradiction comes after the end, or it would be the end.
    if (chance.float() < 0.1) contradictions.push(report(state === 'delivered' ? 'undelivered' : 'delivered'))
    return all
  }
  const onSubmit = (parts: readonly Sent[]) => {
    const names = new Map(parts.map((part) => [part, nextId++]))
    const before: Report[] = []
    for (const [part, id] of names) {
      const reports = plan(id, part)
      if (chance.float() < 0.3) {
        early++
        before.push(...reports)
      } else if (chance.float() < 0.1) {
        late++
        old.push(...reports)
      } else waiting.push(...reports)
    }
    if (chance.float() < 0.5) {
      strange++
      before.push(reportOf(`99${nextId}`, stranger, 'delivered', 'strange'))
    }
    setImmediate(() => {
      tell(before)
      setImmediate(() => alone.take(parts, (part) => String(names.get(part))))
    })
  }
  const alone = await openAlone({
    file,
    window: underWay,
    onSubmit,
    onAnswered(handles, ok) {
      if (ok) stored += handles.length
      else refused += handles.length
    },
  })
  alone.gateway.watch((changes) => {
    for (const { id, status } of changes) {
      const rank = statusNames.indexOf(status)
      if ((told.get(id) ?? -1) > rank) backwards.push(`${id}: ${status} after ${statusNames[told.get(id)!]}`)
      else told.set(id, rank)
    }
  })
  const tell = (reports: Report[]) => {
    reported += reports.length
    for (let at = 0; at < reports.length; at += 700) alone.report(reports.slice(at, at + 700))
  }
  /** Those of one message keep their order. */
  const shuffled = (reports: Report[]): Report[] => {
    const byId = Map.groupBy(reports, ({ source }) => source)
    const order = [...byId.keys()]
    for (let i = order.length - 1; i > 0; i--) {
      const j = chance.below(i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    return order.flatMap((source) => byId.get(source)!)
  }

  for (let first = 0; first < messages; first += perBatch) {
    const submissions = Array.from({ length: Math.min(perBatch, messages - first) }, (_, i) => ({ to: `+316${10_000_000 + first + i}`, text: `Message ${first + i}`, from: 'Proof' }))
    const { kind } = await alone.gateway.accept(submissions, { workspace, mode: 'live' })
    if (kind !== 'done') throw new Error(`accept said ${kind}`)
    tell(shuffled(waiting.splice(0)))
  }
  const quiet = async () => {
    tell(shuffled(waiting.splice(0)))
    while (stored + refused < reported) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  while (expected.size < messages) await new Promise((resolve) => setTimeout(resolve, 50))
  await quiet()
  // Late: when the gateway has long forgotten what it had in memory.
  tell(shuffled(old))
  await quiet()
  tell(shuffled(contradictions))
  await quiet()
  await alone.close()

  const db = new DatabaseSync(file, { readOnly: true })
  const states = new Map(db.prepare('SELECT id, state FROM message').all().map((row) => [String(row['id']), statusNames[Number(row['state'])]!]))
  const listed = db.prepare('SELECT recipient FROM receipt WHERE message IS NULL').all().map((row) => String(row['recipient']))
  db.close()
  const isOpen = (id: string) => ['submitted', 'sending', 'queued'].includes(states.get(id)!)
  const unmatched = [...states.keys()].filter(isOpen)
  const wrong = [...expected].filter(([id, status]) => states.get(id) !== status && !isOpen(id)).map(([id, status]) => `${id}: ${states.get(id)}, not ${status}`)
  const listedInVain = listed.filter((recipient) => recipient !== stranger)
  const line = `receipts of ${messages} messages: early ${early} · thrice ${repeated} · in another spelling ${otherSpelling} · late ${late} · ` +
    `contradicting ${contradictions.length} · for nothing ${strange} · unmatched ${unmatched.length} · wrong ${wrong.length} · backwards ${backwards.length}`
  return { unmatched, wrong, backwards, strange, listed: listed.length, listedInVain, refused, line }
}

if (process.argv[1] === import.meta.filename) {
  const { line, unmatched, wrong, backwards, refused, strange, listed } = await disorderReceipts(Number(process.argv[2] ?? 100_000))
  tell('receipts', line)
  process.exitCode = unmatched.length + wrong.length + backwards.length + refused > 0 || listed !== strange ? 1 : 0
}
