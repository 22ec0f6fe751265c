// Which way would a message take now? A small form and the answer. Sends nothing.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { bareNumber } from '../text/format.ts'
import { explainRoute } from './calls.ts'
import { Explained } from './Explained.tsx'
import classes from './Routes.module.css'
import { words } from './words.ts'

const { ask } = words
const lanes = ['transactional', 'bulk', 'otp'] as const

/** `of`: the routes as they stand; an answer holds for those it was asked of. */
export function AskWay({ of, nameOf }: { of: string; nameOf(connection: string): string }) {
  const [draft, setDraft] = useState({ to: '', from: '', lane: 'transactional' })
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const asking = useMutation({
    mutationFn: async () => ({ of, answer: await explainRoute({ to: bareNumber(draft.to), lane: draft.lane, ...(draft.from.trim() && { from: draft.from.trim() }) }) }),
  })
  return (
    <Sheet title={ask.title} lead={ask.lead}>
      <Form onSubmit={() => asking.mutate()} busy={asking.isPending} error={asking.error} ready={draft.to.trim() !== ''} action={ask.ask} label={ask.title}>
        <Field name="to" type="tel" label={ask.to} placeholder="+31612345678" value={draft.to} onChange={(to) => put({ to })} />
        <Field name="from" label={ask.from} placeholder="SHOP" value={draft.from} onChange={(from) => put({ from })} />
        <Choice name="lane" label={ask.lane} value={draft.lane} options={lanes.map((value) => ({ value: value as string, word: words.lanes[value] ?? value }))} onChange={(lane) => put({ lane })} />
      </Form>
      {asking.data?.of === of && (
        <div className={classes.answer}>
          <Explained answer={asking.data.answer} nameOf={nameOf} />
        </div>
      )}
    </Sheet>
  )
}
