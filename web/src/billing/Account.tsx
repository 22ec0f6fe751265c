// The account: what it has, and what was booked on it; the house books by hand.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useOnce } from '../api/once.ts'
import { Chips } from '../frame/Chips.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { bareAmount, showCount, showFull, showMoment, showMoney, showSum } from '../text/format.ts'
import { balanceKey, book, bookableKinds, entriesPath, type Entry, getBalance, listEntries } from './calls.ts'
import classes from './Billing.module.css'
import { words } from './words.ts'
import { useWorkspaces } from './workspaces.ts'

const { entries: said } = words
const kinds = ['settle', 'top_up', 'payment', 'correction', 'fee', 'inbound'] as const

export function Account() {
  const mayBook = useMay()({ scope: 'bill', house: true, live: true })
  const [booking, setBooking] = useState(false)
  const [kind, setKind] = useState<'' | (typeof kinds)[number]>('')
  const { data: balance, error, refetch } = useQuery({ queryKey: balanceKey, queryFn: ({ signal }) => getBalance(signal) })
  return (
    <>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {balance && !balance.charged && (
        <p className={classes.free}>
          <strong>{words.free}</strong> {words.freeNext}
        </p>
      )}
      {balance?.charged && (
        <dl className={classes.figures}>
          <div>
            <dt>{words.available}</dt>
            <dd>{balance.available && showSum(balance.available)}</dd>
          </div>
          <div>
            <dt>{words.reserved}</dt>
            <dd>{balance.reserved && showSum(balance.reserved)}</dd>
          </div>
          {balance.credit && Number(balance.credit.amount) > 0 && (
            <div>
              <dt>{words.credit}</dt>
              <dd>{showSum(balance.credit)}</dd>
            </div>
          )}
          {(balance.includedLeft ?? 0) > 0 && (
            <div>
              <dt>{words.included}</dt>
              <dd>{showCount(balance.includedLeft ?? 0)}</dd>
            </div>
          )}
          <div>
            <dt>{words.plan}</dt>
            <dd>
              {balance.plan?.name} <small>{balance.payment && words.payment[balance.payment]}</small>
            </dd>
          </div>
        </dl>
      )}
      <div className={classes.bar}>
        {mayBook && (
          <Button leftSection={<Plus size={17} />} onClick={() => setBooking(true)}>
            {words.book.open}
          </Button>
        )}
        <Chips label={said.columns.kind} chips={[{ id: '', word: said.all }, ...kinds.map((id) => ({ id, word: said.kinds[id] }))]} chosen={kind} onChoose={setKind} />
      </div>
      <Listing<Entry>
        key={kind}
        label={said.listed}
        queryKey={['ledger', kind]}
        read={({ after, signal }) => listEntries(kind, after, signal)}
        idOf={({ id }) => id}
        columns={[
          { head: said.columns.at, width: '10rem', cell: ({ at }) => <time dateTime={at} title={showFull(at)}>{showMoment(at)}</time> },
          { head: said.columns.kind, cell: (entry) => <b>{said.kinds[entry.kind] ?? entry.kind}</b> },
          { head: said.columns.parts, cell: ({ messages, parts }) => (messages > 0 ? `${said.messages(messages)} (${showCount(parts)})` : '') },
          { head: said.columns.note, cell: ({ reference, note }) => [reference, note].filter(Boolean).join(' · ') },
          { head: said.columns.amount, width: '9rem', end: true, cell: ({ amount }) => <span data-minus={amount.amount.startsWith('-')}>{showMoney(amount)}</span> },
        ]}
        empty={{ title: said.empty, hint: said.emptyHint, curl: curl(entriesPath(kind)) }}
      />
      {booking && <Book onClose={() => setBooking(false)} />}
    </>
  )
}

function Book({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const { own, options } = useWorkspaces()
  const [draft, setDraft] = useState({ workspace: '', kind: 'top_up', amount: '', reference: '', note: '' })
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const once = useOnce()
  const booking = useMutation({
    mutationFn: () =>
      once(draft, (key) =>
        book(draft.workspace || own, { kind: draft.kind, amount: bareAmount(draft.amount), ...(draft.reference && { reference: draft.reference }), ...(draft.note && { note: draft.note }) }, key),
      ),
    onSuccess: () => {
      onClose()
      return Promise.all([cache.invalidateQueries({ queryKey: ['ledger'] }), cache.invalidateQueries({ queryKey: balanceKey })])
    },
  })
  return (
    <Dialog title={words.book.title} onClose={onClose}>
      <Form onSubmit={() => booking.mutate()} busy={booking.isPending} error={booking.error} ready={draft.amount.trim() !== ''} action={words.book.action} onCancel={onClose}>
        {options.length > 1 && <Choice name="workspace" label={words.book.workspace} value={draft.workspace || own} options={options} onChange={(workspace) => put({ workspace })} />}
        <Choice name="kind" label={words.book.kind} value={draft.kind} options={bookableKinds.map((value) => ({ value: value as string, word: said.kinds[value] ?? value }))} onChange={(kind) => put({ kind })} />
        <Field name="amount" label={words.book.amount} hint={words.book.amountHint} value={draft.amount} onChange={(amount) => put({ amount })} autoFocus />
        <Field name="reference" label={words.book.reference} hint={words.book.referenceHint} value={draft.reference} onChange={(reference) => put({ reference })} />
        <Field name="note" label={words.book.note} value={draft.note} onChange={(note) => put({ note })} />
      </Form>
    </Dialog>
  )
}
