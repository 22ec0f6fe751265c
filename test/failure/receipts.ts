// Receipts in every disorder: early, thrice, out of order, in the other base, late, contradicting, and for nothing we sent:
//   node test/failure/receipts.ts 100000
// Every one is matched, none wrongly, none turns an end into another; what matches nothing is listed. The operators differ in
// the base in which they write ids.
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
/** How operators write a number in the answer to a submit, and in its receipt. */
const decimal = (id: number) => String(id)
const hex = (id: number) => id.toString(16)
const operators = [
  { name: 'decimal, receipts too', answer: decimal, receipt: decimal },
  { name: 'decimal, receipts in hexadecimal', answer: decimal, receipt: hex },
  { name: 'hexadecimal, receipts too', answer: hex, receipt: hex },
  { name: 'hexadecimal, receipts in decimal', answer: hex, receipt: decimal },
]
type Operator = (typeof operators)[number]
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
  const sum: Counts = { early: 0, thrice: 0, padded: 0, late: 0, contradicting: 0, strange: 0, listed: 0, refused: 0 }
  const found: Findings = { unmatched: [], wrong: [], backwards: [], listedInVain: [] }
  for (const operator of operators) {
    const folder = mkdtempSync(join(tmpdir(), 'onesixty-receipts-'))
    try {
      const [counts, findings] = await disorderOf(operator, join(folder, 'gateway.db'), messages / operators.length)
      for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name]
      for (const name of Object.keys(found) as (keyof Findings)[]) found[name].push(...findings[name].map((say) => `${operator.name}: ${say}`))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const { early, thrice, padded, late, contradicting, strange, listed, refused } = sum
  const line = `receipts of ${messages} messages, ${operators.length} operators: early ${early} · thrice ${thrice} · padded ${padded} · late ${late} · ` +
    `contradicting ${contradicting} · for nothing ${strange} · unmatched ${found.unmatched.length} · wrong ${found.wrong.length} · backwards ${found.backwards.length}`
  return { ...found, strange, listed, refused, line }
}

type Counts = Record<'early' | 'thrice' | 'padded' | 'late' | 'contradicting' | 'strange' | 'listed' | 'refused', number>
type Findings = Record<'unmatched' | 'wrong' | 'backwards' | 'listedInVain', string[]>

async function disorderOf(operator: Operator, file: string, messages: number): Promise<[Counts, Findings]> {
  const chance = seededChance(160)
  /** What the first end that was reported of each message must have made of it. */
  const expected = new Map<string, Status>()
  const told = new Map<string, number>()
  const backwards: string[] = []
  let nextId = 4_000_000_000
  let [early, thrice, padded, late, contradicting, strange, reported, stored, refused] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  /** Reports wait here to be told out of order. */
  const waiting: Report[] = []
  const old: Report[] = []
  const contradictions: Report[] = []

  const spellingOf = (id: number): string => {
    const written = operator.receipt(id)
    const roll = chance.float()
    if (roll < 0.6) return roll < 0.3 ? written : written.toUpperCase()
    padded++
    return written.padStart(14, '0')
  }
  const plan = (id: number, part: Sent): [Report[], Report[]] => {
    const [state, status] = ends[chance.below(ends.length)]!
    expected.set(part.token.flight.id, status)
    const report = (said: ReceiptState) => reportOf(spellingOf(id), part.destination.address, said, said)
    const final = report(state)
    const all = [final]
    const [onTheWay, behind] = [chance.float() < 0.2, chance.float() < 0.1]
    if (onTheWay) all.unshift(report('enroute'))
    if (chance.float() < 0.2) {
      thrice++
      all.push(final, final)
    }
    if (behind) all.push(report('enroute'))
    // It comes after the end, or it would be the end.
    const contradiction = chance.float() < 0.1 ? [report(state === 'delivered' ? 'undelivered' : 'delivered')] : []
    return [all, contradiction]
  }
  const onSubmit = (parts: readonly Sent[]) => {
    const names = new Map(parts.map((part) => [part, nextId++]))
    const before: Report[] = []
    for (const [part, id] of names) {
      const [reports, contradiction] = plan(id, part)
      contradicting += contradiction.length
      if (chance.float() < 0.3) {
        early++
        before.push(...reports)
      } else if (chance.float() < 0.1) {
        late++
        old.push(...reports, ...contradiction)
        continue
      } else waiting.push(...reports)
      contradictions.push(...contradiction)
    }
    if (chance.float() < 0.5) {
      strange++
      before.push(reportOf(`99${nextId}`, stranger, 'delivered', 'strange'))
    }
    setImmediate(() => {
      hand(before)
      setImmediate(() => alone.take(parts, (part) => operator.answer(names.get(part)!)))
    })
  }
  const start = async () => {
    const started = await openAlone({
      file,
      window: underWay,
      onSubmit,
      onAnswered(handles, ok) {
        if (ok) stored += handles.length
        else refused += handles.length
      },
    })
    started.gateway.watch((changes) => {
      for (const { id, status } of changes) {
        const rank = statusNames.indexOf(status)
        if ((told.get(id) ?? -1) > rank) backwards.push(`${id}: ${status} after ${statusNames[told.get(id)!]}`)
        else told.set(id, rank)
      }
    })
    return started
  }
  let alone = await start()
  const hand = (reports: Report[]) => {
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
    hand(shuffled(waiting.splice(0)))
  }
  const quiet = async () => {
    hand(shuffled(waiting.splice(0)))
    while (stored + refused < reported) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  while (expected.size < messages) await new Promise((resolve) => setTimeout(resolve, 50))
  await quiet()
  hand(shuffled(contradictions))
  await quiet()
  // Late: to another process, which has none of it in memory.
  await alone.close()
  alone = await start()
  hand(shuffled(old))
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
  return [
    { early, thrice, padded, late, contradicting, strange, listed: listed.length, refused },
    { unmatched, wrong, backwards, listedInVain },
  ]
}

if (process.argv[1] === import.meta.filename) {
  const { line, unmatched, wrong, backwards, refused, strange, listed } = await disorderReceipts(Number(process.argv[2] ?? 100_000))
  tell('receipts', line)
  process.exitCode = unmatched.length + wrong.length + backwards.length + refused > 0 || listed !== strange ? 1 : 0
}
