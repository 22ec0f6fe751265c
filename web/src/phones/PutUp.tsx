// The form that hangs phones on the wall: the first number and how many from there on. Any number has a phone, so that
// nothing is asked of the server.
import { Button, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { words } from '../phone/words.ts'
import { bareNumber, isWhole } from '../text/format.ts'
import classes from './PutUp.module.css'
import { mostPutUp, numbersFrom } from './wall.ts'

const { page } = words

export function PutUp({ onPutUp }: { onPutUp(numbers: readonly string[]): void }) {
  const [from, setFrom] = useState('+31612345678')
  const [count, setCount] = useState('1')
  const [wrong, setWrong] = useState(false)
  const number = bareNumber(from)
  const many = /^\d{1,3}$/.test(count) && Number(count) >= 1 && Number(count) <= mostPutUp ? Number(count) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole(number) || many === undefined) return setWrong(true)
    setWrong(false)
    onPutUp(numbersFrom(number, many))
  }
  return (
    <form className={classes.form} onSubmit={submit} aria-label={page.putUp} noValidate>
      <TextInput
        label={page.from}
        type="tel"
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        error={wrong && !isWhole(number) ? page.fromWrong : undefined}
        autoComplete="off"
      />
      <TextInput
        label={page.count}
        inputMode="numeric"
        value={count}
        onChange={(event) => setCount(event.currentTarget.value)}
        error={wrong && many === undefined ? page.countWrong(mostPutUp) : undefined}
        autoComplete="off"
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<Plus size={17} aria-hidden="true" />}
        className={classes.put}
      >
        {page.putUp}
      </Button>
    </form>
  )
}
