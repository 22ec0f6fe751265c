// Whether a sender would be taken: asked of the preview, which sends nothing.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { explainRefusal } from '../api/explain.ts'
import { Field, Form } from '../frame/Fields.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { bareNumber, showCountry } from '../text/format.ts'
import classes from './Senders.module.css'
import { words } from './words.ts'

const { name: said } = words

type Preview = { from?: string; country?: string; refusal?: { code: string; detail: string } }

const kindOf = (from: string) => (/^\d{3,8}$/.test(from) ? 'short' : /^\+?\d{7,}$/.test(from) ? 'long' : 'name')

export function TryName() {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('+31612345678')
  const trying = useMutation({ mutationFn: () => call<Preview>('POST', '/v1/messages/preview', { body: { to: bareNumber(to), from: from.trim(), text: 'Hi' } }) })
  const answer = trying.data
  return (
    <Sheet title={said.title} lead={said.lead}>
      <Form onSubmit={() => trying.mutate()} busy={trying.isPending} error={trying.error} ready={from.trim() !== ''} action={said.ask} label={said.title}>
        <Field name="from" label={said.label} placeholder="SHOP" value={from} onChange={setFrom} />
        <Field name="to" type="tel" label={said.to} value={to} onChange={setTo} />
      </Form>
      {answer && (
        <p className={classes.answer} data-bad={answer.refusal !== undefined} role="status">
          {answer.refusal ? explainRefusal(answer.refusal) : (
            <>
              {said.good(answer.from ?? from, answer.country ? showCountry(answer.country) : to)} {said.answer[kindOf(answer.from ?? from)]}
            </>
          )}
        </p>
      )}
    </Sheet>
  )
}
