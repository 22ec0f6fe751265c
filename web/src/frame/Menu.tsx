// The ways to the pages as one sees them: a bar at the side that can be made narrow, on a phone a bar at the foot and a
// box with all of them. Knows no page.
import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Menu as MenuIcon, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { useLostPoll } from '../live/moves.ts'
import { kept } from '../live/live.tsx'
import { Dialog } from './Dialog.tsx'
import { useMay } from './me.ts'
import classes from './Menu.module.css'
import { groups } from './nav.ts'
import { words } from './words.ts'

function useGroups() {
  const may = useMay()
  return groups
    .map(({ word, ways }) => ({ word, ways: ways.filter(({ right = {} }) => may(right)) }))
    .filter(({ ways }) => ways.length > 0)
}

/** A page of a way that has another address. */
function useIsWithin() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (also: readonly string[] = []) => also.some((one) => path.startsWith(one)) && ({ 'data-status': 'active', 'aria-current': 'true' } as const)
}

const mostCounted = 9

/** How many conversations wait to be read; the event stream tells when to ask. */
function Unread() {
  const refetchInterval = useLostPoll()
  const { data } = useQuery({
    queryKey: [...kept.conversations, 'unread'], refetchInterval,
    queryFn: ({ signal }) => call<Page<unknown>>('GET', address('/v1/conversations', { unread: 'true', limit: mostCounted }), { signal, background: true }),
  })
  const count = data?.data.length ?? 0
  if (count === 0) return null
  const isAll = data?.nextCursor === undefined
  return (
    <span className={classes.unread} role="img" aria-label={isAll ? words.unread(count) : words.unreadMore(count)}>
      {isAll ? count : `${count}+`}
    </span>
  )
}

/** Narrow where there is little room, unless somebody has chosen. */
const place = 'onesixty-menu'
const roomy = '(min-width: 90rem)'

function useWide(): [boolean, (wide: boolean) => void] {
  const [wide, setWide] = useState(() => {
    const kept = localStorage.getItem(place)
    return kept === null ? matchMedia(roomy).matches : kept === 'wide'
  })
  return [
    wide,
    (next) => {
      localStorage.setItem(place, next ? 'wide' : 'narrow')
      setWide(next)
    },
  ]
}

export function SideBar() {
  const shown = useGroups()
  const [wide, setWide] = useWide()
  const isWithin = useIsWithin()
  const Icon = wide ? PanelLeftClose : PanelLeftOpen
  return (
    <nav className={classes.side} aria-label={words.nav.label} data-wide={wide}>
      {shown.map(({ word, ways }) => (
        <section key={word} className={classes.group}>
          <h2 className={classes.groupName}>{word}</h2>
          <ul>
            {ways.map(({ to, word: name, icon: WayIcon, exact = false, also, counts }) => (
              <li key={to}>
                <Link to={to} className={classes.way} activeOptions={{ exact }} title={wide ? undefined : name} {...isWithin(also)}>
                  <WayIcon size={18} strokeWidth={2} aria-hidden="true" />
                  <span className={classes.word}>{name}</span>
                  {counts && <Unread />}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ActionIcon className={classes.fold} onClick={() => setWide(!wide)} aria-label={wide ? words.nav.collapse : words.nav.expand}>
        <Icon size={18} />
      </ActionIcon>
    </nav>
  )
}

/** `children`: what stands at the head of a wide page and has no room on a phone. */
export function FootBar({ children }: { children: ReactNode }) {
  const shown = useGroups()
  const [open, setOpen] = useState(false)
  const first = shown.flatMap(({ ways }) => ways).filter(({ bar }) => bar)
  return (
    <>
      <nav className={classes.foot} aria-label={words.nav.label}>
        {first.map(({ to, word, icon: Icon, exact = false }) => (
          <Link key={to} to={to} className={classes.tab} activeOptions={{ exact }}>
            <Icon size={18} strokeWidth={2} aria-hidden="true" />
            {word}
          </Link>
        ))}
        <button type="button" className={classes.tab} onClick={() => setOpen(true)} aria-haspopup="dialog">
          <MenuIcon size={18} strokeWidth={2} aria-hidden="true" />
          {words.nav.more}
        </button>
      </nav>
      {open && (
        <Dialog title={words.nav.all} onClose={() => setOpen(false)}>
          <nav className={classes.drawer} aria-label={words.nav.all}>
            {shown.map(({ word, ways }) => (
              <section key={word}>
                <h3 className={classes.groupName}>{word}</h3>
                <ul>
                  {ways.map(({ to, word: name, icon: Icon, exact = false, counts }) => (
                    <li key={to}>
                      <Link to={to} className={classes.way} activeOptions={{ exact }} onClick={() => setOpen(false)}>
                        <Icon size={18} strokeWidth={2} aria-hidden="true" />
                        <span>{name}</span>
                        {counts && <Unread />}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </nav>
          <div className={classes.tools}>{children}</div>
        </Dialog>
      )}
    </>
  )
}

/** As in Menu.module.css. */
const narrow = '(max-width: 44rem)'

/** Which of the two is drawn: one navigation at a time. */
export function useIsNarrow(): boolean {
  const [is, set] = useState(() => matchMedia(narrow).matches)
  useEffect(() => {
    const query = matchMedia(narrow)
    const change = () => set(query.matches)
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  return is
}
