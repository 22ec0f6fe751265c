// Rates between currencies, by which prices in one are charged in another: listed, brought. None is ever changed.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { showDay, showFull } from '../text/format.ts'
import classes from './Prices.module.css'
import { words } from './words.ts'

const { rates: said } = words
type Rate = { id: string; base: string; quote: string; rate: string; validFrom: string; source: string; createdAt: string }
export const ratesPath = '/v1/rates'
const key = ['rates'] as const
const example = { source: 'ECB', rates: [{ base: 'USD', quote: 'EUR', rate: '0.9215' }] }

export function Rates() {
  const cache = useQueryClient()
  const [bringing, bring] = useState(false)
  const [done, setDone] = useState('')
  return (
    <>
      <div className={classes.bar}>
        <Button leftSection={<Plus size={17} />} onClick={() => bring(true)}>
          {said.bring}
        </Button>
        <p className={classes.done} role="status">
          {done}
        </p>
      </div>
      <Listing<Rate>
        label={said.listed} queryKey={key} idOf={({ id }) => id}
        read={({ after, signal }) => call<Page<Rate>>('GET', address(ratesPath, { limit: 100, after }), { ...(signal && { signal }) })}
        columns={[
          { head: said.pair, cell: ({ base, quote }) => <b>{said.worth(base, quote)}</b> },
          { head: said.rate, width: '9rem', end: true, cell: ({ rate }) => rate },
          { head: said.from, width: '9rem', cell: ({ validFrom }) => <time dateTime={validFrom} title={showFull(validFrom)}>{showDay(validFrom)}</time> },
          { head: words.columns.source, cell: ({ source }) => source },
        ]}
        empty={{ title: said.empty, hint: said.emptyHint, curl: curl(ratesPath, example) }}
      />
      {bringing && (
        <Bring
          onClose={() => bring(false)}
          onDone={(base, quote) => {
            bring(false)
            setDone(said.done(base, quote))
            void cache.invalidateQueries({ queryKey: key })
          }}
        />
      )}
    </>
  )
}

function Bring({ onDone, onClose }: { onDone(base: string, quote: string): void; onClose(): void }) {
  const [draft, setDraft] = useState({ base: '', quote: 'EUR', rate: '', validFrom: '', source: '' })
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const { base, quote } = draft
  const bringing = useMutation({
    mutationFn: () =>
      call('POST', ratesPath, {
        body: { source: draft.source.trim(), rates: [{ base, quote, rate: draft.rate.trim().replace(',', '.'), ...(draft.validFrom !== '' && { validFrom: draft.validFrom }) }] },
      }),
    onSuccess: () => onDone(base, quote),
  })
  const code = (text: string) => text.toUpperCase().slice(0, 3)
  return (
    <Dialog title={said.bring} onClose={onClose}>
      <Form
        onSubmit={() => bringing.mutate()} busy={bringing.isPending} error={bringing.error} action={said.bring} onCancel={onClose}
        ready={base.length === 3 && quote.length === 3 && draft.rate.trim() !== '' && draft.source.trim() !== ''}
      >
        <Field name="base" label={said.base} placeholder="USD" value={base} onChange={(next) => put({ base: code(next) })} />
        <Field name="quote" label={said.quote} placeholder="EUR" value={quote} onChange={(next) => put({ quote: code(next) })} />
        <Field name="rate" label={said.worth(base || 'USD', quote || 'EUR')} placeholder="0.9215" value={draft.rate} onChange={(rate) => put({ rate })} />
        <Field name="validFrom" type="date" label={said.from} hint={said.fromHint} value={draft.validFrom} onChange={(validFrom) => put({ validFrom })} />
        <Field name="source" label={words.columns.source} hint={said.sourceHint} placeholder="ECB" value={draft.source} onChange={(source) => put({ source })} />
      </Form>
    </Dialog>
  )
}
