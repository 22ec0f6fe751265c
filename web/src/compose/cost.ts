// What a draft would come to: the first recipients are asked about one by one, the others are reckoned from them. Knows the
// preview of the API, no pixels.
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isWhole, type Money } from '../text/format.ts'
import { type Draft, preview, type Preview } from './calls.ts'
import { mostPreviewed } from './recipients.ts'

const restMs = 400

/** The draft as it was when it last rested. */
function useRested<Value>(value: Value): Value {
  const name = JSON.stringify(value)
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(name) as Value), restMs)
    return () => clearTimeout(timer)
  }, [name])
  return rested
}

export type Cost = {
  previews: ReadonlyMap<string, Preview>
  total?: Money
  /** Reckoned for those that were not looked at. */
  isAbout: boolean
  refused: number
}

const microsOf = ({ amount }: Money) => Math.round(Number(amount) * 1e6)

export function costOf(count: number, previews: ReadonlyMap<string, Preview>): Cost {
  const known = [...previews.values()]
  const refused = known.filter(({ refusal }) => refusal).length
  const paying = known.filter(({ refusal, blocked }) => !refusal && !blocked)
  const currency = paying.find(({ price }) => price)?.price?.currency
  if (currency === undefined) return { previews, isAbout: false, refused }
  const sum = paying.reduce((all, { price }) => all + (price ? microsOf(price) : 0), 0)
  const isAbout = known.length < count
  const micros = isAbout ? Math.round((sum / known.length) * count) : sum
  const amount = isAbout ? (micros / 1e6).toFixed(2) : String(micros / 1e6)
  return { previews, total: { amount, currency }, isAbout, refused }
}

export function useCost(numbers: readonly string[], { from, text, lane }: Draft): Cost {
  const rested = useRested({ numbers: numbers.filter(isWhole).slice(0, mostPreviewed), from, text, lane })
  const asked = useQueries({
    queries: rested.numbers.map((to) => ({
      queryKey: ['preview', to, rested.from, rested.text, rested.lane],
      queryFn: ({ signal }: { signal: AbortSignal }) => preview(to, rested, signal),
      enabled: rested.text !== '',
      staleTime: 30_000,
      retry: false,
      placeholderData: keepPreviousData,
    })),
  })
  const previews = new Map(asked.flatMap(({ data }, at) => (data === undefined ? [] : [[rested.numbers[at]!, data] as const])))
  const whole = numbers.filter(isWhole).length
  const cost = costOf(whole, previews)
  return { ...cost, refused: cost.refused + numbers.length - whole }
}
