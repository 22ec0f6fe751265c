// Signing in as a person: e-mail address and password, the code of a second factor where it is asked for, a passkey, or a
// service elsewhere. Knows no other way in.
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Problem } from '../api/call.ts'
import { explain } from '../api/explain.ts'
import { signIn } from '../api/routes.ts'
import { PasswordField } from './PasswordField.tsx'
import { askPasskey, canUsePasskeys } from './passkey.ts'
import classes from './SignIn.module.css'
import { words as all } from './words.ts'

const words = all.people
const isAbout = (error: unknown, code: string) => error instanceof Problem && error.code === code

export type Ways = { setUp: boolean; people: boolean; passkeys: boolean; signOn: boolean }

export function PersonForm({ ways, onEntered }: { ways: Ways; onEntered: () => Promise<void> }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, askCode] = useState(false)
  const [turnedAway, turnAway] = useState(false)
  const entering = useMutation({
    mutationFn: () => signIn({ email: email.trim(), password, ...(codeAsked && { code: code.trim() }) }),
    onSuccess: onEntered,
    onError: (error) => isAbout(error, 'code_needed') && askCode(true),
  })
  const byPasskey = useMutation({
    mutationFn: async () => {
      const passkey = await askPasskey()
      turnAway(passkey === undefined)
      if (passkey) await signIn({ passkey })
      return passkey !== undefined
    },
    onSuccess: (entered) => (entered ? onEntered() : undefined),
  })
  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (ready) entering.mutate()
  }
  const ready = email.trim() !== '' && password !== '' && (!codeAsked || code.trim() !== '')
  const error = entering.error && !isAbout(entering.error, 'code_needed') ? explain(entering.error).say : undefined
  const ofCode = isAbout(entering.error, 'code_wrong')
  return (
    <form onSubmit={enter} className={classes.form}>
      <TextInput
        label={words.email}
        type="email"
        name="email"
        autoComplete="username webauthn"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        autoFocus
      />
      <PasswordField
        label={words.password}
        showLabel={words.show}
        value={password}
        onChange={setPassword}
        error={ofCode ? undefined : error}
        autoComplete="current-password"
        name="password"
      />
      {codeAsked && (
        <TextInput
          label={words.code}
          description={words.codeHint}
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={ofCode ? error : undefined}
          autoFocus
        />
      )}
      <Button type="submit" loading={entering.isPending} disabled={!ready}>
        {words.enter}
      </Button>
      {ways.passkeys && canUsePasskeys() && (
        <Button variant="default" onClick={() => byPasskey.mutate()} loading={byPasskey.isPending}>
          {words.passkey}
        </Button>
      )}
      {ways.signOn && (
        <Button variant="default" component="a" href="/v1/session/sso">
          {words.signOn}
        </Button>
      )}
      {(turnedAway || byPasskey.error) && (
        <p className={classes.notice} role="alert">
          {byPasskey.error ? explain(byPasskey.error).say : words.canceled}
        </p>
      )}
    </form>
  )
}
