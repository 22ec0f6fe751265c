// Why a phone was not reached, and what follows: whether and when to try again, and how phones and accounts are told.
// Causes are those of the relay layer (3GPP 24.011 §8.2.5.4). Knows no message and no clock.
import type { SubscriberState } from './hlr/register.ts'

export const causes = {
  none: 0,
  operatorBarred: 8,
  callBarred: 10,
  rejected: 21,
  memoryExceeded: 22,
  absent: 27,
  unidentified: 28,
  unknownSubscriber: 30,
  networkOutOfOrder: 38,
  temporaryFailure: 41,
  congestion: 42,
  resourcesUnavailable: 47,
  protocolError: 111,
  interworking: 127,
} as const

/** Of a subscriber in that state whom a message is to reach. */
export const causeOf: Readonly<Record<SubscriberState, number>> = {
  attached: causes.none,
  detached: causes.absent,
  memory_full: causes.memoryExceeded,
  busy: causes.temporaryFailure,
  barred: causes.callBarred,
  unknown: causes.unknownSubscriber,
  ported: causes.unidentified,
}

export type CauseGroup = 'busy' | 'absent' | 'memory' | 'protocol' | 'permanent'

const groups = new Map<number, CauseGroup>([
  [causes.networkOutOfOrder, 'busy'], [causes.temporaryFailure, 'busy'], [causes.congestion, 'busy'],
  [causes.resourcesUnavailable, 'busy'], [causes.interworking, 'busy'],
  [causes.absent, 'absent'],
  [causes.memoryExceeded, 'memory'],
  [81, 'protocol'], [95, 'protocol'], [96, 'protocol'], [97, 'protocol'], [98, 'protocol'], [99, 'protocol'],
  [causes.protocolError, 'protocol'],
])

/** Any other cause is for good. */
export const groupOf = (cause: number): CauseGroup => groups.get(cause) ?? 'permanent'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

/** Waits before each further attempt; the last one goes on until the validity ends, but after a protocol error. */
const waits: Readonly<Record<CauseGroup, readonly number[]>> = {
  busy: [30 * secondMs, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs],
  absent: [5 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs],
  memory: [10 * minuteMs, 30 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs],
  protocol: [minuteMs],
  permanent: [],
}

/** Milliseconds until the next attempt after so many failed ones of this cause; undefined to give up. */
export function retryAfter(cause: number, failed: number): number | undefined {
  const group = groupOf(cause)
  const known = waits[group]
  return known[failed - 1] ?? (group === 'protocol' ? undefined : known.at(-1))
}

/** TP-ST of what ended with this message_state and cause. 3GPP 23.040 §9.2.3.15. */
export function statusOf(state: number, cause: number): number {
  if (state === 2) return 0x00
  if (state === 3) return 0x46
  if (state === 4) return 0x47
  if (state === 1) return 0x20 | troubleOf(cause)
  const group = groupOf(cause)
  if (group === 'permanent') return cause === causes.rejected ? 0x42 : cause === causes.none ? 0x40 : 0x43
  return 0x60 | troubleOf(cause)
}

/** Congestion, busy, no response, error in the phone: the low bits of a temporary TP-ST. */
function troubleOf(cause: number): number {
  if (cause === causes.absent) return 2
  if (cause === causes.memoryExceeded) return 5
  return cause === causes.temporaryFailure ? 1 : 0
}
