// What a draft would come to: the first recipients are asked about one by one, all of them together. Until that is answered
// the others are reckoned from the first. Knows the preview of the API, no pixels.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isWhole, type Money } from '../text/format.ts'
import { type Draft, preview, type Preview, previewOfMany, type PreviewOfMany } from './calls.ts'
import { mostPreviewed, mostRecipients } from './recipients.ts'

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
  /** Of all whole numbers, where there are several. */
  many?: PreviewOfMany
  total?: Money
  /** Reckoned for those that were not looked at. */
  isAbout: boolean
  refused: number
}

const microsOf = ({ amount }: Money) => Math.round(Number(amount) * 1e6)

export function costOf(count: number, previews: ReadonlyMap<string, Preview>, many?: PreviewOfMany): Cost {
  if (many) return { previews, many, ...(many.price && { total: many.price }), isAbout: false, refused: many.refused.reduce((all, { recipients }) => all + recipients, 0) }
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

export function useCost(numbers: readonly string[], { from, text, lane, at }: Draft): Cost {
  const whole = numbers.filter(isWhole)
  const rested = useRested({ numbers: whole.slice(0, mostRecipients), from, text, lane, at: at !== '' && Number.isNaN(Date.parse(at)) ? '' : at })
  const { numbers: all, ...draft } = rested
  const looked = [draft.from, draft.text, draft.lane, draft.at]
  const often = { staleTime: 30_000, retry: false, placeholderData: keepPreviousData }
  const asked = useQueries({
    queries: all.slice(0, mostPreviewed).map((to) => ({
      queryKey: ['preview', to, ...looked],
      queryFn: ({ signal }: { signal: AbortSignal }) => preview(to, draft, signal),
      enabled: draft.text !== '',
      ...often,
    })),
  })
  const { data: many } = useQuery({
    queryKey: ['preview of many', all, ...looked],
    queryFn: ({ signal }) => previewOfMany(all, draft, signal),
    enabled: draft.text !== '' && all.length > 1,
    staleTime: often.staleTime,
    retry: false,
  })
  const previews = new Map(asked.flatMap(({ data }, nth) => (data === undefined ? [] : [[all[nth]!, data] as const])))
  const cost = costOf(whole.length, previews, many)
  return { ...cost, refused: cost.refused + numbers.length - whole.length }
}
