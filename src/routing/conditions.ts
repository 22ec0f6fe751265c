// The conditions of one route, read literally: says of a message which condition it does not meet. Made for people and
// as the measure of the fast matcher; one route at a time, nothing prepared but patterns.
import { networkCode, type Network } from './network.ts'
import { compilePattern, type TextMatcher } from './pattern.ts'
import { days, type Hours, type Question, type Route } from './route.ts'

/** A route with its patterns ready. */
export type Prepared = {
  readonly route: Route
  readonly senders: readonly TextMatcher[]
  readonly content: TextMatcher | undefined
  readonly isOpen: ((at: number) => boolean) | undefined
}

/** The route must have been checked before; one whose pattern is broken after all matches no text. */
export function prepare(route: Route): Prepared {
  const { senders, content, hours } = route.match
  return {
    route,
    senders: senders?.map(wildcard) ?? [],
    content: content && contentMatcher(content),
    isOpen: hours && openingHours(hours),
  }
}

/** Undefined when the message is one for this route, else the first condition that it does not meet, as a sentence. */
export function mismatch(prepared: Prepared, question: Question, network: Network | undefined): string | undefined {
  const {
    route: { match, enabled },
    senders,
    content,
    isOpen,
  } = prepared
  const { countries, networks, prefixes, workspaces, lanes } = match
  const among = (list: readonly string[]) =>
    list.length > 5 ? `${list.slice(0, 5).join(', ')} and ${list.length - 5} more` : list.join(', ')
  if (!enabled) return 'it is switched off'
  if (countries && !countries.includes(network?.country ?? ''))
    return `country ${network?.country ?? 'unknown'} is not among ${among(countries)}`
  if (networks && !networks.some((code) => code === network?.mcc || (network?.mnc && code === networkCode(network))))
    return `network ${(network && networkCode(network)) ?? 'unknown'} is not among ${among(networks)}`
  if (prefixes && !prefixes.some((prefix) => question.to.startsWith(prefix.startsWith('+') ? prefix : `+${prefix}`)))
    return `the number begins with none of ${among(prefixes)}`
  if (workspaces && !workspaces.includes(question.workspace)) return 'it is for other customers'
  if (lanes && !lanes.includes(question.lane)) return `lane ${question.lane} is not among ${among(lanes)}`
  if (match.senders && !senders.some((matches) => matches(question.from)))
    return `the sender is none of ${among(match.senders)}`
  if (isOpen && !isOpen(question.at)) return `it is outside its hours, ${describeHours(match.hours!)}`
  if (content && !content(question.text)) return 'the text does not meet its content rule'
  return undefined
}

/** Case ignored; every * stands for any characters, none included. */
export function wildcard(pattern: string): TextMatcher {
  const pieces = pattern.toLowerCase().split('*')
  const first = pieces.shift()!
  const last = pieces.pop()
  return (given) => {
    const text = given.toLowerCase()
    if (last === undefined) return text === first
    if (!text.startsWith(first)) return false
    let at = first.length
    for (const piece of pieces) {
      const found = text.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return text.length - at >= last.length && text.endsWith(last)
  }
}

function contentMatcher({ contains, pattern }: NonNullable<Route['match']['content']>): TextMatcher {
  const words = contains?.map((word) => word.toLowerCase())
  const compiled = pattern === undefined ? undefined : compilePattern(pattern)
  const matches = compiled === undefined ? () => true : typeof compiled === 'function' ? compiled : () => false
  return (text) => {
    if (words) {
      const lower = text.toLowerCase()
      if (!words.some((word) => lower.includes(word))) return false
    }
    return matches(text)
  }
}

/** False where there is no such time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A window that goes over midnight belongs to the day on which it begins. */
export function openingHours({ timeZone, days: on, from, to }: Hours): (at: number) => boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [begin, end] = [minuteOf(from), minuteOf(to)]
  const isOn = days.map((day) => !on || on.includes(day))
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    const minute = Number(part['hour']) * 60 + Number(part['minute'])
    const today = days.findIndex((day) => day === part['weekday']!.toLowerCase())
    const yesterday = (today + 6) % 7
    if (begin < end) return isOn[today]! && minute >= begin && minute < end
    return (isOn[today]! && minute >= begin) || (isOn[yesterday]! && minute < end)
  }
}

const describeHours = ({ timeZone, days: on, from, to }: Hours) =>
  `${from} to ${to}${on ? ` on ${on.join(', ')}` : ''} in ${timeZone}`
