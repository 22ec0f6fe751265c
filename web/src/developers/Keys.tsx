// API keys: which there are, making one with its limits, putting another in its place, revoking. Knows no other secret.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { address, call, freshKey } from '../api/call.ts'
import type { Cursor } from '../api/routes.ts'
import type { Page } from '../api/shapes.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Details } from '../frame/Details.tsx'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { Once } from '../frame/Once.tsx'
import { showCount, showFull, showMoment } from '../text/format.ts'
import classes from './Developers.module.css'
import type { Key, KeyMade } from './key.ts'
import { KeyForm } from './KeyForm.tsx'
import { Mark, Named, Panel } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.keys

const listKey = ['keys'] as const
const read = ({ after, signal }: Cursor) => call<Page<Key>>('GET', address('/v1/keys', { limit: 50, after }), { signal })

export function Keys() {
  const cache = useQueryClient()
  const [making, make] = useState(false)
  const [made, setMade] = useState<KeyMade>()
  const [opened, open] = useState<Key>()
  const shown = (key: KeyMade) => {
    make(false)
    open(undefined)
    setMade(key)
    void cache.invalidateQueries({ queryKey: listKey })
  }
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
        queryKey={listKey}
        read={read}
        idOf={({ id }) => id}
        onOpen={open}
        columns={[
          { head: words.name, cell: ({ name, hint }) => <Named name={name} under={<code>{`${hint}…`}</code>} /> },
          { head: words.mode, width: '5rem', cell: ({ mode }) => words.modes[mode] },
          { head: words.scopes, cell: ({ scopes }) => scopes.map((scope) => words.scopeNames[scope]).join(', ') },
          { head: words.used, width: '9rem', cell: ({ lastUsedAt }) => (lastUsedAt ? showMoment(lastUsedAt) : words.never) },
          { head: words.state, width: '8rem', cell: (key) => <StateOf of={key} /> },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/keys', { name: 'shop', mode: 'test' }) }}
      />
      {making && <KeyForm onMade={shown} onClose={() => make(false)} />}
      {opened && <KeyDialog of={opened} onRotated={shown} onClose={() => open(undefined)} />}
      {made && (
        <Dialog title={words.madeTitle(made.name)} onClose={() => setMade(undefined)}>
          <Once
            note={words.madeNote}
            secrets={[
              { label: words.key, value: made.key },
              { label: words.tryIt, value: curl('/v1/me').replace('$ONESIXTY_API_KEY', made.key) },
            ]}
            onDone={() => setMade(undefined)}
          >
            <p className={classes.under}>{words.sid(made.accountSid)}</p>
          </Once>
        </Dialog>
      )}
    </Panel>
  )
}

function StateOf({ of: { revokedAt, limits } }: { of: Key }) {
  if (revokedAt) return <Mark tone="off">{words.revoked}</Mark>
  if (limits?.expiresAt && Date.parse(limits.expiresAt) < Date.now()) return <Mark tone="off">{words.expired}</Mark>
  return <Mark tone="good">{limits ? words.limited : words.good}</Mark>
}

const overlaps = ['0', '3600', '86400', '604800'] as const

function KeyDialog({ of: key, onRotated, onClose }: { of: Key; onRotated(made: KeyMade): void; onClose(): void }) {
  const cache = useQueryClient()
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>('86400')
  const [asking, ask] = useState(false)
  const rotating = useMutation({
    mutationFn: () => call<KeyMade>('POST', `/v1/keys/${key.id}/rotate`, { body: { overlapSeconds: Number(overlap) }, key: freshKey() }),
    onSuccess: onRotated,
  })
  const revoking = useMutation({
    mutationFn: () => call<void>('DELETE', `/v1/keys/${key.id}`),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: listKey })
      onClose()
    },
  })
  const { limits = {} } = key
  return (
    <Dialog title={key.name} onClose={onClose}>
      <Details
        of={[
          [words.id, <code key="id">{key.id}</code>],
          [words.begins, <code key="hint">{key.hint}…</code>],
          [words.mode, words.modes[key.mode]],
          [words.scopes, key.scopes.map((scope) => words.scopeNames[scope]).join(', ')],
          [words.created, showFull(key.createdAt)],
          [words.used, key.lastUsedAt && showFull(key.lastUsedAt)],
          [words.revoked, key.revokedAt && showFull(key.revokedAt)],
          [words.senders, limits.senders?.join(', ')],
          [words.addresses, limits.addresses?.join(', ')],
          [words.expires, limits.expiresAt && showFull(limits.expiresAt)],
          [words.perSecond, limits.perSecond !== undefined && showCount(limits.perSecond)],
          [words.perDay, limits.partsPerDay !== undefined && showCount(limits.partsPerDay)],
        ]}
      />
      {!key.revokedAt && (
        <>
          <Form onSubmit={() => rotating.mutate()} error={rotating.error} busy={rotating.isPending} action={words.rotate}>
            <Choice
              name="overlapSeconds" label={words.overlap} hint={words.overlapHint} value={overlap} onChange={setOverlap}
              options={overlaps.map((value) => ({ value, word: words.overlaps[value] }))}
            />
          </Form>
          <Button variant="default" onClick={() => ask(true)}>
            {words.revoke}
          </Button>
        </>
      )}
      {asking && (
        <Confirm
          title={words.revokeTitle(key.name)} action={words.revoke} busy={revoking.isPending} error={revoking.error}
          onConfirm={() => revoking.mutate()} onClose={() => ask(false)}
        >
          <p>{words.revokeNote}</p>
        </Confirm>
      )}
    </Dialog>
  )
}
