// The form that makes a key: its name, what it may, and what it is restricted to. Knows no list.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, freshKey } from '../api/call.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form, Ticks } from '../frame/Fields.tsx'
import { type Scope, useMay, useMe } from '../frame/me.ts'
import classes from './Developers.module.css'
import type { KeyMade } from './key.ts'
import { listOf } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.keys
const scopes: readonly Scope[] = ['read', 'write', 'send', 'develop', 'bill', 'admin']
const empty = { senders: '', addresses: '', expiresAt: '', perSecond: '', partsPerDay: '' }

function limitsOf({ senders, addresses, expiresAt, perSecond, partsPerDay }: typeof empty) {
  const limits = {
    // names may hold a space
    ...(senders.trim() !== '' && { senders: senders.split(',').map((name) => name.trim()).filter((name) => name !== '') }),
    ...(addresses.trim() !== '' && { addresses: listOf(addresses) }),
    ...(expiresAt !== '' && { expiresAt: new Date(expiresAt).toISOString() }),
    ...(perSecond !== '' && { perSecond: Number(perSecond) }),
    ...(partsPerDay !== '' && { partsPerDay: Number(partsPerDay) }),
  }
  return Object.keys(limits).length > 0 ? { limits } : {}
}

export function KeyForm({ onMade, onClose }: { onMade(key: KeyMade): void; onClose(): void }) {
  const may = useMay()
  const { data: me } = useMe()
  const [name, setName] = useState('')
  const [mode, setMode] = useState<'test' | 'live'>('test')
  const [wanted, setWanted] = useState<Scope[]>(['read', 'send'])
  const [limits, setLimits] = useState(empty)
  const limit = (field: keyof typeof empty) => (value: string) => setLimits({ ...limits, [field]: value })
  const making = useMutation({
    mutationFn: () => call<KeyMade>('POST', '/v1/keys', { body: { name: name.trim(), mode, scopes: wanted, ...limitsOf(limits) }, key: freshKey() }),
    onSuccess: onMade,
  })
  return (
    <Dialog title={words.make} onClose={onClose}>
      <Form
        onSubmit={() => making.mutate()} error={making.error} busy={making.isPending} action={words.make} onCancel={onClose}
        ready={name.trim() !== '' && wanted.length > 0}
      >
        <Field name="name" label={words.name} hint={words.nameHint} value={name} onChange={setName} autoFocus />
        <Choice
          name="mode" label={words.mode} hint={words.modeHint} value={mode} onChange={setMode}
          options={(me?.mode === 'test' ? (['test'] as const) : (['test', 'live'] as const)).map((value) => ({ value, word: words.modes[value] }))}
        />
        <Ticks
          name="scopes" label={words.scopes} value={wanted} onChange={setWanted}
          options={scopes.filter((scope) => may({ scope })).map((value) => ({ value, word: words.scopeNames[value], hint: words.scopeHints[value] }))}
        />
        <details className={classes.more}>
          <summary>{words.limits}</summary>
          <div>
            <Field name="senders" label={words.senders} hint={words.sendersHint} value={limits.senders} onChange={limit('senders')} />
            <Field name="addresses" label={words.addresses} hint={words.addressesHint} value={limits.addresses} onChange={limit('addresses')} />
            <Field name="expiresAt" type="datetime-local" label={words.expires} value={limits.expiresAt} onChange={limit('expiresAt')} />
            <div className={classes.row}>
              <Field name="perSecond" type="number" min={1} label={words.perSecond} value={limits.perSecond} onChange={limit('perSecond')} />
              <Field name="partsPerDay" type="number" min={0} label={words.perDay} value={limits.partsPerDay} onChange={limit('partsPerDay')} />
            </div>
          </div>
        </details>
      </Form>
    </Dialog>
  )
}
