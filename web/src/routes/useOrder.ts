// Moves a row of a list by keyboard or pointer and tells where it was let go. Knows heights on the screen, no routes.
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { moved } from './order.ts'

type Moving = { id: string; to: number }

export function useOrder<Row extends { id: string }>(rows: readonly Row[], list: RefObject<HTMLElement | null>, onMoved: (wanted: Row[], at: number) => void) {
  const [moving, setMoving] = useState<Moving>()
  const latest = useRef<Moving>(undefined)
  /** What was moved by a key keeps the focus, wherever it stands now. */
  const held = useRef<string>(undefined)
  useEffect(() => {
    if (held.current === undefined) return
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost) list.current?.querySelector<HTMLElement>(`[data-handle="${held.current}"]`)?.focus()
  })
  const from = moving ? rows.findIndex(({ id }) => id === moving.id) : -1
  const shown = moving && from >= 0 ? moved(rows, from, moving.to) : rows
  const set = (next: Moving | undefined) => {
    latest.current = next
    setMoving(next)
  }
  const onKey = (id: string) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const at = rows.findIndex((row) => row.id === id)
    const to = at + by
    if (at < 0 || to < 0 || to >= rows.length) return
    held.current = id
    onMoved(moved(rows, at, to), to)
  }
  const onGrab = (id: string) => (event: PointerEvent) => {
    if (event.button !== 0) return
    const at = rows.findIndex((row) => row.id === id)
    event.preventDefault()
    ;(event.currentTarget as HTMLElement).focus()
    set({ id, to: at })
    // on the window: the handle changes its place in the document meanwhile
    const move = ({ clientY }: globalThis.PointerEvent) => {
      const middles = Array.from(list.current?.children ?? [], (one) => one.getBoundingClientRect()).map(({ top, height }) => top + height / 2)
      const now = latest.current?.to ?? at
      const to = middles.filter((middle, place) => (place < now ? middle < clientY : place > now && middle < clientY)).length
      if (to !== now) set({ id, to })
    }
    const stop = (done: boolean) => () => {
      globalThis.removeEventListener('pointermove', move)
      globalThis.removeEventListener('pointerup', drop)
      globalThis.removeEventListener('pointercancel', leave)
      const to = latest.current?.to ?? at
      set(undefined)
      if (done && to !== at) onMoved(moved(rows, at, to), to)
    }
    const [drop, leave] = [stop(true), stop(false)]
    globalThis.addEventListener('pointermove', move)
    globalThis.addEventListener('pointerup', drop)
    globalThis.addEventListener('pointercancel', leave)
  }
  return { shown, moving: moving?.id, onKey, onGrab }
}
