// Time-ordered ids: fixed-width lower-case base32 of (milliseconds, node, counter). They sort as text in order of
// birth and are not secret. The generator refuses to go backwards when the wall clock does.
import type { Clock } from './clock.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeDigits = 9 // 45 bits: milliseconds until the year 3084
const nodeDigits = 2 // 1,024 nodes
const counterDigits = 4 // 1,048,576 ids per millisecond and node
const counterSpan = 32 ** counterDigits

export type Ids = {
  /** `count` ids that follow each other without a gap, even across the calls of other callers. */
  run(prefix: string, count: number): string[]
  next(prefix: string): string
  /** From now on every id is younger than this one: said at start of what is stored, in case the clock was set back. */
  follow(id: string): void
}

const pairs = Array.from({ length: 1024 }, (_, value) => alphabet[value >> 5]! + alphabet[value & 31]!)

function digits(value: number, width: number): string {
  let text = ''
  for (let left = width; left > 1; left -= 2) {
    text = pairs[value % 1024] + text
    value = Math.floor(value / 1024)
  }
  return width % 2 === 1 ? alphabet[value % 32] + text : text
}

/** Milliseconds at which an id made by `createIds` was born; NaN when the text is no such id. */
export function bornAt(id: string): number {
  const text = id.slice(id.lastIndexOf('_') + 1)
  if (text.length !== timeDigits + nodeDigits + counterDigits) return NaN
  let value = 0
  for (const char of text.slice(0, timeDigits)) {
    const digit = alphabet.indexOf(char)
    if (digit < 0) return NaN
    value = value * 32 + digit
  }
  return value
}

/** The id that follows without a gap, but for the end of a millisecond. */
export function idAfter(id: string): string {
  let at = id.length - 1
  while (at > 0 && id[at] === 'z') at--
  return id.slice(0, at) + alphabet[alphabet.indexOf(id[at]!) + 1] + '0'.repeat(id.length - at - 1)
}

const digitOf = Int8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)))
/** -1 for what is no digit. */
const digitAt = (id: string, at: number) => digitOf[id.charCodeAt(at)] ?? -1

/** Whether the id is the one after another: as `idAfter`, without making it. */
export function comesAfter(id: string, before: string): boolean {
  let at = id.length - 1
  if (before.length !== id.length) return false
  while (at > 0 && digitAt(before, at) === 31 && digitAt(id, at) === 0) at--
  const digit = digitAt(before, at)
  if (digit < 0 || digitAt(id, at) !== digit + 1) return false
  while (--at >= 0) if (id.charCodeAt(at) !== before.charCodeAt(at)) return false
  return true
}

/** The last 16 bits of the counter: of ids that follow each other they follow each other, round and round. */
export function roundOf(id: string): number {
  const end = id.length
  return ((digitAt(id, end - 4) * 32768 + digitAt(id, end - 3) * 1024 + digitAt(id, end - 2) * 32 + digitAt(id, end - 1)) & 0xffff)
}

/** The smallest text an id of this prefix can have that was born at `ms` or later. For range queries by time. */
export const idFloor = (prefix: string, ms: number) =>
  prefix + digits(ms, timeDigits) + '0'.repeat(nodeDigits + counterDigits)

export function createIds({ clock, node = 0 }: { clock: Clock; node?: number }): Ids {
  let lastMs = 0
  let used = 0
  const nodeText = digits(node, nodeDigits)
  const run = (prefix: string, count: number) => {
    const now = clock.wall()
    if (now > lastMs) {
      lastMs = now
      used = 0
    }
    const ids: string[] = []
    while (ids.length < count) {
      if (used === counterSpan) {
        lastMs += 1 // borrow from the next millisecond: order matters more than the last digit of time
        used = 0
      }
      const head = prefix + digits(lastMs, timeDigits) + nodeText
      const until = Math.min(counterSpan, used + count - ids.length)
      while (used < until) ids.push(head + digits(used++, counterDigits))
    }
    return ids
  }
  const follow = (id: string) => {
    const born = bornAt(id)
    if (born < lastMs || Number.isNaN(born)) return
    lastMs = born + 1
    used = 0
  }
  return { run, next: (prefix) => run(prefix, 1)[0]!, follow }
}
