// The order of routes as positions: what has to change so that they stand as wanted, one route where there is room between
// its neighbours, else all of them. Pure.
type Placed = { id: string; position: number }

const step = 10

export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const next = [...rows]
  const [row] = next.splice(from, 1)
  if (row !== undefined) next.splice(Math.max(0, Math.min(rows.length - 1, to)), 0, row)
  return next
}

/** `at` is the one that was moved; the others stand in order already. */
export function positionsFor<Row extends Placed>(wanted: readonly Row[], at: number): { row: Row; position: number }[] {
  const row = wanted[at]
  if (!row) return []
  const before = wanted[at - 1]?.position ?? 0
  const after = wanted[at + 1]?.position ?? before + 2 * step
  const between = Math.floor((before + after) / 2)
  if (between > before && between < after) return between === row.position ? [] : [{ row, position: between }]
  return wanted.flatMap((one, place) => (one.position === (place + 1) * step ? [] : [{ row: one, position: (place + 1) * step }]))
}
