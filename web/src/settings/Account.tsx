// Oneself: name, password, second factor, passkeys, sessions, and going on in another workspace. Who signed in with a key is
// nobody, and reads that.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { type Me, meKey, useMe } from '../frame/me.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { roleName } from '../signin/words.ts'
import { showMoment } from '../text/format.ts'
import { browserOf } from './browser.ts'
import { Passkeys } from './Passkeys.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.account
type Person = NonNullable<Me['person']>

export function Account() {
  const { data: me, error, isPending, refetch } = useMe()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (isPending) return <p aria-busy="true">{all.loading}</p>
  if (!me?.person) return <Empty title={words.byKey}>{words.byKeyHint}</Empty>
  const { person, workspace } = me
  return (
    <div className={classes.columns}>
      <Profile of={person} />
      <NewPassword of={person} />
      <SecondFactor on={person.secondFactor} />
      <Passkeys />
      <Sessions />
      {person.workspaces.length > 1 && <Others of={person} workspace={workspace} />}
    </div>
  )
}

function Profile({ of: { name: given, email, role } }: { of: Person }) {
  const cache = useQueryClient()
  const [name, setName] = useState(given)
  const saving = useMutation({
    mutationFn: () => call<void>('PATCH', '/v1/me', { body: { name: name.trim() } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: meKey }),
  })
  return (
    <Sheet title={words.you} lead={words.youLead(email, roleName(role))}>
      <Form onSubmit={() => saving.mutate()} error={saving.error} busy={saving.isPending} ready={name.trim() !== '' && name.trim() !== given}>
        <Field name="name" label={words.name} value={name} onChange={setName} autoComplete="name" />
      </Form>
    </Sheet>
  )
}

function NewPassword({ of: { hasPassword } }: { of: Person }) {
  const cache = useQueryClient()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const saving = useMutation({
    mutationFn: () => call<void>('POST', '/v1/me/password', { body: { password, ...(hasPassword && { current }) } }),
    onSuccess: async () => {
      setCurrent('')
      setPassword('')
      await cache.invalidateQueries()
    },
  })
  return (
    <Sheet title={words.password} lead={words.passwordLead}>
      <Form
        onSubmit={() => saving.mutate()} error={saving.error} busy={saving.isPending} action={words.changePassword}
        ready={password !== '' && (!hasPassword || current !== '')}
      >
        {hasPassword && <Field name="current" type="password" label={words.current} value={current} onChange={setCurrent} autoComplete="current-password" />}
        <Field name="password" type="password" label={words.next} hint={words.nextHint} value={password} onChange={setPassword} autoComplete="new-password" />
        <p role="status" className={classes.under}>
          {saving.isSuccess && words.changed}
        </p>
      </Form>
    </Sheet>
  )
}

type Session = { id: string; createdAt: string; lastSeenAt: string; address: string; agent: string; current: boolean }

function Sessions() {
  const cache = useQueryClient()
  const key = ['sessions']
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call<{ data: Session[] }>('GET', '/v1/sessions', { signal }) })
  const ending = useMutation({
    mutationFn: (id: string) => call<void>('DELETE', `/v1/sessions/${encodeURIComponent(id)}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
  const fault = error ?? ending.error
  return (
    <Sheet title={words.sessions} lead={words.sessionsLead}>
      {fault && <Trouble error={fault} />}
      <ul className={classes.rows}>
        {data?.data.map(({ id, lastSeenAt, address, agent, current }) => (
          <li key={id}>
            <span>
              <span className={classes.name}>{browserOf(agent) || words.unknownBrowser}</span>
              <span className={classes.under}>
                {address} · {showMoment(lastSeenAt)}
              </span>
            </span>
            {current ? (
              <span className={classes.own}>{words.thisOne}</span>
            ) : (
              <Button variant="default" onClick={() => ending.mutate(id)} aria-label={`${words.end}: ${browserOf(agent)}`}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Others({ of: { workspaces }, workspace }: { of: Person; workspace: string }) {
  const [chosen, choose] = useState(workspace)
  const going = useMutation({
    mutationFn: () => call<void>('POST', '/v1/me/workspace', { body: { workspace: chosen } }),
    // a fresh page forgets what was shown of the other
    onSuccess: () => location.assign('/'),
  })
  return (
    <Sheet title={words.others} lead={words.othersLead}>
      <Form onSubmit={() => going.mutate()} error={going.error} busy={going.isPending} action={words.go} ready={chosen !== workspace}>
        <Choice
          name="workspace" label={words.workspace} value={chosen} onChange={choose}
          options={workspaces.map(({ id, name, role }) => ({ value: id, word: `${name} (${roleName(role)})` }))}
        />
      </Form>
    </Sheet>
  )
}
