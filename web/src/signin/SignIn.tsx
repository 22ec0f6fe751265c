// The door for people without a session: asks for the API key and tells where it is. Knows no page behind it.
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { explain } from '../api/explain.ts'
import { signIn } from '../api/routes.ts'
import { Logotype } from '../frame/Logotype.tsx'
import { signInWords as words } from '../frame/words.ts'
import classes from './SignIn.module.css'

export function SignIn({ linkRefused }: { linkRefused: boolean }) {
  const cache = useQueryClient()
  const [key, setKey] = useState('')
  const [shown, show] = useState(false)
  const entering = useMutation({
    mutationFn: () => signIn({ key: key.trim() }),
    onSuccess: () => cache.resetQueries(),
  })
  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (key.trim() !== '') entering.mutate()
  }
  const refused = entering.error && explain(entering.error)
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Logotype height={40} />
        <div>
          <h1>{words.title}</h1>
          <p className={classes.lead}>{words.lead}</p>
        </div>
        {linkRefused && !entering.error && (
          <p className={classes.notice} role="status">
            {words.linkUsed}
          </p>
        )}
        <form onSubmit={enter} className={classes.form}>
          <TextInput
            type={shown ? 'text' : 'password'}
            label={words.label}
            placeholder={words.placeholder}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            error={refused && refused.say}
            autoComplete="current-password"
            autoFocus
            spellCheck={false}
            name="key"
            rightSection={
              <ActionIcon onClick={() => show(!shown)} aria-label={words.show} aria-pressed={shown}>
                {shown ? <EyeOff size={17} /> : <Eye size={17} />}
              </ActionIcon>
            }
            rightSectionWidth="2.75rem"
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
      </div>
    </main>
  )
}
