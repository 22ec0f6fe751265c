// A phone of the nineties: its twelve keys, its green screen, and what it can show of a message. Sees the same messages
// as every phone; what they look like here is in show.ts.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { PhoneMessage } from '../api/shapes.ts'
import { explain } from '../api/explain.ts'
import type { Line } from '../phone/line.ts'
import { useAnswer } from '../phone/queries.ts'
import { useMinute, useScreen } from '../phone/screen.ts'
import { canAnswer } from '../phone/threads.ts'
import { words } from '../phone/words.ts'
import { blank, keys, press } from './keypad.ts'
import { Lcd } from './Lcd.tsx'
import classes from './OldPhone.module.css'
import { letters, mostLetters, type OldPart, oldParts } from './show.ts'
import { mostTop, screenLines, softOf, type Known, type View } from './views.ts'

type OldPhoneProps = {
  number: string
  messages: readonly PhoneMessage[]
  /** False until it is known what was there before; that counts as read. */
  ready: boolean
  /** What is shown at once and over all else. */
  displayed?: PhoneMessage | undefined
  onClose(): void
  line: Line
}

export function OldPhone({ number, messages, ready, displayed, onClose, line }: OldPhoneProps) {
  const [own, setView] = useState<View>({ at: 'standby' })
  const view: View = displayed ? displayOf(displayed, own) : own
  const answer = useAnswer(number)
  const { clock } = useScreen()
  const time = clock(useMinute())
  const parts = oldParts(messages)
  const read = useRef<Set<string>>(undefined)
  if (ready) read.current ??= new Set(messages.map(({ id }) => id))
  const isUnread = ({ id, direction }: OldPart) => direction === 'in' && read.current?.has(id) === false
  const unread = parts.filter(isUnread).length
  const note = answer.error ? explain(answer.error).say : answer.isPending ? 'Sending message' : undefined
  const { service, off } = line
  const full = line.state === 'memory_full'
  const known: Known = { parts, unread, service, full, waiting: line.waiting, time, note }

  const shownId = view.at === 'read' ? parts[view.row]?.id : undefined
  useEffect(() => {
    if (shownId !== undefined) read.current?.add(shownId)
  }, [shownId])

  const go = (next: View) => {
    answer.reset()
    setView(next)
  }
  const soft = () => {
    if (view.at === 'display') return onClose()
    if (view.at === 'standby') return go(unread > 0 ? { at: 'read', row: 0, top: 0 } : { at: 'list', row: 0 })
    if (view.at === 'list') return go(parts.length > 0 ? { at: 'read', row: view.row, top: 0 } : { at: 'standby' })
    if (view.at === 'read') {
      const peer = parts[view.row]?.peer ?? ''
      return go(canAnswer(peer) ? { at: 'write', to: peer, typing: blank } : { at: 'list', row: view.row })
    }
    if (view.typing.text.trim() === '' || !service) return
    answer.mutate({ to: view.to, text: view.typing.text })
    setView({ at: 'standby' })
  }
  const back = () => {
    if (view.at === 'display') return onClose()
    if (view.at === 'write' && view.typing.text !== '') {
      const { text, mode } = view.typing
      return setView({ ...view, typing: { text: text.slice(0, -1), mode } })
    }
    go(view.at === 'read' ? { at: 'list', row: view.row } : { at: 'standby' })
  }
  const move = (by: number) => {
    if (view.at === 'standby') return go({ at: 'list', row: 0 })
    if (view.at === 'list' && parts.length > 0)
      return go({ at: 'list', row: (view.row + by + parts.length) % parts.length })
    if (view.at === 'display') return setView({ ...view, top: within(view.top + by, mostTop(view.text)) })
    if (view.at !== 'read') return
    const top = within(view.top + by, mostTop(parts[view.row]?.text ?? ''))
    // at its end a text goes on to the next message, as the part that follows it lies there
    if (top !== view.top) return go({ ...view, top })
    const row = within(view.row + by, Math.max(0, parts.length - 1))
    go({ at: 'read', row, top: 0 })
  }
  const type = (key: string) => {
    if (view.at === 'write') setView({ ...view, typing: press(view.typing, key, performance.now(), mostLetters) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    if (key === 'ArrowUp' || key === 'ArrowDown') move(key === 'ArrowUp' ? -1 : 1)
    else if (key === 'Escape' || key === 'Backspace') back()
    else if (key === 'Enter' && event.target === event.currentTarget) soft()
    else if (view.at === 'write' && key.length === 1 && event.target === event.currentTarget) {
      const text = (view.typing.text + letters(key)).slice(0, mostLetters)
      setView({ ...view, typing: { text: text.replaceAll('\u25a1', ''), mode: view.typing.mode } })
    } else return
    event.preventDefault()
  }

  return (
    <div className={classes.phone} data-off={off}>
      <span className={classes.ear} aria-hidden="true" />
      <span className={classes.brand} aria-hidden="true">
        onesixty
      </span>
      <div
        className={classes.glass}
        role="group"
        aria-label={words.old.screen}
        tabIndex={0}
        onKeyDown={off ? undefined : onKeyDown}
      >
        <Lcd
          lines={screenLines(view, known)}
          dark={off}
          letter={view.at === 'standby' && unread > 0 && service && !full && !note}
          {...(view.at === 'standby' && { signal: service ? ('full' as const) : ('none' as const) })}
        />
      </div>
      <div className={classes.pad}>
        <button type="button" className={classes.clear} onClick={off ? () => line.change('attached') : back}>
          {off ? words.old.power : 'C'}
        </button>
        <button type="button" className={classes.soft} onClick={soft} disabled={off} aria-label={softOf(view, known)} />
        <div className={classes.rocker}>
          <button type="button" onClick={() => move(-1)} disabled={off} aria-label={words.old.up}>
            <ChevronUp size="1.1em" aria-hidden="true" />
          </button>
          <button type="button" onClick={() => move(1)} disabled={off} aria-label={words.old.down}>
            <ChevronDown size="1.1em" aria-hidden="true" />
          </button>
        </div>
      </div>
      <div className={classes.keys}>
        {keys.map(({ key, letters: small }) => (
          <button key={key} type="button" onClick={() => type(key)} disabled={off}>
            <b>{key}</b> <span>{small}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

const within = (value: number, most: number) => Math.max(0, Math.min(most, value))

function displayOf(message: PhoneMessage, own: View): View {
  const title = message.alert ? 'ALERT' : message.from
  return { at: 'display', title, text: letters(message.text), top: own.at === 'display' ? own.top : 0 }
}
