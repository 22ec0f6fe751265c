// The forms of people who come for the first time: the first owner, and whoever was invited. Knows no way of signing in.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { call, Problem } from '../api/call.ts'
import { explain } from '../api/explain.ts'
import { PasswordField } from './PasswordField.tsx'
import classes from './SignIn.module.css'
import { roleName, words } from './words.ts'

type Done = { onEntered: () => Promise<void> }
type Invitation = { workspace: string; email: string; role: string; known: boolean }

const faultOf = (error: unknown, field: string) => {
  if (!error) return undefined
  const { say, field: at } = explain(error)
  return at === field ? say : undefined
}
const otherFault = (error: unknown, fields: readonly string[]) => {
  if (!error) return undefined
  const { say, next, field } = explain(error)
  return field !== undefined && fields.includes(field) ? undefined : [say, next].filter(Boolean).join(' ')
}

function Form({ onSubmit, ready, busy, enter, fault, children }: {
  onSubmit: () => void
  ready: boolean
  busy: boolean
  enter: string
  fault: string | undefined
  children: ReactNode
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onSubmit()
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      {children}
      {fault && (
        <p className={classes.notice} role="alert">
          {fault}
        </p>
      )}
      <Button type="submit" loading={busy} disabled={!ready}>
        {enter}
      </Button>
    </form>
  )
}

export function SetUp({ token, onEntered }: Done & { token: string }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const sending = useMutation({
    mutationFn: () => call<void>('POST', '/v1/setup', { body: { token, name: name.trim(), email: email.trim(), password } }),
    onSuccess: onEntered,
  })
  const { error } = sending
  return (
    <Form
      onSubmit={() => sending.mutate()}
      ready={name.trim() !== '' && email.trim() !== '' && password !== ''}
      busy={sending.isPending}
      enter={words.setUp.enter}
      fault={otherFault(error, ['name', 'email', 'password'])}
    >
      <TextInput label={words.name} name="name" autoComplete="name" value={name} onChange={(event) => setName(event.currentTarget.value)} error={faultOf(error, 'name')} autoFocus />
      <TextInput label={words.people.email} type="email" name="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.currentTarget.value)} error={faultOf(error, 'email')} />
      <PasswordField
        label={words.newPassword} description={words.newPasswordHint} showLabel={words.people.show} value={password} onChange={setPassword}
        error={faultOf(error, 'password')} autoComplete="new-password" name="password"
      />
    </Form>
  )
}

/** What an invitation is to. Whoever asks for the same token shares the answer. */
export const useInvitation = (token: string | undefined) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call<Invitation>('POST', '/v1/invitations/look', { body: { token }, signal }),
    enabled: token !== undefined,
    retry: false,
  })
export const leadOf = ({ workspace, role }: Invitation) => words.invitation.lead(workspace, roleName(role))

export function Accept({ token, onEntered }: Done & { token: string }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const looking = useInvitation(token)
  const known = looking.data?.known ?? false
  const [codeAsked, askCode] = useState(false)
  const joining = useMutation({
    mutationFn: () =>
      call<void>('POST', '/v1/invitations/accept', { body: { token, password, ...(!known && { name: name.trim() }), ...(codeAsked && { code: code.trim() }) } }),
    onSuccess: onEntered,
    onError: (error) => error instanceof Problem && error.code === 'code_needed' && askCode(true),
  })
  const { error } = joining
  const codeNeeded = error instanceof Problem && error.code === 'code_needed'
  if (looking.error)
    return (
      <p className={classes.notice} role="alert">
        {explain(looking.error).say}
      </p>
    )
  if (!looking.data) return <p role="status">{words.invitation.looking}</p>
  return (
    <Form
      onSubmit={() => joining.mutate()}
      ready={password !== '' && (known || name.trim() !== '')}
      busy={joining.isPending}
      enter={words.invitation.enter}
      fault={codeNeeded ? undefined : otherFault(error, ['name', 'password', 'code'])}
    >
      <TextInput label={words.people.email} type="email" name="email" autoComplete="username" value={looking.data.email} readOnly />
      {!known && (
        <TextInput label={words.name} name="name" autoComplete="name" value={name} onChange={(event) => setName(event.currentTarget.value)} error={faultOf(error, 'name')} autoFocus />
      )}
      <PasswordField
        label={known ? words.people.password : words.newPassword} description={known ? words.invitation.known : words.newPasswordHint} showLabel={words.people.show}
        value={password} onChange={setPassword} error={faultOf(error, 'password')} autoComplete={known ? 'current-password' : 'new-password'} name="password"
      />
      {codeAsked && (
        <TextInput
          label={words.people.code} description={words.people.codeHint} name="code" autoComplete="one-time-code" value={code}
          onChange={(event) => setCode(event.currentTarget.value)} error={codeNeeded ? undefined : faultOf(error, 'code')}
        />
      )}
    </Form>
  )
}
