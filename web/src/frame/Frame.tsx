// What stands round every page: the logotype, the way to the pages, the counters, the line to the server, the colours.
// Knows no page's content.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useRouterState } from '@tanstack/react-router'
import { LogOut, Moon, Sun } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { signOut } from '../api/routes.ts'
import { Keyboard } from '../palette/Keyboard.tsx'
import { Counters, useIsHouse, useStatus } from './Counters.tsx'
import classes from './Frame.module.css'
import { Languages } from './Languages.tsx'
import { Line } from './Line.tsx'
import { Logotype } from './Logotype.tsx'
import { FootBar, SideBar, useIsNarrow } from './Menu.tsx'
import { useMay, useMe } from './me.ts'
import { groups } from './nav.ts'
import { Empty } from './Note.tsx'
import { Tip } from './Tip.tsx'
import { words } from './words.ts'

export function Frame() {
  const narrow = useIsNarrow()
  const page = useArrival()
  return (
    <>
      <a href="#page" className={classes.skip}>
        {words.skip}
      </a>
      <header className={classes.header}>
        <div className={classes.inner}>
          <Link to="/" className={classes.logo} aria-label={`Onesixty, ${words.pages.home}`}>
            <Logotype />
          </Link>
          <Demo />
          <Counters />
          <div className={classes.tools}>
            <Line />
            <Keyboard />
            {!narrow && <Languages />}
            <SchemeToggle />
            {!narrow && <Leave />}
          </div>
        </div>
      </header>
      <div className={classes.house}>
        {!narrow && <SideBar />}
        <div className={classes.place}>
          <main id="page" className={classes.page} tabIndex={-1} ref={page}>
            <Ways />
          </main>
        </div>
      </div>
      {narrow && (
        <FootBar>
          <Languages />
          <Leave />
        </FootBar>
      )}
    </>
  )
}

/** Who comes to a page goes on in it by Tab, not at the head of everything; where it has given the focus to a field, there. */
function useArrival() {
  const page = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const last = useRef(path)
  useEffect(() => {
    const isFirst = last.current === undefined
    if (last.current === path) return
    last.current = path
    if (!isFirst && !page.current?.contains(document.activeElement)) page.current?.focus({ preventScroll: true })
  }, [path])
  return page
}

/** The page, or that it is not for whoever is signed in, where they came by its address. */
function Ways() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const may = useMay()
  const isAsked = [useMe().isPending, useIsHouse().isPending].includes(true)
  const way = groups.flatMap(({ ways }) => ways).find(({ to }) => to !== '/' && (path === to || path.startsWith(`${to}/`)))
  if (way?.right === undefined || may(way.right)) return <Outlet />
  if (isAsked) return null
  return (
    <>
      <title>{`${way.word} · Onesixty`}</title>
      <h1>{way.word}</h1>
      <Empty title={words.notYours}>{words.notYoursNext}</Empty>
    </>
  )
}

function Demo() {
  const { data } = useStatus()
  if (!data?.mode.demo) return null
  return (
    <Tip say={words.demoHint}>
      <span className={classes.demo}>{words.demo}</span>
    </Tip>
  )
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const word = dark ? words.scheme.light : words.scheme.dark
  return (
    <Tip say={word}>
      <ActionIcon onClick={() => setColorScheme(dark ? 'light' : 'dark')} aria-label={word}>
        {dark ? <Sun size={18} /> : <Moon size={18} />}
      </ActionIcon>
    </Tip>
  )
}

function Leave() {
  // a fresh page forgets everything that was shown
  const leaving = useMutation({ mutationFn: signOut, onSettled: () => location.assign('/') })
  return (
    <Tip say={words.signOut}>
      <ActionIcon onClick={() => leaving.mutate()} aria-label={words.signOut}>
        <LogOut size={17} />
      </ActionIcon>
    </Tip>
  )
}
