// What stands on the screen of an old phone and what its keys do there: standby, the list, one message, writing. Pure:
// knows messages, no pixels and no requests.
import { canAnswer } from '../phone/threads.ts'
import type { Typing } from './keypad.ts'
import type { LcdLine } from './Lcd.tsx'
import { columns, letters, linesOf, type OldPart, rows } from './show.ts'

export type View =
  | { at: 'standby' }
  | { at: 'list'; row: number }
  | { at: 'read'; row: number; top: number }
  | { at: 'write'; to: string; typing: Typing }
  /** A flash message or an alert, until it is put away. */
  | { at: 'display'; title: string; text: string; top: number }

export type Known = {
  parts: readonly OldPart[]
  unread: number
  service: boolean
  full: boolean
  waiting: number
  time: string
  /** What became of the last try to send. */
  note?: string | undefined
}

const last = rows + 1
const centre = (text: string, row: number): LcdLine => ({ text: text.slice(0, columns), row, centre: true })
const fit = (text: string, width = columns) => letters(text.replaceAll('\n', ' ')).slice(0, width)

export const softOf = (view: View, { parts, unread }: Known): string => {
  if (view.at === 'standby') return unread > 0 ? 'Read' : 'Messages'
  if (view.at === 'list') return parts.length > 0 ? 'Read' : 'Back'
  if (view.at === 'read') return canAnswer(parts[view.row]?.peer ?? '') ? 'Reply' : 'Back'
  return view.at === 'write' ? 'Send' : 'OK'
}

export function screenLines(view: View, known: Known): LcdLine[] {
  const soft: LcdLine = { text: softOf(view, known), row: last, centre: true, strong: true }
  if (view.at === 'standby') return [...standby(known), soft]
  if (view.at === 'display') {
    return [{ text: fit(view.title), row: 0, inverse: true }, ...textLines(view.text, view.top), soft]
  }
  if (view.at === 'write') return [...writing(view), soft]
  const { parts } = known
  if (view.at === 'list') {
    if (parts.length === 0) return [centre('No messages', 4), soft]
    const from = Math.max(0, Math.min(view.row - 3, parts.length - rows))
    const list = parts.slice(from, from + rows).map((part, index): LcdLine => {
      const mark = part.direction === 'in' ? ' ' : '>'
      return { text: fit(`${mark}${part.peer}`).padEnd(columns), row: 1 + index, inverse: from + index === view.row }
    })
    return [{ text: `Messages ${view.row + 1}/${parts.length}`, row: 0 }, ...list, soft]
  }
  const part = parts[view.row]
  if (!part) return [centre('No message', 4), soft]
  const of = part.of > 1 ? `${part.part}/${part.of}` : ''
  const head = fit(part.peer, columns - of.length - 1).padEnd(columns - of.length) + of
  return [{ text: head, row: 0, inverse: true }, ...textLines(part.text, view.top), soft]
}

/** The furthest that a text can be scrolled. */
export const mostTop = (text: string) => Math.max(0, linesOf(text).length - rows)

const textLines = (text: string, top: number) =>
  linesOf(text)
    .slice(top, top + rows)
    .map((line, index): LcdLine => ({ text: line, row: 1 + index }))

function standby({ service, full, waiting, unread, time, note }: Known): LcdLine[] {
  const top: LcdLine = { text: time.padStart(columns), row: 0 }
  if (note) return [top, ...linesOf(note, columns - 4).slice(0, 4).map((line, index) => centre(line, 4 + index))]
  if (!service) return [top, centre('No service', 4)]
  if (full) {
    const told = waiting > 0 ? [centre(`${waiting} waiting`, 7)] : []
    return [top, centre('No space for', 5), centre('messages', 6), ...told]
  }
  if (unread > 0) return [top, centre(unread === 1 ? '1 message' : `${unread} messages`, 6), centre('received', 7)]
  return [top, { ...centre('ONESIXTY', 4), strong: true }]
}

function writing({ typing: { text, mode } }: Extract<View, { at: 'write' }>): LcdLine[] {
  const left = String(columns * rows - text.length)
  const lines = linesOf(`${text}_`)
  return [
    { text: `${mode}`.padEnd(columns - left.length) + left, row: 0 },
    ...lines.slice(-rows).map((line, index): LcdLine => ({ text: line, row: 1 + index })),
  ]
}
