// What everything on a phone's screen goes by: its words, its clock, its direction. Knows no message.
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { en, type Language, type ScreenWords } from './languages.ts'
import type { Settings } from './settings.ts'

export type Screen = {
  say: ScreenWords
  /** Hours and minutes as this phone is set to show them. */
  clock(at: Date): string
  /** Today's moments as a time, older ones with their day. */
  brief(iso: string): string
}

function screenOf(say: ScreenWords, clock: Settings['clock']): Screen {
  const locale = `${say.locale}-u-nu-latn`
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: clock === '12' })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  return {
    say,
    clock: (at) => time.format(at),
    brief(iso) {
      const at = new Date(iso)
      return at.toDateString() === new Date().toDateString() ? time.format(at) : `${day.format(at)}, ${time.format(at)}`
    },
  }
}

/** The screen of a phone that is set so; English until the words of its language have come. */
export function useScreenOf({ clock, language }: Pick<Settings, 'clock' | 'language'>): Screen {
  const [known, setKnown] = useState<{ language: Language; say: ScreenWords }>({ language: 'en', say: en })
  useEffect(() => {
    let wanted = true
    const take = (say: ScreenWords) => wanted && setKnown({ language, say })
    if (language === 'en') take(en)
    else void import('./translations.ts').then(({ translations }) => take(translations[language]))
    return () => void (wanted = false)
  }, [language])
  const { say } = known
  return useMemo(() => screenOf(say, clock), [say, clock])
}

const ScreenContext = createContext<Screen>(screenOf(en, '24'))
export const ScreenProvider = ScreenContext.Provider
export const useScreen = () => useContext(ScreenContext)

const tickMs = 1_000
let timer: ReturnType<typeof setInterval> | undefined
let minute = currentMinute()
const clocks = new Set<() => void>()

function currentMinute() {
  return Math.floor(Date.now() / 60_000)
}

/** One timer for all the phones on the wall; they are drawn anew when the minute turns. */
function subscribe(listener: () => void) {
  clocks.add(listener)
  timer ??= setInterval(() => {
    if (minute === currentMinute()) return
    minute = currentMinute()
    for (const clock of clocks) clock()
  }, tickMs)
  return () => {
    clocks.delete(listener)
    if (clocks.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The minute it is, as a date. */
export const useMinute = () => new Date(useSyncExternalStore(subscribe, currentMinute) * 60_000)
