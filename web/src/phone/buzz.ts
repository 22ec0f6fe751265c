// The buzz of a phone when something new has come, and what is new. Stillness is respected: then it only shows that it
// buzzes.
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { PhoneMessage } from '../api/shapes.ts'

const lastsMs = 900

const shake: Keyframe[] = [0, -1, 1, -1, 1, -0.8, 0.8, -0.5, 0.5, 0].map((by) => ({
  transform: `translateX(${by * 3}px) rotate(${by * 0.7}deg)`,
}))

/** What came in above the message that was the newest before; `messages` come newest first. */
export function newsIn(messages: readonly PhoneMessage[], before: string | undefined): PhoneMessage[] {
  const known = messages.findIndex(({ id }) => id === before)
  const above = messages.slice(0, known < 0 ? 1 : known)
  return above.filter(({ direction }) => direction === 'in')
}

/**
 * The newest message for a moment after it came; nothing for what was there when the phone was `ready`. `onNews` is
 * told all that came, the newest first.
 */
export function useBuzz(
  body: RefObject<HTMLElement | null>,
  ready: boolean,
  messages: readonly PhoneMessage[],
  onNews: (news: readonly PhoneMessage[]) => void,
): PhoneMessage | undefined {
  const known = useRef<{ newest: string | undefined } | undefined>(undefined)
  const [buzzing, setBuzzing] = useState<PhoneMessage>()
  const newest = messages[0]?.id
  useEffect(() => {
    if (!ready) return
    const before = known.current
    known.current = { newest }
    const news = before && before.newest !== newest ? newsIn(messages, before.newest) : []
    if (news.length === 0) return
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
      body.current?.animate(shake, { duration: 220, iterations: 3, easing: 'linear' })
    setBuzzing(news[0])
    onNews(news)
    // the messages and the listener are new in every drawing; only another newest one is news
  }, [body, ready, newest])
  useEffect(() => {
    if (!buzzing) return
    const timer = setTimeout(() => setBuzzing(undefined), lastsMs)
    return () => clearTimeout(timer)
  }, [buzzing])
  return buzzing
}
