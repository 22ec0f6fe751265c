// The live stream for dashboards: server-sent events in batches. What happens faster than anybody can look is left out
// and counted. A client that does not read is dropped; it comes back and asks the lists what it missed. Knows no HTTP
// route.
import type { ServerResponse } from 'node:http'
import type { Clock, Timer } from '../../kit/clock.ts'
import type { Meter } from './meter.ts'
import { type Asker, type Change, type ConversationNeeds, type Gateway, type PhoneMessage, type Phones, seenBy } from './needs.ts'
import { showChange, showPhoneMessage } from './view.ts'

export type Events = {
  /** Too many streams are open, of everybody or of this workspace; the next one should come back later. */
  isFull(workspace: string): boolean
  /** Writes to the stream until it ends. */
  open(stream: EventStream): void
  /** Ends every stream. */
  close(): void
}
export type EventStream = {
  readonly asker: Asker
  readonly to: ServerResponse
  /** Asked now and then, for a key may be revoked while its stream is open. */
  stillPermitted(): Promise<boolean>
}

const batchMs = 100
const rowsPerBatch = 200
/** Long texts make a batch shorter. */
const bytesPerBatch = 512 * 1024
const tickMs = 1_000
const ticksPerHeartbeat = 15
/** What a client may leave unread before it is dropped. */
const unreadBytes = 1024 * 1024
const mostStreams = 1_000
/** One workspace must not take them all. */
const mostOfWorkspace = 300

/** The latest rows of a batch, and how many there were. */
class Latest<Row> {
  #rows: Row[] = []
  #count = 0

  push(row: Row) {
    this.#count++
    this.#rows.push(row)
    if (this.#rows.length >= 2 * rowsPerBatch) this.#rows.splice(0, rowsPerBatch)
  }

  get isEmpty() {
    return this.#count === 0
  }

  /** Empties it into one event; oldest first. */
  take(event: string, show: (row: Row) => object): string {
    const texts: string[] = []
    let bytes = 0
    for (const row of this.#rows.slice(-rowsPerBatch).reverse()) {
      const text = JSON.stringify(show(row))
      bytes += text.length
      if (bytes > bytesPerBatch && texts.length > 0) break
      texts.push(text)
    }
    const skipped = this.#count - texts.length
    this.#rows = []
    this.#count = 0
    return `event: ${event}\ndata: {"messages":[${texts.reverse().join()}],"skipped":${skipped}}\n\n`
  }
}

export function createEvents(needs: {
  readonly clock: Clock
  readonly gateway: Pick<Gateway, 'watch'>
  readonly phones?: Pick<Phones, 'watch'>
  readonly threads?: Pick<ConversationNeeds['conversation']['threads'], 'watch'>
  readonly meter: Pick<Meter, 'read'>
  /** The workspace of the house itself: the only one that hears of its phones and its counters. */
  readonly house: string
}): Events {
  const { clock, gateway, phones, threads, meter, house } = needs
  const streams = new Set<EventStream>()
  /** By who may hear of them. */
  const changes = new Map<string, Latest<Change>>()
  /** On phones, by what is seen there. */
  const arrivals = { all: new Latest<PhoneMessage>(), tests: new Latest<PhoneMessage>() } as const
  /** Whose conversations moved since the last batch. */
  const talks = new Set<string>()
  let unwatch: (() => void)[] = []
  let flushing: Timer | undefined
  let ticking: Timer | undefined
  let ticks = 0

  const openFor = (workspace: string) => [...streams].filter(({ asker }) => asker.workspace === workspace).length
  const ears = ({ workspace, mode }: Asker) => `${mode} ${workspace}`
  const leave = (stream: EventStream) => {
    if (!streams.delete(stream)) return
    const heard = ears(stream.asker)
    if (![...streams].some(({ asker }) => ears(asker) === heard)) changes.delete(heard)
    if (streams.size === 0) rest()
  }
  const drop = (stream: EventStream) => stream.to.destroy()
  // an answer that waits for its turn on a connection is not told when that closes
  const isGone = ({ to }: EventStream) => to.destroyed || to.req.socket.destroyed
  const send = (stream: EventStream, text: string) => {
    if (isGone(stream)) leave(stream)
    else if (stream.to.writableLength > unreadBytes) drop(stream)
    else stream.to.write(text)
  }
  const flush = () => {
    flushing = undefined
    flushTalks()
    for (const [heard, latest] of changes) {
      if (latest.isEmpty) continue
      const text = latest.take('messages', showChange)
      for (const stream of streams) if (ears(stream.asker) === heard) send(stream, text)
    }
    for (const seen of ['all', 'tests'] as const) {
      if (arrivals[seen].isEmpty) continue
      const text = arrivals[seen].take('handset', (message) => ({ number: message.number, ...showPhoneMessage(message) }))
      for (const stream of streams) if (stream.asker.workspace === house && seenBy(stream.asker) === seen) send(stream, text)
    }
  }
  const flushTalks = () => {
    for (const stream of streams) if (talks.has(ears(stream.asker))) send(stream, 'event: conversations\ndata: {}\n\n')
    talks.clear()
  }
  const flushSoon = () => void (flushing ??= clock.after(batchMs, flush))
  const showCounters = () => `event: counters\ndata: ${JSON.stringify(meter.read())}\n\n`
  const tick = () => {
    ticking = clock.after(tickMs, tick)
    const counters = showCounters()
    const heartbeat = ++ticks % ticksPerHeartbeat === 0
    for (const stream of streams) {
      const text = (heartbeat ? ': still here\n\n' : '') + (stream.asker.workspace === house ? counters : '')
      if (text) send(stream, text)
      if (heartbeat) stream.stillPermitted().then((permitted) => permitted || drop(stream), () => drop(stream))
    }
  }
  const watch = () => {
    unwatch = [
      gateway.watch((batch) => {
        for (const change of batch) {
          changes.get(ears(change))?.push(change)
          if (change.mode === 'test') changes.get(ears({ ...change, mode: 'live' }))?.push(change)
        }
        flushSoon()
      }),
      phones?.watch((batch) => {
        for (const message of batch) {
          arrivals.all.push(message)
          if (message.test || message.alert) arrivals.tests.push(message)
        }
        flushSoon()
      }) ?? (() => {}),
      threads?.watch((moved) => {
        for (const book of moved) if (changes.has(ears(book))) talks.add(ears(book))
        if (talks.size > 0) flushSoon()
      }) ?? (() => {}),
    ]
    ticking = clock.after(tickMs, tick)
  }
  const rest = () => {
    for (const stop of unwatch) stop()
    ticking?.cancel()
    flushing?.cancel()
    flushing = undefined
    changes.clear()
    talks.clear()
  }

  return {
    isFull: (workspace) => streams.size >= mostStreams || openFor(workspace) >= mostOfWorkspace,
    open(stream) {
      if (isGone(stream)) return
      if (streams.size === 0) watch()
      streams.add(stream)
      const heard = ears(stream.asker)
      if (!changes.has(heard)) changes.set(heard, new Latest())
      stream.to.once('close', () => leave(stream))
      stream.to.on('error', () => {})
      send(stream, `retry: 1000\n\n${stream.asker.workspace === house ? showCounters() : ''}`)
    },
    close() {
      for (const stream of streams) stream.to.end()
    },
  }
}
