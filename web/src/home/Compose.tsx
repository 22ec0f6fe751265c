// The form that sends one message: to, from, text, with the live count. Knows nothing of what happens after.
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type FormEvent, useMemo } from 'react'
import { segment } from '../../../src/sms/segments.ts'
import { call, Problem } from '../api/call.ts'
import { explain } from '../api/explain.ts'
import { curl } from '../frame/curl.ts'
import { useStatus } from '../frame/Counters.tsx'
import { useMay, useMe } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import { tell } from '../reasons/told.ts'
import { bareNumber, isWhole, type Money, showMoney } from '../text/format.ts'
import classes from './Compose.module.css'
import { Meter, strayChars } from './Meter.tsx'
import { TextField } from './TextField.tsx'
import { words } from './words.ts'

const { compose } = words

export type Draft = { to: string; from: string; text: string }

/** The draft as the API wants it. */
export const bodyOf = ({ to, from, text }: Draft) => ({
  to: bareNumber(to),
  ...(from.trim() !== '' && { from: from.trim() }),
  text,
})

/** Whether what is sent here leaves for operators; of a house that is not theirs people know no better. */
export function useGoesOut(): boolean {
  const { data: me } = useMe()
  const { data: status } = useStatus()
  return me !== undefined && me.mode !== 'test' && status !== undefined && !status?.mode.demo
}

type ComposeProps = { draft: Draft; /** For real, at a price. */ goesOut: boolean; pending: boolean; error: unknown; onChange(draft: Draft): void; onSend(): void }

export function Compose({ draft, goesOut, pending, error, onChange, onSend }: ComposeProps) {
  const may = useMay()
  const mayNot = useMe().data !== undefined && !may({ scope: 'send' })
  const counted = useMemo(() => segment(draft.text), [draft.text])
  const costly = useMemo(() => strayChars(counted), [counted])
  const refused = error ? explain(error) : undefined
  const wrong = (field: keyof Draft) =>
    refused?.field === field ? `${refused.say}${refused.next ? ` ${refused.next}` : ''}` : undefined
  const elsewhere = refused && !['to', 'from', 'text'].includes(refused.field ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!pending && !mayNot && draft.text !== '') onSend()
  }
  return (
    <form className={classes.compose} onSubmit={submit} aria-label={compose.title} noValidate>
      <div className={classes.ends}>
        <TextInput
          label={compose.to}
          type="tel"
          name="to"
          value={draft.to}
          onChange={(event) => onChange({ ...draft, to: event.currentTarget.value })}
          description={/^\d/.test(bareNumber(draft.to)) ? compose.toCountry : goesOut ? compose.toReal : compose.toHint}
          error={wrong('to')}
          autoComplete="off"
        />
        <TextInput
          label={compose.from}
          name="from"
          value={draft.from}
          onChange={(event) => onChange({ ...draft, from: event.currentTarget.value })}
          description={senderHint(draft.from)}
          error={wrong('from')}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <TextField
        label={compose.text}
        value={draft.text}
        marked={costly}
        describedBy="count"
        error={wrong('text')}
        onChange={(text) => onChange({ ...draft, text })}
      />
      <Meter id="count" text={draft.text} counted={counted} onPlain={(text) => onChange({ ...draft, text })} />
      {elsewhere && <Trouble error={error} />}
      <div className={classes.send}>
        <Button type="submit" loading={pending} disabled={'refused' in counted || mayNot} leftSection={<Send size={17} />}>
          {compose.send}
        </Button>
        {mayNot ? <span className={classes.hint}>{compose.mayNot}</span> : goesOut ? <Price body={bodyOf(draft)} /> : <span className={classes.hint}>{compose.sendHint}</span>}
      </div>
      <details className={classes.curl}>
        <summary>{compose.asCurl}</summary>
        <Snippet code={curl('/v1/messages', bodyOf(draft))} />
      </details>
    </form>
  )
}

type Preview = { price?: Money; blocked?: { say: string }; refusal?: { code: string; detail: string } }
const restMs = 400

/** What it would cost, asked when the draft rests. */
function Price({ body }: { body: ReturnType<typeof bodyOf> }) {
  const { data } = useQuery({
    queryKey: ['preview', body],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, restMs))
      signal.throwIfAborted()
      return call<Preview>('POST', '/v1/messages/preview', { body, signal })
    },
    enabled: isWhole(body.to) && body.text !== '',
    retry: false,
  })
  const refused = data?.refusal && explain(new Problem(422, data.refusal))
  const said = data && (data.blocked ? tell(data.blocked.say) : data.price ? compose.costs(showMoney(data.price)) : compose.noPrice)
  return (
    <span className={classes.live} role="status">
      {refused ? `${refused.say} ${refused.next ?? ''}` : `${compose.live} ${said ?? ''}`}
    </span>
  )
}

function senderHint(from: string): string {
  const sender = from.trim()
  if (sender === '') return compose.senderEmpty
  if (/^\d{3,8}$/.test(sender)) return compose.senderShort
  return /^\+?[\d\s]{7,}$/.test(sender) ? compose.senderNumber : compose.senderName
}
