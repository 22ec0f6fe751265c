// Operators for the tests of drivers, one over SMPP and one over HTTP, in the time of a manual clock: each does what it is
// told to, and keeps what it got.
import { httpCarrier } from '../../src/carriers/http.ts'
import { httpDefaults, type Settings } from '../../src/carriers/connection.ts'
import type { CarrierCallbacks, Driver } from '../../src/carriers/carrier.ts'
import { smppCarrier } from '../../src/carriers/smpp.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { manualClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import type { Reply } from '../../src/kit/request.ts'
import { memoryWire } from '../../src/smpp/memory.ts'
import { makePdu, type Pdu } from '../../src/smpp/pdu.ts'
import { receiptText } from '../../src/smpp/receipt.ts'
import { createServer } from '../../src/smpp/server.ts'
import type { Session } from '../../src/smpp/session.ts'
import { statuses } from '../../src/smpp/statuses.ts'
import { tags, tlvBytes } from '../../src/smpp/tlvs.ts'
import { joinText } from '../../src/sms/parts.ts'

/** What the operator does with what comes next; `hold` keeps it until `release`. */
export type Mood = 'take' | 'never' | 'later' | 'slow' | 'hold'
type Token = number
export type Options = Partial<Pick<Settings, 'window' | 'perSecond'>>

export type Operator = {
  mood: Mood
  readonly got: { to: string; text: string }[]
  /** The most that was unanswered at once, in requests. */
  mostHeld: number
  open(callbacks: CarrierCallbacks<Token>, options: Options): Driver<Token>
  release(): void
  /** Whether it can be reached; what is under way is cut off when it goes away. */
  reachable(is: boolean): void
  /** Sends a receipt or a message from a phone; tells what it heard, undefined while nothing. */
  report(id: string, recipient: string): Heard
  write(from: string, to: string, text: string): Heard
}
type Heard = { stored: boolean | undefined }
type Rest = (ms?: number) => Promise<void>

export function smppOperator(clock = manualClock()): { operator: Operator; clock: ReturnType<typeof manualClock>; rest: Rest } {
  const log = silentLog
  const held: { session: Session<Heard>; pdu: Pdu }[] = []
  let ids = 0
  let isReachable = true
  let waiting = 0
  const answer = (session: Session<Heard>, pdu: Pdu, mood: Mood) => {
    waiting--
    const status = { take: 0, hold: 0, never: statuses.ESME_RINVDSTADR, later: statuses.ESME_RSYSERR, slow: statuses.ESME_RTHROTTLED }[mood]
    session.respond(pdu, status, { message_id: status === 0 ? `op-${ids++}` : '' })
  }
  const server = createServer<Heard>({
    clock, log,
    authenticate: async ({ password }) => (password === 'right' ? 'ok' : statuses.ESME_RINVPASWD),
    handlers: {
      onRequest(session, pdu) {
        if (pdu.command !== 'submit_sm') return
        operator.mostHeld = Math.max(operator.mostHeld, ++waiting)
        const octets = pdu.short_message.length > 0 ? pdu.short_message : tlvBytes(pdu.tlvs, tags.message_payload)!
        operator.got.push({ to: pdu.destination_addr, text: joinText([{ esmClass: pdu.esm_class, dataCoding: pdu.data_coding, octets }]) })
        if (operator.mood === 'hold') held.push({ session, pdu })
        else answer(session, pdu, operator.mood)
      },
      onSettled: (_, heard, settled) => void (heard.stored = settled.kind === 'response' && settled.pdu.status === 0),
      onClosed() {},
    },
  })
  const wire = memoryWire({ clock, accept: server.accept, latencyMs: 5, reachable: () => isReachable })
  const deliver = (fields: Parameters<typeof makePdu<'deliver_sm'>>[1]): Heard => {
    const heard: Heard = { stored: undefined }
    for (const session of server.sessions()) {
      session.send(makePdu('deliver_sm', fields), heard)
      return heard
    }
    throw new Error('nobody is bound')
  }
  const operator: Operator = {
    mood: 'take',
    got: [],
    mostHeld: 0,
    open: (callbacks, options) =>
      smppCarrier({
        id: 'op', name: 'op', clock, chance: seededChance(1), log, dial: wire.dial, systemId: 'us', password: 'right', epoch: 1, callbacks,
        limits: { responseMs: 20_000 }, ...options,
      }),
    release: () => held.splice(0).forEach(({ session, pdu }) => answer(session, pdu, operator.mood)),
    reachable(is) {
      isReachable = is
      if (!is) wire.cut('cut')
      waiting = 0
    },
    report: (id, source_addr) => deliver({ esm_class: 4, source_addr, destination_addr: 'Shop', short_message: Buffer.from(receiptText({ id, state: 'delivered', submitAt: 0, doneAt: 0 })) }),
    write: (source_addr, destination_addr, text) => deliver({ source_addr, destination_addr, short_message: Buffer.from(text) }),
  }
  return { operator, clock, rest: resting(clock) }
}

export function httpOperator(clock = manualClock()): { operator: Operator; clock: ReturnType<typeof manualClock>; rest: Rest } {
  let driver: Driver<Token>
  let isReachable = true
  let ids = 0
  const held = new Set<(reply: Reply) => void>()
  const replyFor = (mood: Mood): Reply => {
    const status = { take: 200, hold: 200, never: 400, later: 503, slow: 429 }[mood]
    return { kind: 'answer', status, headers: {}, body: JSON.stringify({ id: `op-${ids++}` }) }
  }
  const callback = (kind: 'receipts' | 'inbound', fields: unknown): Heard => {
    const heard: Heard = { stored: undefined }
    void driver.receive!(kind, fields).then((stored) => (heard.stored = stored))
    return heard
  }
  const operator: Operator = {
    mood: 'take',
    got: [],
    mostHeld: 0,
    open(callbacks, { window = 10, ...options }) {
      driver = httpCarrier({
        id: 'op', clock, chance: seededChance(1), log: silentLog, epoch: 1, callbacks, secrets: {},
        settings: {
          ...httpDefaults, ...options, window, name: 'op', timeoutSeconds: 20,
          upstream: {
            baseUrl: 'https://operator.example',
            request: { method: 'POST', url: '{{baseUrl}}/send', body: { json: { to: '{{toDigits}}', text: '{{text}}' } } },
            response: { id: { pointer: '/id' } },
            receipts: { id: '/id', state: '/state', recipient: '/to', states: { done: 'delivered' } },
            inbound: { from: '/from', to: '/to', text: '/text' },
          },
        },
        ask: (request) =>
          new Promise((resolve) => {
            if (!isReachable) return clock.after(5, () => resolve({ kind: 'unsent', say: 'connection refused' }))
            operator.got.push(JSON.parse(request.body!) as { to: string; text: string })
            const answer = (reply: Reply) => {
              if (held.delete(answer)) clock.after(5, () => resolve(reply))
            }
            held.add(answer)
            operator.mostHeld = Math.max(operator.mostHeld, held.size)
            clock.after(request.timeoutMs, () => answer({ kind: 'uncertain', say: 'no answer' }))
            if (operator.mood !== 'hold') answer(replyFor(operator.mood))
            return undefined
          }),
      })
      return driver
    },
    release: () => held.forEach((answer) => answer(replyFor(operator.mood))),
    reachable(is) {
      isReachable = is
      if (!is) held.forEach((answer) => answer({ kind: 'uncertain', say: 'cut' }))
    },
    report: (id, to) => callback('receipts', { id, to, state: 'done' }),
    write: (from, to, text) => callback('inbound', { from, to, text }),
  }
  return { operator, clock, rest: resting(clock) }
}

/** Lets time go by, with all that promises bring about. */
const resting = (clock: ReturnType<typeof manualClock>): Rest => async (ms = 50) => {
  for (let at = 0; at < ms; at += 5) {
    clock.advance(5)
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
}
