// Months by UTC, counted from January 1970.

/** Of a wall time in milliseconds. */
export const monthOf = (at: number): number => {
  const date = new Date(at)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}
/** Wall milliseconds. */
export const monthBegan = (month: number) => Date.UTC(1970, month)
/** `2026-11`. */
export const monthName = (month: number) => new Date(monthBegan(month)).toISOString().slice(0, 7)
