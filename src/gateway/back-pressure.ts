// Who brings many messages waits while sending is what the machine is busy with: what is accepted far ahead of the link takes
// the processor that sending needs, leaves memory, and is read back from the database. An operator that is slow holds up
// nobody: its messages are taken as fast as they come. Knows no message.
import type { Clock } from '../kit/clock.ts'
import type { Flow, LaneNumber } from '../queue/queue.ts'

/** Messages that may wait for a fast connection: two tenths of its second, several commits' worth. */
const ahead = 4_000
/** From here on a connection is fast: it takes a good share of two processors. */
const fastPerSecond = 5_000
const sampleMs = 100
const lookMs = 5
/** Nobody waits longer, whatever happens. */
const longestMs = 1_000

type Waiting = { readonly count: number; readonly since: number; go(): void }
type Speed = { at: number; gone: number; perSecond: number }

export type BackPressure = ReturnType<typeof createBackPressure>

export function createBackPressure({ clock, queue }: { readonly clock: Pick<Clock, 'now' | 'after'>; readonly queue: { flow(): ReadonlyMap<string, Flow> } }) {
  const speeds = new Map<string, Speed>()
  /** By lane; of codes none. */
  const waiting: [Waiting[], Waiting[], Waiting[]] = [[], [], []]
  let looksAgain = false
  /** Let go and not in the queue yet, by lane. */
  const passing: [number, number, number] = [0, 0, 0]
  let lookedAt = -Infinity
  /** Of the fast connection for which most waits, by lane. */
  let flows: readonly Flow[] = []

  const look = () => {
    const now = clock.now()
    if (now - lookedAt < lookMs) return
    lookedAt = now
    flows = [...queue.flow()].flatMap(([connection, flow]) => {
      const speed = speeds.get(connection)
      if (!speed) speeds.set(connection, { at: now, gone: flow.gone, perSecond: 0 })
      else if (now - speed.at >= sampleMs) {
        speed.perSecond = ((flow.gone - speed.gone) * 1_000) / (now - speed.at)
        speed.at = now
        speed.gone = flow.gone
      }
      return (speed?.perSecond ?? 0) >= fastPerSecond ? [flow] : []
    })
  }

  /** Codes wait for nobody, and nobody for what goes after them. */
  const isAhead = (lane: LaneNumber): boolean => {
    look()
    return lane > 0 && flows.some(({ waiting }) => waiting.reduce((sum, count, of) => (of <= lane ? sum + count + passing[of]! : sum), 0) >= ahead)
  }

  const letGo = () => {
    const now = clock.now()
    for (const lane of [1, 2] as const)
      for (let [first] = waiting[lane]; first && (now - first.since >= longestMs || !isAhead(lane)); [first] = waiting[lane]) {
        waiting[lane].shift()
        passing[lane] += first.count
        first.go()
      }
    looksAgain = waiting.some((some) => some.length > 0)
    if (looksAgain) clock.after(lookMs, letGo)
  }

  return {
    /** Undefined when so many may be taken at once; each call is followed by one of `stored`. Who waits goes in order. */
    pass(count: number, lane: LaneNumber): Promise<void> | undefined {
      if (waiting[lane].length === 0 && !isAhead(lane)) {
        passing[lane] += count
        return undefined
      }
      return new Promise((go) => {
        waiting[lane].push({ count, since: clock.now(), go })
        if (!looksAgain) clock.after(lookMs, letGo)
        looksAgain = true
      })
    },
    stored: (count: number, lane: LaneNumber) => void (passing[lane] -= count),
  }
}
