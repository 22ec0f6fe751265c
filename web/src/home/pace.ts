// Lets the eye follow what took milliseconds: hops light up one after another, never earlier than they happened.
// Knows no message.
import { useEffect, useState } from 'react'

const stepMs = 190
/** The receipt comes back over the whole way. */
const lastStepMs = 650
const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Counts up to `reached`, one step at a time, anew for every `journey`; `ended` makes the last one the receipt's. */
export function usePace(journey: string | undefined, reached: number, ended: boolean): number {
  const [shown, setShown] = useState({ journey, step: 0 })
  const step = shown.journey === journey ? shown.step : 0
  useEffect(() => {
    if (step >= reached) return
    const timer = setTimeout(
      () => setShown({ journey, step: isStill() ? reached : step + 1 }),
      isStill() ? 0 : ended && step === reached - 1 ? lastStepMs : stepMs,
    )
    return () => clearTimeout(timer)
  }, [journey, step, reached, ended])
  return step
}
