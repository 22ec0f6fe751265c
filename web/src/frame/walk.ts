// Arrow keys, Home and End walk through the links of a list. Knows no list.
import type { KeyboardEvent } from 'react'

export function walkLinks(event: KeyboardEvent<HTMLElement>): void {
  const links = Array.from(event.currentTarget.querySelectorAll('a'))
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
  const link = goal === undefined ? undefined : links[goal]
  if (!link) return
  event.preventDefault()
  link.focus()
}
