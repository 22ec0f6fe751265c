// What can be done with a message: taken back while it waits, sent anew after it failed, written again. Knows no list.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ban, RotateCcw, SendHorizontal } from 'lucide-react'
import { call, freshKey } from '../api/call.ts'
import { messagePath } from '../api/routes.ts'
import type { Message, Status } from '../api/shapes.ts'
import { useMay } from '../frame/me.ts'
import { explain } from '../api/explain.ts'
import { kept } from '../live/live.tsx'
import { words } from './words.ts'

const waiting = new Set<Status>(['scheduled', 'queued', 'held'])
const failed = new Set<Status>(['undelivered', 'expired', 'rejected', 'unknown'])

export function Actions({ message }: { message: Message }) {
  const maySend = useMay()({ scope: 'send' })
  const cache = useQueryClient()
  const navigate = useNavigate()
  const canceling = useMutation({
    mutationFn: () => call<Message>('POST', `${messagePath(message.id)}/cancel`),
    onSettled: () => cache.invalidateQueries({ queryKey: kept.message(message.id) }),
  })
  const redriving = useMutation({
    mutationFn: () => call<{ id: string }>('POST', `${messagePath(message.id)}/redrive`, { key: freshKey() }),
    onSuccess: ({ id }) => navigate({ to: '/messages/$id', params: { id } }),
  })
  if (!maySend) return null
  const error = canceling.error ?? redriving.error
  const said = error && explain(error)
  return (
    <>
      {said && (
        <p role="alert">
          {said.say} {said.next}
        </p>
      )}
      {waiting.has(message.status) && (
        <Button variant="default" leftSection={<Ban size={16} />} loading={canceling.isPending} onClick={() => canceling.mutate()}>
          {words.cancelIt}
        </Button>
      )}
      {failed.has(message.status) && (
        <Button leftSection={<RotateCcw size={16} />} loading={redriving.isPending} title={words.sendAnewHint} onClick={() => redriving.mutate()}>
          {words.sendAnew}
        </Button>
      )}
      {!waiting.has(message.status) && message.redactedAt === undefined && (
        <Button
          variant="default" leftSection={<SendHorizontal size={16} />}
          onClick={() => void navigate({ to: '/compose', search: { to: message.to, ...(message.from && { from: message.from }), ...(message.text && { text: message.text }) } })}
        >
          {words.sendAgain}
        </Button>
      )}
    </>
  )
}
