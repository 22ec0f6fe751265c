// Chance that depends on a seed and on what is decided, not on what was decided before: the same message meets the same
// fate however others overtake it, and again after a restart. Keeps nothing.
import type { Delay } from './personality.ts'

/** What is drawn for, each with numbers of its own. */
const draws = [
  'answer', 'lost', 'full', 'temporary', 'permanent', 'which', 'deliver', 'failing', 'failure', 'order', 'orderBy',
  'receipt', 'early', 'late', 'lateBy', 'repeated', 'missing', 'conflicting', 'madeUp', 'intermediate', 'gap',
  'bind', 'unbind', 'cut', 'silent', 'garbage',
] as const
export type Draw = (typeof draws)[number]

const salts = Object.fromEntries(draws.map((name, i) => [name, Math.imul(i + 1, 0x9e3779b1)])) as Record<Draw, number>

/** Uniform in [0, 1): the same for the same seed, purpose and number. (murmur3's finaliser, twice) */
export function drawn(seed: number, draw: Draw, number: number): number {
  let mixed = mix((number | 0) ^ mix(seed ^ salts[draw]))
  mixed = mix(mixed ^ Math.floor(number / 0x1_0000_0000) ^ salts[draw])
  return (mixed >>> 0) / 0x1_0000_0000
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** No wait is longer: the tail of a distribution is not the end of a test. */
export const longestDelayMs = 3_600_000

/** Milliseconds of a delay for a uniform number in [0, 1). */
export function delayOf(delay: Delay, uniform: number): number {
  if (typeof delay === 'number') return delay
  if ('uniform' in delay) return delay.uniform[0] + uniform * (delay.uniform[1] - delay.uniform[0])
  if ('exponential' in delay) return Math.min(longestDelayMs, -delay.exponential.mean * Math.log(1 - uniform))
  const { median, p95 } = delay.logNormal
  return Math.min(longestDelayMs, median * Math.exp((Math.log(p95 / median) / normalP95) * normalOf(uniform)))
}

const normalP95 = 1.6448536

/** The normal quantile, to 0.00045 (Abramowitz and Stegun 26.2.23). */
function normalOf(uniform: number): number {
  const tail = Math.max(1e-9, Math.min(uniform, 1 - uniform))
  const t = Math.sqrt(-2 * Math.log(tail))
  const top = 2.515517 + t * (0.802853 + t * 0.010328)
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  const quantile = t - top / bottom
  return uniform < 0.5 ? -quantile : quantile
}
