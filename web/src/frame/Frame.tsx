// What stands round every page: the logotype, the way to the pages, the counters, the line to the server, the colours.
// Knows no page's content.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { LogOut, MessagesSquare, Moon, Send, Smartphone, Sun } from 'lucide-react'
import { signOut } from '../api/routes.ts'
import { Counters, useStatus } from './Counters.tsx'
import classes from './Frame.module.css'
import { Line } from './Line.tsx'
import { Logotype } from './Logotype.tsx'
import { Tip } from './Tip.tsx'
import { words } from './words.ts'

const pages = [
  { to: '/', word: words.nav.home, icon: Send, exact: true },
  { to: '/messages', word: words.nav.messages, icon: MessagesSquare, exact: false },
  { to: '/phones', word: words.nav.phones, icon: Smartphone, exact: false },
] as const

export function Frame() {
  return (
    <>
      <a href="#page" className={classes.skip}>
        {words.skip}
      </a>
      <header className={classes.header}>
        <div className={classes.inner}>
          <Link to="/" className={classes.logo} aria-label={`Onesixty, ${words.nav.home}`}>
            <Logotype />
          </Link>
          <Demo />
          <nav className={classes.nav} aria-label={words.nav.label}>
            {pages.map(({ to, word, icon: Icon, exact }) => (
              <Link key={to} to={to} className={classes.tab} activeOptions={{ exact }}>
                <Icon size={18} strokeWidth={2} aria-hidden="true" />
                {word}
              </Link>
            ))}
          </nav>
          <Counters />
          <div className={classes.tools}>
            <Line />
            <SchemeToggle />
            <Leave />
          </div>
        </div>
      </header>
      <main id="page" className={classes.page} tabIndex={-1}>
        <Outlet />
      </main>
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
