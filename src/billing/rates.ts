// What one currency is worth in another, by the day: rates come in dated and are never changed, the one that came into force
// last counts, and of two for one moment the one that was brought last. Converts exactly and rounds once, to the millionth,
// half away from nothing. Knows no price and no customer.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { microsOfOne } from '../kit/money.ts'
import { createTurns } from '../routing/turns.ts'

export type Rate = {
  /** `rat_…` */
  readonly id: string
  /** One of `base` is worth `value` of `quote`; both ISO 4217. */
  readonly base: string
  readonly quote: string
  /** A decimal, as it was brought. */
  readonly value: string
  readonly validFrom: number
  /** Whose rate it is, in words. */
  readonly source: string
  readonly createdAt: number
  readonly createdBy?: string
}
/** Ten digits before the point and as many after it. */
export const rateText = /^\d{1,10}(\.\d{1,10})?$/
export const mostRates = 50_000

const decimals = 10
const one = 10n ** BigInt(decimals)
const scaled = (value: string): bigint => {
  const [whole = '0', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}
const divided = (over: bigint, under: bigint): bigint => (over * 2n + under) / (under * 2n)

/** Millionths of `base` in `quote`, or the other way about; undefined where that is more than can be counted. */
export function convert(micros: number, { value }: Pick<Rate, 'value'>, back = false): number | undefined {
  const whole = BigInt(Math.abs(micros))
  const result = Number(back ? divided(whole * one, scaled(value)) : divided(whole * scaled(value), one))
  if (!Number.isSafeInteger(result)) return undefined
  return micros < 0 ? -result : result
}
export const isRate = (value: string): boolean => rateText.test(value) && scaled(value) > 0n && scaled(value) <= one * BigInt(microsOfOne)

export type Rates = ReturnType<typeof createRates>

type Needs = {
  readonly records: { rates(): Promise<readonly Rate[]>; addRates(rates: readonly Rate[]): Promise<void> }
  readonly clock: Clock
  readonly ids: Ids
}

export function createRates({ records, clock, ids }: Needs) {
  /** By pair, the one that counts first. */
  const byPair = new Map<string, Rate[]>()
  const inTurn = createTurns()
  let all: Rate[] = []
  const keep = (rates: readonly Rate[]) => {
    all = [...all, ...rates]
    for (const rate of rates) byPair.set(`${rate.base} ${rate.quote}`, [...(byPair.get(`${rate.base} ${rate.quote}`) ?? []), rate])
    for (const pair of byPair.values()) pair.sort((a, b) => b.validFrom - a.validFrom || (a.id < b.id ? 1 : -1))
  }
  const latest = (base: string, quote: string, at: number) => byPair.get(`${base} ${quote}`)?.find(({ validFrom }) => validFrom <= at)

  /** The rate in force, and whether it is to be read backwards: where both ways are known, the younger one counts. */
  const find = (from: string, to: string, at: number): { readonly rate: Rate; readonly back: boolean } | undefined => {
    const [there, back] = [latest(from, to, at), latest(to, from, at)]
    if (there && (!back || there.validFrom >= back.validFrom)) return { rate: there, back: false }
    return back && { rate: back, back: true }
  }
  return {
    find,
    /** The same sum where the currencies are one; undefined where no rate is known, or by which it is more than can be counted. */
    convert(micros: number, from: string, to: string, at: number): { readonly micros: number; readonly rate?: Rate } | undefined {
      if (from === to) return { micros }
      const found = find(from, to, at)
      const converted = found && convert(micros, found.rate, found.back)
      return converted === undefined ? undefined : { micros: converted, rate: found!.rate }
    },
    get: (id: string): Rate | undefined => all.find((rate) => rate.id === id),
    /** The youngest first. */
    list: (limit: number, before = '~'): Rate[] => all.filter(({ id }) => id < before).toReversed().slice(0, limit),
    bring: (given: readonly Omit<Rate, 'id' | 'createdAt' | 'createdBy'>[], by: string | undefined) =>
      inTurn(async (): Promise<readonly Rate[] | 'too_many'> => {
        if (all.length + given.length > mostRates) return 'too_many'
        const made = given.map((rate): Rate => ({ ...rate, id: ids.next('rat_'), createdAt: clock.wall(), ...(by !== undefined && { createdBy: by }) }))
        await records.addRates(made)
        keep(made)
        return made
      }),
    async start(): Promise<void> {
      keep(await records.rates())
      const last = all.at(-1)
      if (last) ids.follow(last.id)
    },
  }
}
