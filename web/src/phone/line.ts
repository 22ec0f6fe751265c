// A phone's line to its operator: whether it has service, what waits for it, and the switch that changes it. An
// operator without subscribers has phones that are always there. Knows no pixels.
import { useState } from 'react'
import type { SubscriberChange, SubscriberState } from '../api/shapes.ts'
import { useChangeSubscriber, useSubscriber } from './queries.ts'
import { useSettings } from './settings.ts'

export type Line = {
  state: SubscriberState
  /** Messages can come and go. */
  service: boolean
  off: boolean
  old: boolean
  waiting: number
  /** ISO country where it is abroad. */
  roaming: string | undefined
  /** False where the operator has no such switch. */
  switches: boolean
  error: unknown
  /** `off` is a phone that is detached and dark. */
  change(to: SubscriberState | 'off'): void
  setOld(old: boolean): void
  /** To a country, or home. */
  travel(to: string | null): void
}

export function usePhoneLine(number: string): Line {
  const [settings, keep] = useSettings(number)
  const { data: subscriber } = useSubscriber(number)
  const changing = useChangeSubscriber(number)
  // the switch moves under the finger, not after the answer
  const [wanted, want] = useState<SubscriberChange>({})
  const ask = (change: SubscriberChange) => {
    want(change)
    changing.mutate(change, { onSettled: () => want({}) })
  }
  const state = wanted.state ?? subscriber?.state ?? 'attached'
  return {
    state,
    service: state === 'attached' || state === 'memory_full' || state === 'busy',
    off: settings.off && state === 'detached',
    old: wanted.oldPhone ?? subscriber?.oldPhone ?? settings.old,
    waiting: subscriber?.waiting ?? 0,
    roaming: wanted.roaming === undefined ? subscriber?.roaming : (wanted.roaming ?? undefined),
    switches: subscriber !== undefined,
    error: changing.error,
    change(to) {
      keep({ off: to === 'off' })
      ask({ state: to === 'off' ? 'detached' : to })
    },
    setOld(old) {
      keep({ old })
      if (subscriber) ask({ oldPhone: old })
    },
    travel: (to) => ask({ roaming: to }),
  }
}
