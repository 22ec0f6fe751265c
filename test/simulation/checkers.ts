// Looks at a finished history: what customers were told, what the operator's books say, what is stored. Each sentence that
// comes out is a promise broken; the numbers are for the reader. Looks at ends, never at how they were reached.
import { isFinal, statusNames, type Status } from '../../src/gateway/message.ts'
import { canonicalIds } from '../../src/smpp/receipt.ts'
import type { Row } from '../../src/db/database.ts'
import { ledgerFaults, ledgerTablesNow } from '../support/ledger-sums.ts'
import { Centre } from './centre.ts'
import type { Changed, Customers } from './customers.ts'
import { credit } from './money.ts'
import { wasTaken, type Arrival, type Operator } from './operator.ts'
import { rewordedOf, textOf, type Plan, type Wanted } from './plan.ts'
import type { Store } from './store.ts'

export type Verdict = {
  readonly broken: string[]
  readonly acknowledged: number
  readonly duplicated: number
  readonly bound: number
  readonly unknown: number
  readonly events: number
  readonly virtualMs: number
  readonly mark: number
}

type Say = (promise: string, fault: string) => void
type Seen = {
  readonly plan: Plan
  readonly store: Store
  readonly operator: Operator | Centre
  readonly customers: Customers
  /** Parts that may have been sent twice. */
  readonly bound: number
  /** Wall time of the world at its start. */
  readonly startWall: number
}

/** What a receipt's word may make of a message. */
const ends: Readonly<Record<string, Status>> = {
  delivered: 'delivered', undelivered: 'undelivered', deleted: 'undelivered', expired: 'expired', rejected: 'rejected', unknown: 'unknown',
}
const canonicalId = (id: string) => canonicalIds(id)[0]
const statusOf = (row: Row): Status => statusNames[Number(row['state'])]!
const bulk = 2
const attemptsMost = 8
/** From the look at the clock to the operator's desk; commits may be slow. */
const underWayMs = 10_000

export function check(seen: Seen): { broken: string[]; duplicated: number; unknown: number } {
  const { plan, store, operator, customers, bound } = seen
  const broken = [...customers.faults, ...store.fenceFaults.map((fault) => `${fault} (P7)`), ...store.wentBack().map((fault) => `${fault} (P6)`)]
  const say: Say = (promise, fault) => void broken.push(`${fault} (${promise})`)
  const rows = new Map(store.read('SELECT * FROM message').map((row) => [String(row['id']), row]))
  checkStored(rows, store, customers, say)
  const duplicated = operator instanceof Centre ? checkPhones(rows.values(), operator, plan, say) : checkBooks(rows.values(), operator, seen, say)
  if (duplicated > bound) say('P3', `${duplicated} duplicates where ${bound} may be`)
  return { broken, duplicated, unknown: [...rows.values()].filter((row) => statusOf(row) === 'unknown').length }
}

/** What it may say: what was asked for first, or instead, or either when nobody said. */
function textsOf(wanted: Wanted, changed: Changed | undefined): string[] {
  if (changed?.kind !== 'reword' || changed.answer === 'too late') return [textOf(wanted)]
  return changed.answer === 'done' ? [rewordedOf(wanted)] : [textOf(wanted), rewordedOf(wanted)]
}

function checkCanceled(id: string, status: Status, changed: Changed | undefined, say: Say): void {
  const answer = changed?.kind === 'cancel' ? changed.answer : 'too late'
  if (status === 'canceled' && answer === 'too late') say('P2', `${id} is canceled, which its customer was not told`)
  if (status !== 'canceled' && answer === 'done') say('P2', `${id} is ${status}, and its customer was told that it is canceled`)
}

/** What customers were told, and what stands in the database: with any operator. */
function checkStored(rows: ReadonlyMap<string, Row>, store: Store, customers: Customers, say: Say): void {
  for (const { id, wanted } of customers.acknowledged.values()) {
    const row = rows.get(id)
    if (!row) say('P1', `${id} to ${wanted.to} was acknowledged and is lost`)
    else if (row['recipient'] !== wanted.to || !textsOf(wanted, customers.changed.get(id)).includes(String(row['text'])))
      say('P1', `${id} is not what was asked for`)
    else checkCanceled(id, statusOf(row), customers.changed.get(id), say)
  }
  const phones = new Set<string>()
  for (const [id, row] of rows) {
    const to = String(row['recipient'])
    if (!isFinal(Number(row['state']))) say('P2', `${id} to ${to} ended as ${statusOf(row)}`)
    if (phones.has(to)) say('P5', `${to} has two messages for one`)
    phones.add(to)
  }
  const charged = new Set(store.read('SELECT message FROM charged').map((row) => String(row['message'])))
  const settled = new Set(store.read('SELECT message FROM settled').map((row) => String(row['message'])))
  for (const [id, row] of rows) {
    if (!charged.delete(id)) say('P10', `${id} was accepted and not charged`)
    if (!settled.delete(id) && isFinal(Number(row['state']))) say('P10', `${id} ended and was not settled`)
  }
  if (charged.size + settled.size > 0) say('P10', `${charged.size} were charged and ${settled.size} settled that are no messages`)
  for (const fault of ledgerFaults(ledgerTablesNow((sql) => store.read(sql)), credit)) say('P10', fault)
  if (store.waiting > 0) say('P2', `${store.waiting} messages still stand in the queue`)
}

const holds = (row: Row, { uncertain }: Plan) => uncertain === 'hold' || (uncertain === 'by-lane' && row['lane'] === bulk)

/** With our own centre: what its phones show. */
function checkPhones(rows: Iterable<Row>, centre: Centre, plan: Plan, say: Say): number {
  let duplicated = 0
  const shown = centre.shown()
  const { delivery, receipts, refusals } = centre.personality
  const fails = delivery.failing + refusals.permanent + refusals.temporary + refusals.queueFull > 0
  /** Whom a receipt lied to cannot know better. */
  const lies = receipts.conflicting > 0
  for (const row of rows) {
    const name = `${row['id']} to ${row['recipient']}`
    const texts = shown.get(String(row['recipient'])) ?? []
    const status = statusOf(row)
    if (status === 'canceled') {
      if (texts.length > 0) say('P2', `${name} is canceled, and it was sent`)
    } else if (status === 'delivered' ? texts.length === 0 && !lies : status !== 'unknown' && status !== 'expired' && !fails)
      say('P1', `${name} is ${status} and its phone shows ${texts.length}`)
    for (const text of texts) if (text !== row['text'] && !(fails && text.includes('…'))) say('P1', `${row['recipient']} shows ${JSON.stringify(text)}`)
    if (texts.length < 2) continue
    duplicated += texts.length - 1
    if (row['possible_duplicate'] !== 1) say('P3', `${name} was sent ${texts.length} times, without a label`)
    if (holds(row, plan)) say('P3', `${name} was sent twice under hold`)
  }
  return duplicated
}

/** With an operator that keeps books: whether every end has its ground there, and every receipt its effect here. */
function checkBooks(rows: Iterable<Row>, operator: Operator, { plan, store, startWall }: Seen, say: Say): number {
  const parts = Map.groupBy(store.read('SELECT * FROM part'), (row) => String(row['message']))
  const timeIsSteady = !plan.faults.some(({ kind }) => kind === 'wall-jump' || kind === 'takeover' || kind === 'slow-disk' || kind === 'full-disk')
  const graceful = plan.family === 'restarts'
  const stored = new Set<string>()
  let duplicated = 0
  for (const row of rows) {
    const to = String(row['recipient'])
    const name = `${row['id']} to ${to}`
    stored.add(to)
    const status = statusOf(row)
    const arrivals = operator.byPhone.get(to) ?? []
    const labelled = row['possible_duplicate'] === 1
    const copies = operator.duplicatesOf(to)
    duplicated += copies
    const why = unjustified(row, status, arrivals, operator)
    if (why) say(status === 'delivered' && !arrivals.some(wasTaken) ? 'P1' : 'P2', `${name}: ${why}`)
    if (!labelled && sentAfterRefusal(arrivals)) say('P2', `${name} was sent again after it was refused for good`)
    if (copies > 0 && !labelled) say('P3', `${name} was sent ${copies} parts too many, without a label`)
    if (copies > 0 && holds(row, plan)) say('P3', `${name} was sent twice under hold`)
    if (graceful && (labelled || copies > 0)) say('P4', `${name} is ${copies > 0 ? '' : 'perhaps '}a duplicate after planned restarts`)
    if (graceful && String(row['error']).includes('no_answer')) say('P4', `${name} is unknown after planned restarts`)
    for (const text of operator.shown(to)) if (text !== row['text']) say('P1', `${to} shows ${JSON.stringify(text)}`)
    if (timeIsSteady) for (const { at, part } of arrivals) {
      const early = Number(row['scheduled_at'] ?? 0) - (startWall + at)
      const late = startWall + at - Number(row['expires_at'])
      if (early > 1) say('P2', `${name} was sent ${Math.round(early)} ms before its time`)
      // What is begun may be finished: the rest of a long message waits for room in the window.
      if (part === 1 && late > underWayMs) say('P2', `${name} was sent ${Math.round(late)} ms after its validity`)
    }
    for (const fault of unmatched(row, parts.get(String(row['id'])) ?? [], operator)) say('P6', fault)
  }
  for (const to of operator.byPhone.keys()) if (!stored.has(to)) say('P1', `${to} was sent a message that is not stored`)
  const kept = new Set(store.read('SELECT operator_id FROM receipt').map((row) => canonicalId(String(row['operator_id']))))
  for (const { strange, acked, id } of operator.receipts)
    if (strange && acked && !kept.has(canonicalId(operator.reported(id)))) say('P6', `the receipt for the unknown ${id} was acknowledged and is not kept`)
  const inbound = store.read('SELECT octets FROM inbound').map((row) => Buffer.from(row['octets'] as Uint8Array).toString('latin1'))
  for (const text of operator.inboundAcked) if (!inbound.includes(text)) say('P1', `"${text}" from a phone was acknowledged and is lost`)
  if (operator.overWindow.length > 0) say('P8', `the window of ${plan.window} was exceeded ${operator.overWindow.length} times`)
  return duplicated
}

const sentAfterRefusal = (arrivals: readonly Arrival[]) =>
  arrivals.some(({ fate, part, by }, at) => fate === 'permanent' && arrivals.slice(at + 1).some((later) => later.part === part && later.by === by))

/** Why a message's end has no ground in what the operator did; undefined when it has. */
function unjustified(row: Row, status: Status, arrivals: readonly Arrival[], operator: Operator): string | undefined {
  const to = String(row['recipient'])
  const receipts = operator.receipts.filter((receipt) => receipt.to === to && receipt.final && !receipt.strange)
  const error = row['error'] === null ? undefined : (JSON.parse(String(row['error'])) as { code: string })
  const reported = receipts.some(({ state }) => ends[state] === status)
  switch (status) {
    case 'delivered': {
      const delivered = new Set(receipts.filter(({ state }) => state === 'delivered').map(({ id }) => id))
      const ended = new Set(arrivals.filter(({ id }) => delivered.has(id)).map(({ part }) => part))
      return ended.size >= Number(row['segments']) ? undefined : `delivered, of which the operator reported ${ended.size} of ${row['segments']} parts`
    }
    case 'undelivered':
      return reported ? undefined : 'undelivered, which the operator never said'
    case 'expired':
      return reported || error?.code === 'expired' ? undefined : 'expired, which nobody said'
    case 'rejected': {
      if (reported || arrivals.some(({ fate }) => fate === 'permanent')) return undefined
      const tries = arrivals.filter(({ fate }) => fate === 'temporary').length
      return error?.code === 'attempts_exhausted' && tries >= attemptsMost ? undefined : `rejected (${error?.code}) after ${tries} temporary refusals`
    }
    case 'unknown':
      return reported || error?.code === 'no_answer' || error?.code === 'no_receipt' ? undefined : 'unknown, for no reason'
    case 'canceled':
      return arrivals.length === 0 ? undefined : 'canceled, and it was sent'
    default:
      return undefined
  }
}

/** The gateway knew the id, was told how it ended, said that it has it: then the part must have ended. */
function* unmatched(row: Row, partRows: readonly Row[], operator: Operator): Generator<string> {
  const told = operator.receipts.filter(({ acked, final, to, strange }) => acked && final && !strange && to === row['recipient'])
  if (told.length === 0) return
  const allowed = told.map(({ state }) => ends[state]) // of two copies the first that ended counts
  const single = row['segments'] === 1
  for (const part of single ? [row] : partRows) {
    const given = part['operator_id'] as string | null
    if (!given) continue
    const arrival = operator.arrivals.find((one) => one.to === row['recipient'] && one.id !== '' && canonicalId(operator.written(one.id)) === canonicalId(given))
    const ended = told.filter(({ id }) => id === arrival?.id).map(({ state }) => ends[state])
    if (ended.length === 0) continue
    const status = statusNames[Number(part['state'])]!
    if (!allowed.includes(status)) yield `${row['id']}: the operator called ${given} ${ended.join()}, it is ${status}`
  }
}
