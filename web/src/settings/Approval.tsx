// When somebody else has to agree before a campaign starts. Knows no campaign.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { call } from '../api/call.ts'
import { Details } from '../frame/Details.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { bareAmount, type Money, showCount, showMoney } from '../text/format.ts'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.approval
type Policy = { recipients?: number | null; cost?: Money | null }
const key = ['campaign-policy']

export function Approval() {
  const may = useMay()
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => call<Policy>('GET', '/v1/campaign-policy', { signal }) })
  return (
    <Sheet title={words.title} lead={words.lead}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && !may({ scope: 'admin', live: true }) && (
        <Details
          of={[
            [words.recipients, typeof data.recipients === 'number' ? showCount(data.recipients) : words.never],
            [words.cost, data.cost ? showMoney(data.cost) : words.never],
          ]}
        />
      )}
      {data && may({ scope: 'admin', live: true }) && <Change of={data} />}
    </Sheet>
  )
}

function Change({ of: policy }: { of: Policy }) {
  const cache = useQueryClient()
  const [recipients, setRecipients] = useState(String(policy.recipients ?? ''))
  const [amount, setAmount] = useState(policy.cost?.amount ?? '')
  const [currency, setCurrency] = useState(policy.cost?.currency ?? 'EUR')
  const saving = useMutation({
    mutationFn: () => {
      const body = { recipients: recipients === '' ? null : Number(recipients), cost: amount.trim() === '' ? null : { amount: bareAmount(amount), currency } }
      return call<Policy>('PUT', '/v1/campaign-policy', { body })
    },
    onSuccess: (now) => keepAnswer(cache, key, now),
  })
  return (
    <Form onSubmit={() => saving.mutate()} error={saving.error} busy={saving.isPending}>
      <Field name="recipients" type="number" min={0} label={words.recipients} hint={words.emptyNever} value={recipients} onChange={setRecipients} />
      <Field name="amount" label={words.cost} hint={words.emptyNever} value={amount} onChange={setAmount} />
      <Field name="currency" label={words.currency} value={currency} onChange={(text) => setCurrency(text.toUpperCase().slice(0, 3))} />
      <p role="status" className={classes.under}>
        {saving.isSuccess && words.saved}
      </p>
    </Form>
  )
}
