// How a phone is set by the person who looks at it: clock, language, whether it is an old one. Kept in this browser,
// for each number; the operator knows nothing of it.
import { useCallback, useSyncExternalStore } from 'react'
import { language } from '../text/language.ts'
import { isLanguage, type Language } from './languages.ts'

export type Settings = {
  clock: '12' | '24'
  language: Language
  /** Shows what a phone of the nineties would show. */
  old: boolean
  /** Switched off, which the operator cannot tell from a phone without coverage. */
  off: boolean
}

/** A phone speaks the language of whoever looks at it, until it is set to another. */
export const usual: Settings = { clock: '24', language, old: false, off: false }
const place = 'onesixty-phones'
/** A browser remembers this many phones; the ones set first are forgotten first. */
const mostKept = 500

const listeners = new Set<() => void>()
let kept: ReadonlyMap<string, Settings> = read()

/** Whatever somebody wrote there, settings come out. */
export function settingsFrom(value: unknown): Settings {
  const told = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Settings, unknown>>
  return {
    clock: told.clock === '12' ? '12' : '24',
    language: isLanguage(told.language) ? told.language : usual.language,
    old: told.old === true,
    off: told.off === true,
  }
}

function read(): ReadonlyMap<string, Settings> {
  try {
    const stored = JSON.parse(localStorage.getItem(place) ?? '{}') as Record<string, unknown>
    return new Map(Object.entries(stored).map(([number, value]) => [number, settingsFrom(value)]))
  } catch {
    return new Map() // no storage in this browser, or not ours: the usual settings
  }
}

function keep(number: string, settings: Settings) {
  const others = [...kept].filter(([other]) => other !== number).slice(1 - mostKept)
  kept = new Map([...others, [number, settings]])
  try {
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(kept)))
  } catch {
    // a browser that keeps nothing: the settings last as long as the page
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function useSettings(number: string): [Settings, (change: Partial<Settings>) => void] {
  const settings = useSyncExternalStore(subscribe, () => kept.get(number) ?? usual)
  const change = useCallback(
    (next: Partial<Settings>) => keep(number, { ...(kept.get(number) ?? usual), ...next }),
    [number],
  )
  return [settings, change]
}
