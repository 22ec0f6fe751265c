// The buzz of a phone when something new has come. Stillness is respected: then it only shows that it buzzes.
import { type RefObject, useEffect, useRef, useState } from 'react'

const lastsMs = 900

const shake: Keyframe[] = [0, -1, 1, -1, 1, -0.8, 0.8, -0.5, 0.5, 0].map((by) => ({
  transform: `translateX(${by * 3}px) rotate(${by * 0.7}deg)`,
}))

/** True for a moment after `newest` has changed; not for what was there when the phone was `ready`. */
export function useBuzz(body: RefObject<HTMLElement | null>, ready: boolean, newest: string | undefined): boolean {
  const known = useRef<{ newest: string | undefined } | undefined>(undefined)
  const [buzzing, setBuzzing] = useState(false)
  useEffect(() => {
    if (!ready) return
    const before = known.current
    known.current = { newest }
    if (!before || newest === undefined || before.newest === newest) return
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
      body.current?.animate(shake, { duration: 220, iterations: 3, easing: 'linear' })
    setBuzzing(true)
  }, [body, ready, newest])
  useEffect(() => {
    if (!buzzing) return
    const timer = setTimeout(() => setBuzzing(false), lastsMs)
    return () => clearTimeout(timer)
  }, [buzzing, newest])
  return buzzing
}
