// What the keyboard does everywhere: opens the palette (Ctrl or Cmd with K), and the list of shortcuts (?). Fetches either
// when it is wanted first. Knows no command.
import { ActionIcon } from '@mantine/core'
import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Tip } from '../frame/Tip.tsx'
import { words } from '../frame/words.ts'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))
const Shortcuts = lazy(async () => ({ default: (await import('./Shortcuts.tsx')).Shortcuts }))

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

type Open = 'palette' | 'shortcuts' | undefined

export function Keyboard() {
  const [open, setOpen] = useState<Open>()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const modified = event.ctrlKey || event.metaKey
      if (modified && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen((now) => (now === 'palette' ? undefined : 'palette'))
      } else if (event.key === '?' && !modified && !isTyping(event.target) && !document.querySelector('dialog[open]')) {
        event.preventDefault()
        setOpen('shortcuts')
      }
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  const close = () => setOpen(undefined)
  return (
    <>
      <Tip say={words.find}>
        <ActionIcon onClick={() => setOpen('palette')} aria-label={words.find} aria-keyshortcuts="Control+K">
          <Search size={18} />
        </ActionIcon>
      </Tip>
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onShortcuts={() => setOpen('shortcuts')} />}
        {open === 'shortcuts' && <Shortcuts onClose={close} />}
      </Suspense>
    </>
  )
}
