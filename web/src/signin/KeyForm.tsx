// Signing in with an API key, and where to find one. Knows no other way in.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { explain } from '../api/explain.ts'
import { signIn } from '../api/routes.ts'
import { PasswordField } from './PasswordField.tsx'
import classes from './SignIn.module.css'
import { words as all } from './words.ts'

const words = all.key

export function KeyForm({ onEntered }: { onEntered: () => Promise<void> }) {
  const [key, setKey] = useState('')
  const entering = useMutation({ mutationFn: () => signIn({ key: key.trim() }), onSuccess: onEntered })
  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (key.trim() !== '') entering.mutate()
  }
  return (
    <>
      <form onSubmit={enter} className={classes.form}>
        <PasswordField
          label={words.label}
          showLabel={words.show}
          placeholder={words.placeholder}
          value={key}
          onChange={setKey}
          error={entering.error ? explain(entering.error).say : undefined}
          autoComplete="current-password"
          name="key"
          autoFocus
        />
        <Button type="submit" loading={entering.isPending} disabled={key.trim() === ''}>
          {words.enter}
        </Button>
      </form>
      <section className={classes.ways}>
        <h2>{words.where}</h2>
        <ul>
          {words.ways.map((way) => (
            <li key={way.code}>
              <code>{way.code}</code>
              <span>{way.text}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
