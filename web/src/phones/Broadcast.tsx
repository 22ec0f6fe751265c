// The panel from which an operator broadcasts an alert to the phones of an area, and the latest broadcasts with what
// became of them. Knows no phone.
import { Button, TextInput } from '@mantine/core'
import { RadioTower } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Trouble } from '../frame/Note.tsx'
import { showMoment } from '../text/format.ts'
import { broadcastWords as words } from './words.ts'
import { type Broadcast as OnAir, isOnAir, useAreas, useBroadcast, useBroadcasts } from './broadcasts.ts'
import classes from './Broadcast.module.css'

const mostRepetitions = 1_000

export function Broadcast() {
  const areas = useAreas()
  const broadcasts = useBroadcasts()
  const { start, cancel } = useBroadcast()
  const [text, setText] = useState('')
  const [chosen, choose] = useState<readonly string[]>([])
  const [times, setTimes] = useState('1')
  const repetitions = /^\d{1,4}$/.test(times) ? Number(times) : 0
  const wrong = repetitions < 1 || repetitions > mostRepetitions
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || chosen.length === 0 || wrong || start.isPending) return
    start.mutate({ text, areas: chosen, repetitions }, { onSuccess: () => setText((now) => (now === text ? '' : now)) })
  }
  const toggle = (name: string) =>
    choose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name])
  return (
    <div className={classes.panel}>
      <form className={classes.form} onSubmit={submit} aria-label={words.title} noValidate>
        <TextInput
          className={classes.text}
          label={words.text}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          dir="auto"
          maxLength={1395}
        />
        <TextInput
          className={classes.times}
          label={words.times}
          inputMode="numeric"
          value={times}
          onChange={(event) => setTimes(event.currentTarget.value)}
          error={wrong ? words.timesWrong(mostRepetitions) : undefined}
          autoComplete="off"
        />
        <fieldset className={classes.areas}>
          <legend>{words.areas}</legend>
          {areas.data?.map((name) => (
            <label key={name} className={classes.area}>
              <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <Button
          type="submit"
          className={classes.send}
          loading={start.isPending}
          disabled={text.trim() === '' || chosen.length === 0}
          leftSection={<RadioTower size={17} aria-hidden="true" />}
        >
          {words.send}
        </Button>
      </form>
      <p className={classes.hint} aria-live="polite">
        {text.trim() !== '' && chosen.length === 0 ? words.nowhere : words.hint}
      </p>
      {[areas.error, start.error, cancel.error].map((error, at) => error && <Trouble key={at} error={error} />)}
      {broadcasts.data && broadcasts.data.length > 0 && (
        <ul className={classes.list} aria-label={words.latest}>
          {broadcasts.data.map((one) => (
            <Row key={one.id} one={one} onCancel={() => cancel.mutate(one.id)} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Row({ one, onCancel }: { one: OnAir; onCancel(): void }) {
  const { text, areas, createdAt, state, phones, sent, repetitions } = one
  return (
    <li className={classes.row} data-on-air={isOnAir(one)}>
      <time dateTime={createdAt}>{showMoment(createdAt)}</time>
      <div className={classes.what}>
        <bdi className={classes.said}>{text}</bdi>
        <span>
          {areas.join(', ')} · {words.phones(phones)}
          {repetitions > 1 && ` · ${words.sent(sent, repetitions)}`}
        </span>
      </div>
      {isOnAir(one) ? (
        <Button variant="default" size="xs" onClick={onCancel}>
          {words.cancel}
        </Button>
      ) : (
        <span className={classes.state}>{words.states[state]}</span>
      )}
    </li>
  )
}
