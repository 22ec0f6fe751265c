// What webhooks were told of a message, and how they answered: found among the newest deliveries of each.
import { useQuery } from '@tanstack/react-query'
import { address, call, Problem } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { Trouble } from '../frame/Note.tsx'
import { Wide } from '../frame/Wide.tsx'
import { showFull, showMoment, showSpan } from '../text/format.ts'
import classes from './Facts.module.css'
import { words } from './words.ts'

const { hooks: said } = words
const lookedThrough = 1_000
const mostHooks = 10

type Webhook = { id: string; name: string }
type Delivery = { id: string; type: string; subject: string; status: string; createdAt: string; attempts: readonly { tookMs: number; status?: number; error?: string }[] }
type Told = Delivery & { hook: string }

/** There may be no callbacks yet, and a webhook may go meanwhile; whatever else is wrong is said. */
const ifGone = (error: unknown): Pick<Page<Delivery>, 'data'> => {
  if (error instanceof Problem && error.status === 404) return { data: [] }
  throw error
}

async function toldOf(id: string, signal: AbortSignal): Promise<Told[]> {
  const { data: webhooks } = await call<Page<Webhook>>('GET', address('/v1/webhooks', { limit: mostHooks }), { signal })
  const all = [...webhooks, { id: 'callbacks', name: 'callbackUrl' }]
  const found = await Promise.all(
    all.map(async (hook) => {
      const { data } = await call<Page<Delivery>>('GET', address(`/v1/webhooks/${hook.id}/deliveries`, { limit: lookedThrough }), { signal }).catch(ifGone)
      return data.filter(({ subject }) => subject === id).map((one) => ({ ...one, hook: hook.name }))
    }),
  )
  return found.flat().sort((a, b) => (a.id < b.id ? 1 : -1))
}

export function Told({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['told', id], queryFn: ({ signal }) => toldOf(id, signal) })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!isPending && data.length === 0) return <p className={classes.note}>{said.none}</p>
  return (
    <>
      <p className={classes.note}>{said.lead}</p>
      <Wide label={said.lead} busy={isPending}>
        <table className={classes.table}>
          <thead>
            <tr>
              {Object.values(said.columns).map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data?.map(({ id: delivery, createdAt, type, hook, status, attempts }) => {
              const last = attempts.at(-1)
              return (
                <tr key={delivery}>
                  <td title={showFull(createdAt)}>{showMoment(createdAt)}</td>
                  <td>
                    <code>{type}</code>
                  </td>
                  <td>{hook}</td>
                  <td data-state={status}>{said.state[status] ?? status}</td>
                  <td>
                    {[last?.status ?? last?.error, last && showSpan(last.tookMs), attempts.length > 1 && said.attempts(attempts.length)].filter(Boolean).join(' · ')}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Wide>
    </>
  )
}
