// What follows each other in a list, found so that one statement can speak of many rows.

/** Shorter runs on average are left to statements for single rows. */
const shortestRun = 4

/** Undefined where runs are short. */
export function runsOf<One>(given: readonly One[], follows: (one: One, before: One) => boolean): One[][] | undefined {
  const runs: One[][] = []
  for (let at = 0; at < given.length; at++) {
    if (at > 0 && follows(given[at]!, given[at - 1]!)) runs.at(-1)!.push(given[at]!)
    else if (runs.push([given[at]!]) * shortestRun > given.length) return undefined
  }
  return runs
}
