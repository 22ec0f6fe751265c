// Numbers that are never written to: listed, added, taken off. Knows no ledger.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { bareNumber, showMoment, showNumber } from '../text/format.ts'
import { addSuppression, liftSuppression, listSuppressions } from './calls.ts'
import classes from './Consent.module.css'
import { words } from './words.ts'

const { suppressions: texts } = words
const kept = ['suppressions'] as const

export function Suppressions() {
  const cache = useQueryClient()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<string>()
  const going = useMutation({
    mutationFn: (number: string) => liftSuppression(number),
    onSuccess: async () => {
      setLifting(undefined)
      await cache.invalidateQueries({ queryKey: kept })
    },
  })
  return (
    <>
      <div className={classes.top}>
        <p className={classes.lead}>{texts.lead}</p>
        {may({ scope: 'write' }) && (
          <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        )}
      </div>
      <Listing
        label={texts.listed} queryKey={kept} read={({ after, signal }) => listSuppressions(after, signal)} idOf={(one) => one.hash}
        columns={[
          { head: words.number, cell: (one) => (one.number ? <bdi className={classes.number}>{showNumber(one.number)}</bdi> : texts.erased) },
          { head: texts.hash, cell: (one) => <code>{one.hash.slice(0, 16)}…</code> },
          { head: texts.since, width: '9rem', cell: (one) => showMoment(one.since) },
          {
            head: texts.lift, width: '9rem', end: true,
            cell: ({ number }) =>
              number !== undefined &&
              may({ scope: 'write' }) && (
                <Button variant="default" onClick={() => setLifting(number)} aria-label={`${texts.lift}: ${number}`}>
                  {texts.lift}
                </Button>
              ),
          },
        ]}
        empty={{ title: texts.empty, hint: texts.emptyHint, curl: curl('/v1/suppressions', { number: '+31612345679', reason: 'asked by telephone' }) }}
      />
      {adding && <Add onClose={() => setAdding(false)} />}
      {lifting && (
        <Confirm
          title={texts.liftTitle(showNumber(lifting))} action={texts.lift} busy={going.isPending} error={going.error} onConfirm={() => going.mutate(lifting)}
          onClose={() => setLifting(undefined)}
        >
          <p>{texts.liftWhat}</p>
        </Confirm>
      )}
    </>
  )
}

function Add({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const adding = useMutation({
    mutationFn: () => addSuppression({ number: bareNumber(number.trim()), ...(reason.trim() !== '' && { reason: reason.trim() }) }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: kept })
      onClose()
    },
  })
  return (
    <Dialog title={texts.add} onClose={onClose}>
      <Form
        label={texts.add} action={texts.add} error={adding.error} busy={adding.isPending} ready={number.trim() !== ''} onSubmit={() => adding.mutate()} onCancel={onClose}
      >
        <Field name="number" type="tel" label={words.number} hint={words.numberHint} value={number} onChange={setNumber} />
        <Field name="reason" label={texts.reason} hint={texts.reasonHint} value={reason} onChange={setReason} />
      </Form>
    </Dialog>
  )
}
