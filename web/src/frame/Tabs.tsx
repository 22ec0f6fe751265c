// Tabs over one panel: arrow keys move between them, as in the pattern of WAI-ARIA. Knows nothing of what they show.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { direction } from '../text/language.ts'
import classes from './Tabs.module.css'

type TabsProps<Id extends string> = {
  label: string
  tabs: readonly { id: Id; word: ReactNode }[]
  chosen: Id
  onChoose(id: NoInfer<Id>): void
  children: ReactNode
}

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = tabs.findIndex((tab) => tab.id === chosen)
  // on a phone the row is longer than the screen, and grows where words come later; the router puts it back after effects
  useEffect(() => {
    const row = list.current!
    const frame = requestAnimationFrame(() => showChosen(row))
    const sizes = new ResizeObserver(() => showChosen(row))
    for (const tab of row.children) sizes.observe(tab)
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
    }
  }, [chosen, tabs.length])
  const move = (event: KeyboardEvent) => {
    const on = direction === 'rtl' ? -1 : 1
    const goal = { ArrowRight: at + on, ArrowLeft: at - on, Home: 0, End: tabs.length - 1 }[event.key]
    if (goal === undefined) return
    event.preventDefault()
    const index = (goal + tabs.length) % tabs.length
    onChoose(tabs[index]!.id)
    list.current?.querySelectorAll('button')[index]?.focus()
  }
  return (
    <>
      <div className={classes.list} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            className={classes.tab}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.word}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  )
}

/** Moves the row alone: whoever reads further down stays there. */
function showChosen(row: HTMLElement): void {
  const tab = row.querySelector('[aria-selected=true]')?.getBoundingClientRect()
  const { left, right } = row.getBoundingClientRect()
  if (!tab) return
  if (tab.right > right) row.scrollLeft += tab.right - right
  else if (tab.left < left) row.scrollLeft += tab.left - left
}
