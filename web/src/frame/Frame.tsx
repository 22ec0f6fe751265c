// What stands round every page: the logotype, the way to the pages, the counters, the line to the server, the colours.
// Knows no page's content.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { LogOut, Moon, Sun } from 'lucide-react'
import { signOut } from '../api/routes.ts'
import { Keyboard } from '../palette/Keyboard.tsx'
import { isLanguage, language, languages, switchTo } from '../text/language.ts'
import { Counters, useStatus } from './Counters.tsx'
import classes from './Frame.module.css'
import { Line } from './Line.tsx'
import { Logotype } from './Logotype.tsx'
import { FootBar, SideBar, useIsNarrow } from './Menu.tsx'
import { Tip } from './Tip.tsx'
import { words } from './words.ts'

export function Frame() {
  const narrow = useIsNarrow()
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
          <main id="page" className={classes.page} tabIndex={-1}>
            <Outlet />
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

function Languages() {
  return (
    <select
      className={classes.languages}
      aria-label={words.language}
      value={language}
      onChange={({ currentTarget: { value } }) => isLanguage(value) && switchTo(value)}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
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
