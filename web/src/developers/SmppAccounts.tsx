// SMPP accounts: what programs bind with, making one, its binds, taking one away. Knows no connection to an operator.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { address, call, freshKey } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Details } from '../frame/Details.tsx'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMe } from '../frame/me.ts'
import { Once } from '../frame/Once.tsx'
import { showCount, showFull } from '../text/format.ts'
import classes from './Developers.module.css'
import { listOf, Mark, Named, Panel } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.smpp

type Bind = { state: string; version: string; outstanding: number; unanswered: number }
export type SmppAccount = {
  id: string
  mode: 'test' | 'live'
  systemId: string
  name: string
  senders: string[]
  addresses: string[]
  window: number
  perSecond: number
  binds: Bind[]
  ids: string
  receipts: string
  alphabet: string
  version: string
  createdAt: string
}
type Made = Omit<SmppAccount, 'binds'> & { password: string }

export const smppKey = ['smpp-accounts'] as const
export const readSmpp = ({ after, signal }: { after?: string; signal?: AbortSignal }) =>
  call<Page<SmppAccount>>('GET', address('/v1/smpp-accounts', { limit: 50, after }), { signal })
const path = ({ id }: { id: string }) => `/v1/smpp-accounts/${id}`

export function SmppAccounts() {
  const cache = useQueryClient()
  const [making, make] = useState(false)
  const [made, setMade] = useState<Made>()
  const [opened, open] = useState<SmppAccount>()
  return (
    <Panel
      lead={words.lead}
      actions={
        <Button onClick={() => make(true)} leftSection={<Plus size={17} aria-hidden="true" />}>
          {words.make}
        </Button>
      }
    >
      <Listing
        label={words.listed}
        queryKey={smppKey}
        read={readSmpp}
        idOf={({ id }) => id}
        onOpen={open}
        columns={[
          { head: words.name, cell: ({ name, systemId }) => <Named name={name || systemId} under={<code>{systemId}</code>} /> },
          { head: words.mode, width: '5rem', cell: ({ mode }) => all.keys.modes[mode] },
          { head: words.binds, width: '9rem', cell: ({ binds }) => <Mark tone={binds.length > 0 ? 'good' : 'off'}>{words.bound(binds.length)}</Mark> },
          { head: words.perSecond, width: '8rem', end: true, cell: ({ perSecond }) => showCount(perSecond) },
          { head: words.window, width: '6rem', end: true, cell: ({ window }) => showCount(window) },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/smpp-accounts', { name: 'shop' }) }}
      />
      {making && (
        <NewAccount
          onClose={() => make(false)}
          onMade={(account) => {
            make(false)
            setMade(account)
            void cache.invalidateQueries({ queryKey: smppKey })
          }}
        />
      )}
      {made && (
        <Dialog title={words.madeTitle(made.systemId)} onClose={() => setMade(undefined)}>
          <Once
            note={words.madeNote}
            secrets={[
              { label: words.systemId, value: made.systemId },
              { label: words.password, value: made.password },
            ]}
            onDone={() => setMade(undefined)}
          />
        </Dialog>
      )}
      {opened && <Account of={opened} onClose={() => open(undefined)} />}
    </Panel>
  )
}

function Account({ of: account, onClose }: { of: SmppAccount; onClose(): void }) {
  const cache = useQueryClient()
  const [removing, remove] = useState(false)
  const deleting = useMutation({
    mutationFn: () => call<void>('DELETE', path(account)),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: smppKey })
      onClose()
    },
  })
  return (
    <Dialog title={account.name || account.systemId} onClose={onClose}>
      <Details
        of={[
          [words.id, <code key="id">{account.id}</code>],
          [words.systemId, <code key="system">{account.systemId}</code>],
          [words.mode, all.keys.modes[account.mode]],
          [words.senders, account.senders.join(', ')],
          [words.addresses, account.addresses.join(', ')],
          [words.window, showCount(account.window)],
          [words.perSecond, showCount(account.perSecond)],
          [words.version, account.version],
          [words.receipts, account.receipts],
          [words.alphabet, account.alphabet],
          [all.keys.created, showFull(account.createdAt)],
        ]}
      />
      <h3>{words.binds}</h3>
      <ul className={classes.attempts}>
        {account.binds.length === 0 && <li>{words.bound(0)}</li>}
        {account.binds.map((bind, index) => (
          <li key={index}>
            <b>{bind.state}</b>
            <span>{bind.version}</span>
            <span className={classes.figures}>{words.unanswered(bind.unanswered)}</span>
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={() => remove(true)}>
        {words.remove}
      </Button>
      {removing && (
        <Confirm
          title={words.removeTitle(account.systemId)} action={words.remove} busy={deleting.isPending} error={deleting.error}
          onConfirm={() => deleting.mutate()} onClose={() => remove(false)}
        >
          <p>{words.removeNote}</p>
        </Confirm>
      )}
    </Dialog>
  )
}

const blank = { name: '', systemId: '', password: '', senders: '', addresses: '', window: '', perSecond: '', binds: '' }

function NewAccount({ onMade, onClose }: { onMade(account: Made): void; onClose(): void }) {
  const { data: me } = useMe()
  const [mode, setMode] = useState<'test' | 'live'>('test')
  const [given, setGiven] = useState(blank)
  const set = (field: keyof typeof blank) => (value: string) => setGiven({ ...given, [field]: value })
  const making = useMutation({
    mutationFn: () => {
      const { name, systemId, password, senders, addresses, ...counts } = given
      const body = {
        mode,
        ...(name.trim() !== '' && { name: name.trim() }),
        ...(systemId !== '' && { systemId }),
        ...(password !== '' && { password }),
        ...(senders.trim() !== '' && { senders: senders.split(',').map((sender) => sender.trim()) }),
        ...(addresses.trim() !== '' && { addresses: listOf(addresses) }),
        ...Object.fromEntries(Object.entries(counts).flatMap(([field, value]) => (value === '' ? [] : [[field, Number(value)]]))),
      }
      return call<Made>('POST', '/v1/smpp-accounts', { body, key: freshKey() })
    },
    onSuccess: onMade,
  })
  return (
    <Dialog title={words.make} onClose={onClose}>
      <Form onSubmit={() => making.mutate()} error={making.error} busy={making.isPending} action={words.make} onCancel={onClose}>
        <Field name="name" label={words.name} value={given.name} onChange={set('name')} autoFocus />
        <Choice
          name="mode" label={words.mode} value={mode} onChange={setMode}
          options={(me?.mode === 'test' ? (['test'] as const) : (['test', 'live'] as const)).map((value) => ({ value, word: all.keys.modes[value] }))}
        />
        <div className={classes.row}>
          <Field name="systemId" label={words.systemId} hint={words.madeForYou} value={given.systemId} onChange={set('systemId')} />
          <Field name="password" label={words.password} hint={words.passwordHint} value={given.password} onChange={set('password')} />
        </div>
        <details className={classes.more}>
          <summary>{all.keys.limits}</summary>
          <div>
            <Field name="senders" label={words.senders} hint={words.sendersHint} value={given.senders} onChange={set('senders')} />
            <Field name="addresses" label={words.addresses} hint={words.addressesHint} value={given.addresses} onChange={set('addresses')} />
            <div className={classes.row}>
              <Field name="window" type="number" min={1} label={words.window} value={given.window} onChange={set('window')} />
              <Field name="perSecond" type="number" min={1} label={words.perSecond} value={given.perSecond} onChange={set('perSecond')} />
              <Field name="binds" type="number" min={1} label={words.most} value={given.binds} onChange={set('binds')} />
            </div>
          </div>
        </details>
      </Form>
    </Dialog>
  )
}
