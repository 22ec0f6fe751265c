// Answers of an operator whose receipts come within moments: an answer waits for its receipt, so that the two are one write.
// Where receipts take their time nothing waits. Knows neither the receipts nor what is written.
import type { Clock, Timer } from '../kit/clock.ts'
import type { Flight, FlightPart } from './flight.ts'
import { stateOf } from './message.ts'

/** From answer to receipt, on average: beyond it nothing waits. What waits does so for three times the average at most. */
const slowestMs = 150
/** What is thought before anything is known, and the longest that counts. */
const longMs = 1_000
const remembered = 64

export type Linger = ReturnType<typeof createLinger>

/** `release` is given what waited in vain. */
export function createLinger({ clock, release }: { clock: Pick<Clock, 'after'>; release: (flights: readonly Flight[]) => void }) {
  let averageMs = longMs
  let count = 0
  let young: Flight[] = []
  let old: Flight[] = []
  let timer: Timer | undefined

  const learn = (afterMs: number) => void (averageMs += (Math.min(longMs, Math.max(0, afterMs)) - averageMs) / remembered)
  const letGo = (flights: readonly Flight[]) => {
    const left = flights.filter(({ lingers }) => lingers)
    for (const flight of left) flight.lingers = false
    count -= left.length
    if (left.length > 0) release(left)
    return left.length
  }
  const wait = () => void (timer ??= clock.after(Math.min(slowestMs, averageMs) * 1.5, turn))
  const turn = () => {
    timer = undefined
    for (let inVain = letGo(old); inVain > 0; inVain--) learn(slowestMs * 2)
    old = young
    young = []
    if (old.length > 0) wait()
  }

  return {
    /** How many wait. */
    get count() {
      return count
    },
    /** A part came to its end so long after its answer. */
    ended: learn,
    /** Keeps a message of which nothing is known but that all of it was taken; false when it is to be written now. */
    keeps(flight: Flight): boolean {
      if (averageMs > slowestMs || !flight.parts.every(isTaken)) return false
      flight.lingers = true
      count++
      young.push(flight)
      wait()
      return true
    },
    /** It is written now. */
    leaves(flight: Flight) {
      flight.lingers = false
      count--
    },
    /** Nobody waits any longer. */
    end() {
      timer?.cancel()
      timer = undefined
      const all = [...old, ...young]
      old = []
      young = []
      letGo(all)
    },
  }
}

const isTaken = ({ state }: FlightPart) => state === stateOf.submitted
