// Amounts of money: whole millionths of a currency, read from and written as decimals without a floating point in between.
// Nothing here rounds but `rounded`, which says how. Knows no customer and no rate.

/** Integers in millionths of the currency, ISO 4217. */
export type Money = { readonly micros: number; readonly currency: string }

export const microsOfOne = 1_000_000
/** Beyond it sums could not be told apart from their neighbours: nine thousand million of a currency. */
export const mostMicros = Number.MAX_SAFE_INTEGER

/** `0.0832` or `0,0832` as millionths: whole, from 0 to `most`. Undefined when it is no such amount. */
export function parseMicros(text: string, most = 1_000 * microsOfOne): number | undefined {
  const match = /^(\d{1,10})(?:[.,](\d{1,12}))?$/.exec(text.trim())
  if (!match) return undefined
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > 6) return undefined
  const micros = Number(match[1]) * microsOfOne + Number(fraction.padEnd(6, '0'))
  return micros <= most ? micros : undefined
}

/** Millionths as a decimal text with at least two decimals: 83200 is `0.0832`. */
export function formatMicros(micros: number): string {
  const whole = Math.abs(micros)
  const fraction = String(whole % microsOfOne)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')
  return `${micros < 0 ? '-' : ''}${Math.floor(whole / microsOfOne)}.${fraction}`
}

/** A product of integers; throws where it could not be told exactly. */
export function times(micros: number, count: number): number {
  const product = micros * count
  if (!Number.isSafeInteger(product)) throw new RangeError(`${micros} millionths times ${count} are too much to count`)
  return product
}

/** To `decimals` of the currency, half away from nothing. */
export function rounded(micros: number, decimals = 2): number {
  const step = 10 ** (6 - decimals)
  const whole = Math.abs(micros)
  const up = whole - (whole % step) + (whole % step >= step / 2 ? step : 0)
  return micros < 0 && up > 0 ? -up : up
}
