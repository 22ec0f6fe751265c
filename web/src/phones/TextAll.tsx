// The line above the wall that texts every phone on it at once. Knows the numbers, no phone.
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useOnce } from '../api/once.ts'
import { sendMessages } from '../api/routes.ts'
import { Trouble } from '../frame/Note.tsx'
import { words } from '../phone/words.ts'
import classes from './TextAll.module.css'

const { page } = words

export function TextAll({ numbers }: { numbers: readonly string[] }) {
  const [from, setFrom] = useState('1600')
  const [text, setText] = useState('')
  const once = useOnce()
  const sending = useMutation({
    mutationFn: (body: Parameters<typeof sendMessages>[0]) => once(body, (key) => sendMessages(body, key)),
    onSuccess: (_, { messages: [sent] }) => setText((now) => (now === sent?.text ? '' : now)), // who wrote on meanwhile keeps that
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || sending.isPending) return
    const sender = from.trim() === '' ? {} : { from: from.trim() }
    sending.mutate({ ...sender, messages: numbers.map((to) => ({ to, text })) })
  }
  const refused = sending.data?.refused ?? 0
  return (
    <div className={classes.all}>
      <form className={classes.line} onSubmit={submit} aria-label={page.textAll}>
        <TextInput
          className={classes.text}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={page.text}
          aria-label={page.text}
          autoComplete="off"
          dir="auto"
          maxLength={1000}
        />
        <TextInput
          className={classes.from}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          placeholder={page.sender}
          aria-label={page.sender}
          autoComplete="off"
          spellCheck={false}
        />
        <Button
          type="submit"
          loading={sending.isPending}
          disabled={text.trim() === ''}
          leftSection={<Send size={17} aria-hidden="true" />}
        >
          {page.toAll(numbers.length)}
        </Button>
      </form>
      {refused > 0 && <p className={classes.refused}>{page.refused(refused)}</p>}
      {sending.error && <Trouble error={sending.error} />}
    </div>
  )
}
