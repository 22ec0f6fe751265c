// The steps from a demo to the real world, ticked as they are done, and a snippet with a key of one's own.
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Cable, CircleCheck, Code, KeyRound, type LucideIcon, Tags, Wallet, Webhook } from 'lucide-react'
import { call } from '../api/call.ts'
import { useMay, type Right } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import classes from './Start.module.css'
import { words } from './words.ts'

const { next: said } = words

type Row = { builtin?: boolean; url?: string; lastUsedAt?: string }
type Rows = { data: readonly Row[] }
const any = (path: string, counts: (row: Row) => boolean = () => true) => async (signal: AbortSignal) =>
  (await call<Rows>('GET', path, { signal, background: true })).data.some(counts)

type Step = { id: keyof typeof said.steps; to: string; icon: LucideIcon; right: Right; isDone(signal: AbortSignal): Promise<boolean> }
const steps: readonly Step[] = [
  { id: 'operator', to: '/connections', icon: Cable, right: { scope: 'admin', house: true, live: true }, isDone: any('/v1/connections', ({ builtin }) => !builtin) },
  { id: 'prices', to: '/prices', icon: Tags, right: { scope: 'bill', house: true, live: true }, isDone: any('/v1/prices') },
  { id: 'budget', to: '/billing?tab=budgets', icon: Wallet, right: { scope: 'bill', live: true }, isDone: any('/v1/budgets') },
  { id: 'webhook', to: '/developers', icon: Webhook, right: { scope: 'develop' },
    // not the one that messages with an address of their own go through
    isDone: any('/v1/webhooks', ({ url }) => url !== undefined) },
  { id: 'code', to: '/developers', icon: Code, right: { scope: 'develop' }, isDone: any('/v1/keys', ({ lastUsedAt }) => lastUsedAt !== undefined) },
]

export function Steps() {
  const may = useMay()
  const mine = steps.filter(({ right }) => may(right))
  const { data: done } = useQuery({
    queryKey: ['first steps', mine.map(({ id }) => id).join()],
    queryFn: async ({ signal }) => new Set((await Promise.all(mine.map(async ({ id, isDone }) => ((await isDone(signal)) ? [id] : [])))).flat()),
    enabled: mine.length > 0,
  })
  if (mine.length === 0) return null
  return (
    <section className={classes.sheet} aria-label={said.title}>
      <h2>{said.title}</h2>
      <p className={classes.lead}>{said.lead(mine.length)}</p>
      <ol className={classes.steps}>
        {mine.map(({ id, to, icon: Icon }) => {
          const isDone = done?.has(id) === true
          const Mark = isDone ? CircleCheck : Icon
          return (
            <li key={id} data-done={isDone}>
              <Mark size={19} aria-hidden="true" className={classes.mark} />
              <span>
                <Link to={to}>{said.steps[id].name}</Link>
                <small>{said.steps[id].does}</small>
              </span>
              <span className={classes.state}>{isDone ? said.done : said.open}</span>
            </li>
          )
        })}
      </ol>
      <OwnKey />
    </section>
  )
}

const message = { to: '+31612345678', from: '1600', text: 'Hello from my own code' }
const snippetWith = (key: string) =>
  [`curl '${location.origin}/v1/messages'`, `-H "Authorization: Bearer ${key}"`, `-H 'Content-Type: application/json'`, `-d '${JSON.stringify(message)}'`].join(' \\\n  ')

function OwnKey() {
  const mayMake = useMay()({ scope: 'develop' })
  const making = useMutation({ mutationFn: () => call<{ key: string }>('POST', '/v1/keys', { body: { name: said.keyName, mode: 'test', scopes: ['read', 'send'] } }) })
  return (
    <div className={classes.key}>
      <Snippet code={snippetWith(making.data?.key ?? '$ONESIXTY_API_KEY')} label={said.snippet} />
      {making.error && <Trouble error={making.error} />}
      {mayMake && !making.data && (
        <div className={classes.make}>
          <Button variant="default" leftSection={<KeyRound size={16} />} loading={making.isPending} onClick={() => making.mutate()}>
            {said.key}
          </Button>
          <small>{said.keyHint}</small>
        </div>
      )}
    </div>
  )
}
