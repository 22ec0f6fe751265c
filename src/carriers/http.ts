// Us handing messages to an operator or aggregator over HTTP: one request a message, as its profile writes it. Receipts
// and inbound messages come through a callback address of this installation. Knows no socket: requests are asked of
// `ask`.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Ask, Reply } from '../kit/request.ts'
import { joinText } from '../sms/parts.ts'
import { readInbound, readReceipts, type Read } from './callback.ts'
import type { CallbackKind, CarrierCallbacks, Driver, PartResult, PartToSend, Reservation } from './carrier.ts'
import type { HttpSettings, Secrets } from './connection.ts'
import { createIdForms } from './idforms.ts'
import { judge, retryAfterMs } from './judge.ts'
import { upstreamOf } from './settings.ts'
import { fill, type Filled, type Values } from './template.ts'
import { createThrottle } from './throttle.ts'
import { wholeMessages } from './whole.ts'

export type HttpCarrierNeeds<Token> = {
  readonly id: string
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly ask: Ask
  readonly settings: HttpSettings
  readonly secrets: Secrets
  readonly epoch: number
  /** Full addresses; absent while this installation has no public one. */
  readonly callbackUrls?: Readonly<Record<CallbackKind, string>>
  readonly callbacks: CarrierCallbacks<Token>
}

/** One callback: settled once all that it brought is answered. */
type Handle = { settle(stored: boolean): void }

/** Waits after a connection that could not be made, doubling. */
const firstWaitMs = 500
const longestWaitMs = 60_000
/** Our account is refused: nobody helps that by asking often. */
const accountWaitMs = 60_000
const storeMs = 15_000
/** Receipts and messages taken in and not yet stored. */
const mostUnstored = 2_000
const flashBit = 0x10

export function httpCarrier<Token>(needs: HttpCarrierNeeds<Token>): Driver<Token> {
  const { clock, chance, callbacks, settings, secrets } = needs
  const { window } = settings
  const upstream = upstreamOf(settings)
  if (!upstream) throw new Error('settings that are not whole were opened')
  const log = needs.log.with({ connection: needs.id })
  const ids = createIdForms(settings.receiptIds)
  const timeoutMs = settings.timeoutSeconds * 1000
  const results: { token: Token; result: PartResult }[] = []
  let outstanding = 0
  let reserved = 0
  let unstored = 0
  let sent = 0
  let uncertain = 0
  /** Connections that could not be made, one after another. */
  let failures = 0
  /** The last answer did not refuse our account, and there was one. */
  let well = true
  let error: { at: number; say: string } | undefined
  let started = false
  let paused = false
  let stopping = false
  let planned = false
  let waking = false
  let onDrained = () => {}
  const throttle = createThrottle({ clock, perSecond: settings.perSecond, outstanding: () => outstanding })

  const flush = () => {
    planned = false
    if (results.length > 0) callbacks.onResults(results.splice(0))
    if (stopping && outstanding + reserved === 0) onDrained()
    callbacks.onRoom()
  }

  const settle = (message: readonly PartToSend<Token>[], resultOf: (at: number) => PartResult) => {
    message.forEach((part, at) => {
      const result = resultOf(at)
      results.push({ token: part.token, result })
      outstanding--
      if (result.kind === 'uncertain') uncertain++
      throttle.answered(result.kind === 'refused' && result.retry === 'throttled')
    })
    if (planned) return
    planned = true
    clock.soon(flush)
  }

  const trouble = (say: string) => {
    error = { at: clock.wall(), say }
    log.warn('the upstream refuses or cannot be reached', { say })
  }

  const onReply = (message: readonly PartToSend<Token>[], reply: Reply) => {
    if (reply.kind === 'uncertain') {
      trouble(reply.say)
      return settle(message, () => ({ kind: 'uncertain', why: reply.say }))
    }
    if (reply.kind === 'unsent') {
      trouble(reply.say)
      well = false
      throttle.pause(Math.min(longestWaitMs, firstWaitMs * 2 ** failures) * (0.75 + chance.float() / 4))
      failures++
      return settle(message, () => ({ kind: 'unsent' }))
    }
    failures = 0
    const judged = judge(upstream.response, reply.status, reply.body)
    if (judged.kind === 'taken') {
      error = undefined
      well = true
      const each = judged.ids.length === message.length
      return settle(message, (at) => {
        return { kind: 'submitted', operatorId: ids.ofAnswer(judged.ids[each ? at : 0] ?? '') }
      })
    }
    const { status, retry } = judged
    if (retry === 'uncertain') {
      trouble(status)
      return settle(message, () => ({ kind: 'uncertain', why: status }))
    }
    well = retry !== 'account'
    if (!well) trouble(`${status}: the upstream refuses our account or address; change the connection`)
    const wait = retryAfterMs(reply.headers['retry-after'])
    if (retry === 'account' || (retry === 'slow' && wait)) throttle.pause(wait ?? accountWaitMs)
    const slower = retry === 'slow' || retry === 'account'
    settle(message, () => ({ kind: 'refused', status, retry: slower ? 'throttled' : retry }))
  }

  const request = (message: readonly PartToSend<Token>[]): Filled => {
    const [first] = message
    const { source, destination, dataCoding, reference, validitySeconds } = first!
    const most = upstream.request.longestValiditySeconds ?? Infinity
    const seconds = Math.max(1, Math.min(validitySeconds, most))
    const values: Values = {
      ...secretValues(secrets),
      baseUrl: upstream.baseUrl,
      to: `+${destination.address}`,
      toDigits: destination.address,
      from: source.ton === 1 ? `+${source.address}` : source.address,
      fromDigits: source.address,
      text: joinText(message),
      encoding: dataCoding & 8 ? 'ucs2' : 'gsm7',
      parts: message.length,
      flash: dataCoding & flashBit ? 'true' : 'false',
      reference,
      uniqueId: Buffer.from(chance.bytes(12)).toString('hex'),
      validitySeconds: seconds,
      validityMs: seconds * 1000,
      receiptsUrl: needs.callbackUrls?.receipts,
      inboundUrl: needs.callbackUrls?.inbound,
    }
    return fill(upstream.request, values)
  }

  const send = (message: readonly PartToSend<Token>[]) => {
    if (message[0]!.dataCoding & ~(8 | flashBit)) // octets that are no text: a request has no place for them
      return settle(message, () => ({ kind: 'refused', status: 'not_a_text', retry: 'elsewhere' }))
    sent += message.length
    needs.ask({ ...request(message), timeoutMs }).then(
      (reply) => onReply(message, reply),
      (cause: unknown) => {
        log.error('a request failed in an unforeseen way', { error: cause })
        settle(message, () => ({ kind: 'uncertain', why: 'the request failed' }))
      },
    )
  }

  const wakeAfter = (ms: number) => {
    if (waking) return
    waking = true
    clock.after(ms, () => {
      waking = false
      callbacks.onRoom()
    })
  }

  /** Resolves once all of it is answered: true when it is stored, or was nothing. */
  const take = <Item>(
    { items, say }: Read<Item>, pass: (batch: (Item & { handle: Handle })[]) => void,
  ): Promise<boolean> => {
    if (say !== undefined) trouble(`a callback could not be understood: ${say}`)
    if (items.length === 0) return Promise.resolve(true)
    if (unstored + items.length > mostUnstored) return Promise.resolve(false)
    unstored += items.length
    return new Promise((resolve) => {
      let left = items.length
      let all = true
      const timer = clock.after(storeMs, () => resolve(false))
      const settleOne = (stored: boolean) => {
        unstored--
        left--
        all &&= stored
        if (left > 0) return
        timer.cancel()
        resolve(all)
      }
      pass(items.map((item) => ({ ...item, handle: { settle: settleOne } })))
    })
  }

  return {
    id: needs.id,
    name: settings.name,
    window,
    get state() {
      if (!started || stopping) return 'down'
      return well ? 'bound' : 'down'
    },
    get outstanding() {
      return outstanding
    },
    get health() {
      return { perSecond: throttle.perSecond, sent, slowed: throttle.slowed, uncertain, error }
    },
    start() {
      started = true
      clock.soon(() => callbacks.onRoom())
    },
    async stop() {
      stopping = true
      if (outstanding + reserved === 0) return
      await new Promise<void>((resolve) => {
        const timer = clock.after(timeoutMs + 1_000, resolve)
        onDrained = () => {
          timer.cancel()
          resolve()
        }
      })
    },
    pause: () => void (paused = true),
    resume() {
      paused = false
      callbacks.onRoom()
    },

    reserve(upTo): Reservation | undefined {
      if (!started || stopping || paused) return undefined
      const allowed = throttle.available()
      if (allowed < 1) wakeAfter(throttle.waitMs())
      // While it cannot be reached one part at a time asks whether it can again.
      const room = failures > 0 ? 1 - outstanding - reserved : window - outstanding - reserved
      const parts = Math.min(upTo, room, allowed)
      if (parts <= 0) return undefined
      reserved += parts
      throttle.take(parts)
      return { parts, epoch: needs.epoch, bind: undefined, left: Math.max(0, window - outstanding - reserved) }
    },
    resize(reservation, parts) {
      reserved += parts - reservation.parts
      throttle.take(parts - reservation.parts)
      reservation.parts = parts
      if (stopping && outstanding + reserved === 0) onDrained()
    },
    submit(reservation, parts) {
      reserved -= reservation.parts
      outstanding += parts.length
      for (const message of wholeMessages(parts)) send(message)
    },
    answer(handles, stored) {
      for (const handle of handles as readonly Handle[]) handle.settle(stored)
    },

    receive(kind, fields) {
      const { receipts, inbound } = upstream
      if (kind === 'inbound' && inbound) return take(readInbound(inbound, fields), callbacks.onInbound)
      if (kind === 'inbound' || !receipts) return Promise.resolve(true)
      return take(readReceipts(receipts, fields), (batch) =>
        callbacks.onReports(batch.map((report) => ({ ...report, receipt: ids.inReceipt(report.receipt) }))),
      )
    },
  }
}

/** Secrets as templates call them. */
export const secretValues = (secrets: Secrets): Record<string, string> =>
  Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`secret.${name}`, value]))
