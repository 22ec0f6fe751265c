// A hundred thousand messages whose receipts come early, thrice, out of order, in the other base, late, and for nothing we
// sent: every one is matched, none wrongly, none turns an end into another.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Report } from '../../src/carriers/carrier.ts'
import { statusNames, type Status } from '../../src/gateway/message.ts'
import { seededChance } from '../../src/kit/chance.ts'
import type { ReceiptState } from '../../src/smpp/receipt.ts'
import { openAlone, reportOf, workspace, type Sent } from './alone.ts'

const messages = 100_000
const perBatch = 1_000
const underWay = 20_000
const ends: readonly [ReceiptState, Status][] = [['delivered', 'delivered'], ['delivered', 'delivered'], ['delivered', 'delivered'], ['undelivered', 'undelivered'], ['expired', 'expired'], ['rejected', 'rejected']]

test(`${messages} messages with receipts in every disorder: all matched, none wrong, none backwards`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-receipts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'gateway.db')
  const chance = seededChance(160)
  /** What the first end that was reported of each message must have made of it. */
  const expected = new Map<string, Status>()
  const told = new Map<string, number>()
  const backwards: string[] = []
  let nextId = 4_000_000_000
  let [early, repeated, otherBase, late, strange, stored, again] = [0, 0, 0, 0, 0, 0, 0]
  /** Reports wait here to be told out of order. */
  const waiting: Report[] = []
  const old: Report[] = []
  const contradictions: Report[] = []

  const spellingOf = (id: number): string => {
    const roll = chance.float()
    if (roll < 0.4) return String(id)
    otherBase++
    return roll < 0.6 ? id.toString(16) : roll < 0.8 ? id.toString(16).toUpperCase() : String(id).padStart(14, '0')
  }
  const plan = (id: number, part: Sent): Report[] => {
    const [state, status] = ends[chance.below(ends.length)]!
    expected.set(part.token.flight.id, status)
    const from = part.destination.address
    const report = (said: ReceiptState) => reportOf(spellingOf(id), from, said, said)
    const all = [report(state)]
    if (chance.float() < 0.2) all.unshift(report('enroute'))
    if (chance.float() < 0.2) {
      repeated++
      all.push(report(state), report(state))
    }
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
      before.push(reportOf(`99${nextId}`, '31699999999', 'delivered', 'strange'))
    }
    setImmediate(() => {
      alone.report(before)
      setImmediate(() => alone.take(parts, (part) => String(names.get(part))))
    })
  }
  const alone = await openAlone({
    file,
    window: underWay,
    onSubmit,
    onAnswered(handles, ok) {
      if (ok) stored += handles.length
      else again += handles.length
    },
  })
  alone.gateway.watch((changes) => {
    for (const { id, status } of changes) {
      const rank = statusNames.indexOf(status)
      if ((told.get(id) ?? -1) > rank) backwards.push(`${id}: ${status} after ${statusNames[told.get(id)!]}`)
      else told.set(id, rank)
    }
  })
  /** In the order in which the messages were sent, or not at all so: final words stay behind their own first ones. */
  const tell = (reports: Report[]) => {
    for (let at = 0; at < reports.length; at += 700) alone.report(reports.slice(at, at + 700))
  }
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
    const submissions = Array.from({ length: perBatch }, (_, i) => ({ to: `+316${10_000_000 + first + i}`, text: `Message ${first + i}`, from: 'Proof' }))
    expect((await alone.gateway.accept(submissions, { workspace, mode: 'live' })).kind).toBe('done')
    tell(shuffled(waiting.splice(0)))
  }
  const quiet = async () => {
    for (let before = -1; before !== stored || waiting.length > 0;) {
      before = stored
      tell(shuffled(waiting.splice(0)))
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
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
  const kept = Number(db.prepare("SELECT count(*) AS n FROM receipt WHERE message IS NULL AND recipient = '31699999999'").get()!['n'])
  db.close()
  const open = [...states.values()].filter((status) => status === 'submitted' || status === 'sending' || status === 'queued').length
  const wrong = [...expected].filter(([id, status]) => states.get(id) !== status && !['submitted', 'sending', 'queued'].includes(states.get(id)!))
  console.log(`receipts of ${messages} messages: early ${early} · repeated ${repeated} · other spelling ${otherBase} · late ${late} · strange ${strange} · stored ${stored} · unmatched ${open} · wrong ${wrong.length} · backwards ${backwards.length}`)
  expect(open).toBe(0)
  expect(wrong.slice(0, 5)).toEqual([])
  expect(backwards.slice(0, 5)).toEqual([])
  expect(kept).toBe(strange)
  expect(again).toBe(0)
}, 180_000)
