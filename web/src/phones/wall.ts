// Which phones hang on the wall and in which order: the order does not change while somebody looks, new phones come
// first, and those that were put up stay in this browser. Knows no pixels.
import { useCallback, useRef, useState } from 'react'

const place = 'onesixty-wall'
/** More would be a list, not a wall. */
export const mostPutUp = 100

/** `before` keeps its order; what is new goes in front, in its own order. */
export function arranged(before: readonly string[], now: readonly string[]): string[] {
  const present = new Set(now)
  const known = new Set(before)
  const kept = before.filter((number) => present.has(number))
  const fresh = now.filter((number) => !known.has(number))
  // the first time, and for pages loaded later, the list's own order is right
  const lastKnown = now.findLastIndex((number) => known.has(number))
  const above = fresh.filter((number) => now.indexOf(number) < lastKnown)
  const below = fresh.filter((number) => now.indexOf(number) >= lastKnown)
  return [...above, ...kept, ...below]
}

function putUpBefore(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string' && /^\+\d{7,15}$/.test(one)) : []
  } catch {
    return []
  }
}

/** The numbers on the wall: what was put up and is idle, then those that something happened on. */
export function useWall(lively: readonly string[]) {
  const [putUp, setPutUp] = useState(putUpBefore)
  const order = useRef<readonly string[]>([])
  const known = new Set(lively)
  order.current = arranged(order.current, [...putUp.filter((number) => !known.has(number)), ...known])
  const keep = useCallback((change: (before: readonly string[]) => readonly string[]) => {
    setPutUp((before) => {
      const next = [...change(before)].slice(0, mostPutUp)
      try {
        localStorage.setItem(place, JSON.stringify(next))
      } catch {
        // a browser that keeps nothing: they hang as long as the page lasts
      }
      return next
    })
  }, [])
  return {
    numbers: order.current,
    /** Hangs here because somebody put it up, and not because something happened on it. */
    isIdle: (number: string) => !known.has(number),
    add: (numbers: readonly string[]) => keep((before) => [...new Set([...numbers, ...before])]),
    takeDown: (number: string) => keep((before) => before.filter((one) => one !== number)),
  }
}

/** `count` numbers from `from` on: +31612345678, +31612345679, … */
export const numbersFrom = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => `+${BigInt(from.slice(1)) + BigInt(index)}`)
