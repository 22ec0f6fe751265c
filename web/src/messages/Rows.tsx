// Rows of messages, as many as there are, of which only those in sight are drawn; arrow keys walk through them, Home and End
// jump. Knows no single message but as a row.
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '../api/shapes.ts'
import classes from './Messages.module.css'
import { MessageRow } from './MessageRow.tsx'
import { words } from './words.ts'

const rowHeight = 50
/** Rows beyond the window that are drawn already. */
const ahead = 8

export function Rows({ rows }: { rows: readonly Message[] }) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const now = list.current ? list.current.getBoundingClientRect().top + scrollY : 0
    if (Math.abs(now - top) > 1) setTop(now)
  })
  // the row that has the focus stays drawn, wherever one scrolls and whatever comes in above it
  const [held, setHeld] = useState<string>()
  const heldAt = held === undefined ? -1 : rows.findIndex(({ id }) => id === held)
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      return heldAt < 0 || drawn.includes(heldAt) ? drawn : [...drawn, heldAt].sort((a, b) => a - b)
    },
    [heldAt],
  )
  const virtual = useWindowVirtualizer({
    count: rows.length, estimateSize: () => rowHeight, overscan: ahead, scrollMargin: top, getItemKey: (index) => rows[index]?.id ?? index, rangeExtractor,
  })
  const wanted = useRef<number>(undefined)
  useEffect(() => {
    const link = wanted.current === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a`)
    if (!link) return
    wanted.current = undefined
    link.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset['index']
    if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const goal = { ArrowDown: Number(at) + 1, ArrowUp: Number(at) - 1, Home: 0, End: rows.length - 1 }[event.key]
    const row = goal === undefined ? undefined : rows[goal]
    if (goal === undefined || row === undefined) return
    event.preventDefault()
    wanted.current = goal
    setHeld(row.id)
    virtual.scrollToIndex(goal)
  }
  return (
    <ul aria-label={words.listed} ref={list} className={classes.rows} style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const row = rows[index]
        return (
          row && (
            <MessageRow
              key={key} message={row} index={index} count={rows.length} offset={start - top} measure={virtual.measureElement} onFocus={setHeld}
            />
          )
        )
      })}
    </ul>
  )
}
