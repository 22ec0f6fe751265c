// The time as the server has it: what is to leave in ten seconds must not wait for minutes where a clock at this side is
// wrong. Told by the Date header of each answer, which knows whole seconds. Knows no route.
let aheadMs = 0

/** Less than this is the second that a header leaves open, and the way. */
const openMs = 2_000

export function heardTime(date: string | null, now = Date.now()): void {
  const said = Date.parse(date ?? '')
  if (Number.isNaN(said)) return
  const ahead = said + 500 - now
  aheadMs = Math.abs(ahead) > openMs ? ahead : 0
}

/** Milliseconds since 1970. */
export const serverNow = (now = Date.now()): number => now + aheadMs
