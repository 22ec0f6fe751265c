// The numbers that people can answer to, who hears them, and the trial of a name. Knows no message.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { bareNumber, showDay, showNumber } from '../text/format.ts'
import classes from './Senders.module.css'
import { TryName } from './TryName.tsx'
import { words } from './words.ts'

type Owned = { id: string; number: string; account?: string; createdAt: string }
type Account = { id: string; name?: string; systemId?: string }
type Open = { act: 'give' } | { act: 'assign' | 'take'; owned: Owned }

const key = ['numbers'] as const
const path = (id: string) => `/v1/numbers/${encodeURIComponent(id)}`
const isShort = (number: string) => /^\d{3,8}$/.test(number)

export function Senders() {
  const cache = useQueryClient()
  const may = useMay()
  const [mayGive, mayAssign] = [may({ scope: 'admin', house: true, live: true }), may({ scope: 'develop', live: true })]
  const [open, setOpen] = useState<Open>()
  const [number, setNumber] = useState('')
  const [account, setAccount] = useState('')
  const { data: accounts } = useQuery({ queryKey: ['smpp accounts', 'senders'], queryFn: ({ signal }) => call<Page<Account>>('GET', '/v1/smpp-accounts?limit=200', { signal }), enabled: mayAssign })
  const nameOf = (id: string) => {
    const found = accounts?.data.find((one) => one.id === id)
    return found?.name ?? found?.systemId ?? id
  }
  const close = () => setOpen(undefined)
  const done = {
    onSuccess: () => {
      close()
      setNumber('')
      setAccount('')
      return cache.invalidateQueries({ queryKey: key })
    },
  }
  const giving = useMutation({ mutationFn: () => call('POST', '/v1/numbers', { body: { number: bareNumber(number), ...(account !== '' && { account }) } }), ...done })
  const assigning = useMutation({ mutationFn: (id: string) => call('PATCH', path(id), { body: { account: account === '' ? null : account } }), ...done })
  const taking = useMutation({ mutationFn: (id: string) => call('DELETE', path(id)), ...done })
  const options = [{ value: '', word: words.nobody }, ...(accounts?.data ?? []).map(({ id }) => ({ value: id, word: nameOf(id) }))]
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl('/v1/numbers')}>
        {mayGive && (
          <Button leftSection={<Plus size={17} />} onClick={() => setOpen({ act: 'give' })}>
            {words.give}
          </Button>
        )}
      </PageHead>
      <div className={classes.columns}>
        <Listing<Owned>
          label={words.listed}
          queryKey={key}
          read={({ after, signal }) => call<Page<Owned>>('GET', address('/v1/numbers', { limit: 100, after }), { ...(signal && { signal }) })}
          idOf={({ id }) => id}
          columns={[
            { head: words.columns.number, cell: (owned) => <b><bdi>{showNumber(owned.number)}</bdi></b> },
            { head: words.columns.kind, cell: (owned) => (isShort(owned.number) ? words.kinds.short : words.kinds.long) },
            { head: words.columns.account, cell: (owned) => (owned.account ? nameOf(owned.account) : words.nobody) },
            { head: words.columns.since, cell: ({ createdAt }) => showDay(createdAt) },
            {
              head: words.change,
              cell: (owned) => (
                <span className={classes.acts}>
                  {mayAssign && (
                    <Button
                      variant="default" size="compact-sm"
                      onClick={() => {
                        setAccount(owned.account ?? '')
                        setOpen({ act: 'assign', owned })
                      }}
                    >
                      {words.change}
                    </Button>
                  )}
                  {mayGive && (
                    <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'take', owned })}>
                      {words.take}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
          empty={{ title: words.empty, hint: words.emptyHint, curl: curl('/v1/numbers', { number: '1600' }) }}
        />
        <TryName />
      </div>
      {open?.act === 'give' && (
        <Dialog title={words.give} onClose={close}>
          <Form onSubmit={() => giving.mutate()} busy={giving.isPending} error={giving.error} ready={number.trim() !== ''} action={words.give} onCancel={close}>
            <Field name="number" type="tel" label={words.number} hint={words.numberHint} value={number} onChange={setNumber} autoFocus />
            {options.length > 1 && <Choice name="account" label={words.account} hint={words.accountHint} value={account} options={options} onChange={(next) => setAccount(next)} />}
          </Form>
        </Dialog>
      )}
      {open?.act === 'assign' && (
        <Dialog title={words.assign(showNumber(open.owned.number))} onClose={close}>
          <Form onSubmit={() => assigning.mutate(open.owned.id)} busy={assigning.isPending} error={assigning.error} action={words.change} onCancel={close}>
            <Choice name="account" label={words.account} hint={words.accountHint} value={account} options={options} onChange={(next) => setAccount(next)} />
          </Form>
        </Dialog>
      )}
      {open?.act === 'take' && (
        <Confirm title={words.takeTitle(showNumber(open.owned.number))} action={words.take} busy={taking.isPending} error={taking.error} onClose={close} onConfirm={() => taking.mutate(open.owned.id)}>
          {words.takeSays}
        </Confirm>
      )}
    </>
  )
}
