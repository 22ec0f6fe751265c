// One webhook: on or off, tried, its secret replaced, and what was told to it, which can be told again. Knows no other.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, KeyRound, Power, Radio, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { call, freshKey } from '../api/call.ts'
import { explain } from '../api/explain.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Details } from '../frame/Details.tsx'
import { Dialog } from '../frame/Dialog.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Once } from '../frame/Once.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { showFull, showSpan } from '../text/format.ts'
import { Deliveries } from './Deliveries.tsx'
import classes from './Developers.module.css'
import { StateOf, type Webhook, type WebhookMade, webhooksKey } from './Webhooks.tsx'
import { words as all } from './words.ts'

const words = all.webhooks

export function WebhookPage() {
  const { id } = useParams({ from: '/webhooks/$id' })
  const path = `/v1/webhooks/${encodeURIComponent(id)}`
  const { data: webhook, error, refetch } = useQuery({ queryKey: ['webhook', id], queryFn: ({ signal }) => call<Webhook>('GET', path, { signal }) })
  return (
    <div className={classes.stack}>
      <Link to="/developers/{-$part}" params={{ part: 'webhooks' }} className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {words.back}
      </Link>
      <PageHead title={webhook?.name ?? words.one} lead={id === 'callbacks' ? words.callbacksLead : webhook?.url} curl={curl(path)}>
        {webhook && <Actions of={webhook} path={path} />}
      </PageHead>
      {error && !webhook && <Trouble error={error} onRetry={() => void refetch()} />}
      {webhook && (
        <>
          <Details
            of={[
              [words.state, <StateOf key="state" of={webhook} />],
              [words.why, webhook.why],
              [words.types, <code key="types">{webhook.types.join(' ')}</code>],
              [words.mode, all.keys.modes[webhook.mode]],
              [all.keys.created, showFull(webhook.createdAt)],
              [words.oldSecret, webhook.oldSecretUntil && showFull(webhook.oldSecretUntil)],
            ]}
          />
          <Deliveries path={path} />
        </>
      )}
    </div>
  )
}

type Pinged = { delivered: boolean; status?: number; error?: string; tookMs: number }

function Actions({ of: webhook, path }: { of: Webhook; path: string }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [removing, remove] = useState(false)
  const refresh = () => Promise.all([cache.invalidateQueries({ queryKey: ['webhook'] }), cache.invalidateQueries({ queryKey: webhooksKey })])
  const switching = useMutation({ mutationFn: () => call<Webhook>('PATCH', path, { body: { enabled: !webhook.enabled } }), onSuccess: refresh })
  const pinging = useMutation({ mutationFn: () => call<Pinged>('POST', `${path}/ping`, { body: {} }) })
  const rotating = useMutation({ mutationFn: () => call<WebhookMade>('POST', `${path}/rotate`, { body: {}, key: freshKey() }), onSuccess: refresh })
  const deleting = useMutation({
    mutationFn: () => call<void>('DELETE', path),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: webhooksKey })
      await navigate({ to: '/developers/{-$part}', params: { part: 'webhooks' } })
    },
  })
  const fault = switching.error ?? pinging.error ?? rotating.error
  const pinged = pinging.data
  return (
    <>
      {webhook.url && (
        <Button variant="default" leftSection={<Radio size={16} />} onClick={() => pinging.mutate()} loading={pinging.isPending}>
          {words.ping}
        </Button>
      )}
      <Button variant="default" leftSection={<Power size={16} />} onClick={() => switching.mutate()} loading={switching.isPending}>
        {webhook.enabled ? words.switchOff : words.switchOn}
      </Button>
      <Button variant="default" leftSection={<KeyRound size={16} />} onClick={() => rotating.mutate()} loading={rotating.isPending}>
        {words.rotate}
      </Button>
      {webhook.url && (
        <Button variant="default" leftSection={<Trash2 size={16} />} onClick={() => remove(true)}>
          {words.remove}
        </Button>
      )}
      <p role="status" className={classes.result}>
        {fault && explain(fault).say}
        {!fault && pinged && (pinged.delivered ? words.pinged(pinged.status ?? 0, showSpan(pinged.tookMs)) : words.notPinged(pinged.error ?? String(pinged.status)))}
      </p>
      {rotating.data && (
        <Dialog title={words.rotate} onClose={() => rotating.reset()}>
          <Once note={words.rotatedNote} secrets={[{ label: words.secret, value: rotating.data.secret }]} onDone={() => rotating.reset()} />
        </Dialog>
      )}
      {removing && (
        <Confirm
          title={words.removeTitle(webhook.name)} action={words.remove} busy={deleting.isPending} error={deleting.error}
          onConfirm={() => deleting.mutate()} onClose={() => remove(false)}
        >
          <p>{words.removeNote}</p>
        </Confirm>
      )}
    </>
  )
}
