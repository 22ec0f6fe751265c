// A moment as text: ISO 8601 in UTC.
let [lastMs, lastText] = [0, new Date(0).toISOString()]

/** What is told together is mostly of one moment. */
export function iso(ms: number): string {
  if (ms !== lastMs) [lastMs, lastText] = [ms, new Date(ms).toISOString()]
  return lastText
}
