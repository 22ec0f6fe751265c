// The palette of commands: type, choose by arrows, Enter. Offers pages, actions, and what a number, a name or an id leads to.
// Knows what may be done from anywhere, no page.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { address, call } from '../api/call.ts'
import { signOut } from '../api/routes.ts'
import type { Page } from '../api/shapes.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { useMay } from '../frame/me.ts'
import { groups } from '../frame/nav.ts'
import { words as frame } from '../frame/words.ts'
import { showNumber } from '../text/format.ts'
import { type Language, language, languages, switchTo } from '../text/language.ts'
import { type Command, fitting, messageIn, numberIn } from './commands.ts'
import classes from './Palette.module.css'
import { words } from './words.ts'

type Contact = { id: string; number: string; fields?: Readonly<Record<string, unknown>> }
type Campaign = { id: string; name: string }
/** The latest, of which one looks for a name. */
const mostCampaigns = 200
const shownCampaigns = 5
const nameOf = ({ fields = {} }: Contact) => [fields['first_name'], fields['last_name']].filter((part) => typeof part === 'string').join(' ')

/** Pages that live below another's name. */
const below = [
  ...(['keys', 'webhooks', 'events', 'requests', 'smpp', 'numbers', 'errors'] as const).map((part) => ({ to: `/developers/${part}`, part })),
  ...(['account', 'team', 'workspaces', 'approval', 'countries', 'retention', 'audit'] as const).map((part) => ({ to: `/settings/${part}`, part })),
]

export function Palette({ onClose, onShortcuts }: { onClose(): void; onShortcuts(): void }) {
  const navigate = useNavigate()
  const may = useMay()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const [typed, setTyped] = useState('')
  const [held, hold] = useState<{ typed: string; id: string }>()
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const go = (to: string, search?: Record<string, string>) => {
    onClose()
    void navigate({ to, ...(search && { search: search as never }) })
  }

  const always: Command[] = [
    ...groups.flatMap(({ word: group, ways }) =>
      ways.filter(({ right = {} }) => may(right)).map(({ to, word }) => ({ id: to, word, group, run: () => go(to) })),
    ),
    ...below.map(({ to, part }) => ({ id: to, word: words.below[part], group: to.startsWith('/dev') ? frame.nav.developers : frame.nav.settings, run: () => go(to) })),
    ...(may({ scope: 'write' }) ? [{ id: 'campaign', word: words.newCampaign, group: words.actions, run: () => go('/campaigns/new') }, { id: 'import', word: words.importPeople, group: words.actions, run: () => go('/contacts', { tab: 'imports' }) }] : []),
    ...(may({ scope: 'admin', house: true, live: true }) ? [{ id: 'receipts', word: words.receipts, group: frame.nav.traffic, run: () => go('/connections/receipts') }] : []),
    ...(may({ scope: 'bill', live: true }) ? [{ id: 'invoices', word: words.invoices, group: frame.nav.money, run: () => go('/billing', { tab: 'invoices' }) }] : []),
    ...(may({ scope: 'admin' }) ? [{ id: 'invite', word: words.invite, group: words.actions, run: () => go('/settings/team') }] : []),
    { id: 'scheme', word: dark ? frame.scheme.light : frame.scheme.dark, group: words.actions, run: () => (setColorScheme(dark ? 'light' : 'dark'), onClose()) },
    ...(Object.entries(languages) as [Language, string][])
      .filter(([code]) => code !== language)
      .map(([code, name]) => ({ id: `language-${code}`, word: name, group: frame.language, run: () => switchTo(code) })),
    { id: 'docs', word: words.reference, group: words.actions, run: () => location.assign('/docs') },
    { id: 'shortcuts', word: words.shortcuts, group: words.actions, run: onShortcuts },
    { id: 'leave', word: frame.signOut, group: words.actions, run: () => void signOut().finally(() => location.assign('/')) },
  ]
  const { found, isSought } = useFound(typed, go)
  const shown = [...(isSought ? found : []), ...fitting(always, typed)]
  // what comes later stands before others and takes the choice of none: Enter does what was looked at
  const chosen = Math.max(0, held?.typed === typed ? shown.findIndex((command) => command.id === held.id) : 0)
  const choose = (index: number) => shown[index] && hold({ typed, id: shown[index].id })
  useEffect(() => {
    if (held?.typed !== typed && isSought) choose(chosen)
  })
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, typed])

  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.length - 1
    const goal = { ArrowDown: chosen === last ? 0 : chosen + 1, ArrowUp: chosen <= 0 ? last : chosen - 1, PageDown: Math.min(last, chosen + 8), PageUp: Math.max(0, chosen - 8) }[event.key]
    if (goal !== undefined) choose(goal)
    else if (event.key === 'Enter') shown[chosen]?.run()
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <input
        className={classes.field}
        role="combobox"
        aria-label={words.label}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown[chosen] && `${id}-${chosen}`}
        aria-autocomplete="list"
        placeholder={words.hint}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      <ul className={classes.list} role="listbox" id={id} aria-label={words.title} ref={list}>
        {shown.map((command, index) => (
          // the field keeps the keyboard: the pointer alone comes here
          <li
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={classes.row}
            onMouseMove={() => index !== chosen && choose(index)}
            onClick={command.run}
          >
            <bdi>{command.word}</bdi>
            <span className={classes.group}>{command.group}</span>
          </li>
        ))}
      </ul>
      <p className={classes.none} role="status">
        {shown.length === 0 && words.none}
      </p>
    </Dialog>
  )
}

/** What a number, a name or an id leads to. Contacts are asked for once typing rests. */
function useFound(typed: string, go: (to: string, search?: Record<string, string>) => void): { found: Command[]; isSought: boolean } {
  const sought = useDeferredValue(typed.trim())
  const [asked, ask] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => ask(sought.length >= 2 ? sought : ''), 250)
    return () => clearTimeout(timer)
  }, [sought])
  const { data: people } = useQuery({
    queryKey: ['palette people', asked],
    queryFn: ({ signal }) => call<Page<Contact>>('GET', address('/v1/contacts', { q: asked, limit: 5 }), { signal }),
    enabled: asked !== '',
    retry: false,
  })
  const { data: campaigns } = useQuery({
    queryKey: ['palette campaigns'], queryFn: ({ signal }) => call<Page<Campaign>>('GET', address('/v1/campaigns', { limit: mostCampaigns }), { signal }),
    enabled: asked !== '', retry: false, staleTime: 60_000,
  })
  const found = useMemo(() => {
    const number = numberIn(sought)
    const message = messageIn(sought)
    const offered: Command[] = []
    if (message) offered.push({ id: message, word: message, group: words.message, run: () => go(`/messages/${message}`) })
    if (number) {
      const shown = showNumber(number)
      offered.push({ id: 'to', word: words.messagesTo(shown), group: words.found, run: () => go('/messages', { to: number }) })
      if (number.startsWith('+')) offered.push({ id: 'phone', word: words.phone(shown), group: words.found, run: () => go(`/phones/${encodeURIComponent(number)}`) })
    }
    for (const person of (asked === sought && people?.data) || [])
      offered.push({
        id: person.id, word: [nameOf(person), showNumber(person.number)].filter(Boolean).join(' · '), group: words.contact, run: () => go(`/contacts/${person.id}`),
      })
    const names = campaigns?.data.map(({ id, name: word }) => ({ id, word, group: words.campaign })) ?? []
    for (const one of asked === '' || asked !== sought ? [] : fitting(names, asked).slice(0, shownCampaigns)) offered.push({ ...one, run: () => go(`/campaigns/${one.id}`) })
    return offered
    // `go` is made anew each time and does the same
  }, [sought, asked, people, campaigns])
  return { found, isSought: sought === typed.trim() }
}
