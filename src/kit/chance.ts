// Chance as something given, for the same reason as the clock: one seed must replay one history.
import { randomBytes, randomInt } from 'node:crypto'

export type Chance = {
  /** Uniform in [0, 1). */
  float(): number
  /** Uniform integer in [0, bound); bound from 1 to 2^31. */
  below(bound: number): number
  bytes(count: number): Uint8Array
}

/** Unpredictable: fit for secrets. */
export const systemChance: Chance = {
  float: () => randomInt(2 ** 47) / 2 ** 47,
  below: (bound) => randomInt(bound),
  bytes: (count) => randomBytes(count),
}

/** Repeatable, not fit for secrets (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const float = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(float() * bound)
  return { float, below, bytes: (count) => Uint8Array.from({ length: count }, () => below(256)) }
}
