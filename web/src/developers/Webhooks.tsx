// Webhooks: the addresses that are told of events, and making one. What became of each is on its own page.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { address, call, freshKey } from '../api/call.ts'
import type { Cursor } from '../api/routes.ts'
import type { Page } from '../api/shapes.ts'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMe } from '../frame/me.ts'
import { Once } from '../frame/Once.tsx'
import { Mark, Named, Panel, listOf } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.webhooks

export type Webhook = {
  id: string
  /** Absent for the one through which messages tell their own address. */
  url?: string
  name: string
  types: string[]
  mode: 'test' | 'live'
  enabled: boolean
  why?: string
  circuit: 'closed' | 'open' | 'half-open'
  createdAt: string
  oldSecretUntil?: string
}
export type WebhookMade = Webhook & { secret: string }
export const webhooksKey = ['webhooks'] as const
const read = ({ after, signal }: Cursor) => call<Page<Webhook>>('GET', address('/v1/webhooks', { limit: 50, after }), { signal })
const example = { url: 'https://shop.example/onesixty', types: ['message.*'] }

export function Webhooks() {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [making, make] = useState(false)
  const [made, setMade] = useState<WebhookMade>()
  const go = ({ id }: Webhook) => void navigate({ to: '/webhooks/$id', params: { id } })
  return (
    <Panel
      lead={words.lead}
      actions={
        <>
          <Button variant="default" onClick={() => void navigate({ to: '/webhooks/$id', params: { id: 'callbacks' } })}>
            {words.callbacks}
          </Button>
          <Button onClick={() => make(true)} leftSection={<Plus size={17} aria-hidden="true" />}>
            {words.make}
          </Button>
        </>
      }
    >
      <Listing
        label={words.listed}
        queryKey={webhooksKey}
        read={read}
        idOf={({ id }) => id}
        onOpen={go}
        columns={[
          { head: words.name, cell: ({ name, url }) => <Named name={name} under={url} /> },
          { head: words.types, cell: ({ types }) => <code>{types.join(' ')}</code> },
          { head: words.mode, width: '5rem', cell: ({ mode }) => all.keys.modes[mode] },
          { head: words.state, width: '9rem', cell: (webhook) => <StateOf of={webhook} /> },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/webhooks', example) }}
      />
      {making && (
        <NewWebhook
          onClose={() => make(false)}
          onMade={(webhook) => {
            make(false)
            setMade(webhook)
            void cache.invalidateQueries({ queryKey: webhooksKey })
          }}
        />
      )}
      {made && (
        <Dialog title={words.madeTitle(made.name)} onClose={() => setMade(undefined)}>
          <Once note={words.secretNote} secrets={[{ label: words.secret, value: made.secret }]} onDone={() => setMade(undefined)} />
        </Dialog>
      )}
    </Panel>
  )
}

export function StateOf({ of: { enabled, circuit } }: { of: Webhook }) {
  if (!enabled) return <Mark tone="off">{words.off}</Mark>
  return circuit === 'closed' ? <Mark tone="good">{words.on}</Mark> : <Mark tone="bad">{words.failing}</Mark>
}

function NewWebhook({ onMade, onClose }: { onMade(webhook: WebhookMade): void; onClose(): void }) {
  const { data: me } = useMe()
  const [url, setUrl] = useState('')
  const [name, setName] = useState('')
  const [types, setTypes] = useState('*')
  const [mode, setMode] = useState<'test' | 'live'>(me?.mode ?? 'test')
  const making = useMutation({
    mutationFn: () => {
      const body = { url: url.trim(), ...(name.trim() !== '' && { name: name.trim() }), types: listOf(types), mode }
      return call<WebhookMade>('POST', '/v1/webhooks', { body, key: freshKey() })
    },
    onSuccess: onMade,
  })
  const echoing = useMutation({
    mutationFn: () => call<{ url: string }>('POST', '/v1/echo', { body: {} }),
    onSuccess: (echo) => setUrl(echo.url),
  })
  return (
    <Dialog title={words.make} onClose={onClose}>
      <Form
        onSubmit={() => making.mutate()} error={making.error ?? echoing.error} busy={making.isPending} action={words.make} onCancel={onClose}
        ready={url.trim() !== '' && listOf(types).length > 0}
      >
        <Field name="url" type="url" label={words.url} hint={words.urlHint} value={url} onChange={setUrl} autoFocus placeholder="https://" />
        <Button variant="default" onClick={() => echoing.mutate()} loading={echoing.isPending}>
          {words.echo}
        </Button>
        <Field name="name" label={words.name} value={name} onChange={setName} />
        <Field name="types" label={words.types} hint={words.typesHint} value={types} onChange={setTypes} />
        <Choice
          name="mode" label={words.mode} hint={words.modeHint} value={mode} onChange={setMode}
          options={(me?.mode === 'test' ? (['test'] as const) : (['test', 'live'] as const)).map((value) => ({ value, word: all.keys.modes[value] }))}
        />
      </Form>
    </Dialog>
  )
}
