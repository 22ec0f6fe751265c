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
    const handle = event.currentTarget as HTMLElement
    const at = rows.findIndex((row) => row.id === id)
    handle.setPointerCapture(event.pointerId)
    set({ id, to: at })
    const move = ({ clientY }: globalThis.PointerEvent) => {
      const middles = Array.from(list.current?.children ?? [], (one) => one.getBoundingClientRect()).map(({ top, height }) => top + height / 2)
      const now = latest.current?.to ?? at
      const to = middles.filter((middle, place) => (place < now ? middle < clientY : place > now && middle < clientY)).length
      if (to !== now) set({ id, to })
    }
    const stop = (done: boolean) => () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', drop)
      handle.removeEventListener('pointercancel', leave)
      const to = latest.current?.to ?? at
      set(undefined)
      if (done && to !== at) onMoved(moved(rows, at, to), to)
    }
    const [drop, leave] = [stop(true), stop(false)]
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', drop)
    handle.addEventListener('pointercancel', leave)
  }
  return { shown, moving: moving?.id, onKey, onGrab }
}
