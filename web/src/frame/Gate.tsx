// Who may come in: with a session the pages and the event stream, without one the sign-in screen. Knows no page.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Problem } from '../api/call.ts'
import { Live, kept } from '../live/live.tsx'
import type { Entry } from '../signin/entry.ts'
import { useIsHouse } from './Counters.tsx'
import { Frame } from './Frame.tsx'
import classes from './Gate.module.css'
import { Logotype } from './Logotype.tsx'
import { Trouble } from './Note.tsx'
import { words } from './words.ts'

const isSignedOut = (error: unknown) => error instanceof Problem && error.status === 401

/** Whoever has a session never needs it. */
const SignIn = lazy(async () => ({ default: (await import('../signin/SignIn.tsx')).SignIn }))

export function Gate({ entry: given }: { entry: Entry }) {
  const [entry, setEntry] = useState(given)
  const cache = useQueryClient()
  const { data, error, refetch } = useIsHouse()
  useEffect(
    () =>
      cache.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated' || query.queryKey[0] === kept.status[0] || !isSignedOut(query.state.error)) return
        void cache.refetchQueries({ queryKey: kept.status })
      }),
    [cache],
  )
  const isNew = entry.setUp !== undefined || entry.invitation !== undefined
  if (isSignedOut(error) || isNew)
    return (
      <Suspense fallback={<main className={classes.wait} aria-busy="true" />}>
        <SignIn entry={entry} onEntered={() => setEntry({ refused: false })} />
      </Suspense>
    )
  if (data !== undefined)
    return (
      <Live>
        <Frame />
      </Live>
    )
  return (
    <main className={classes.wait} aria-busy={!error}>
      <Logotype height={40} word={false} />
      <h1 className={classes.title}>Onesixty</h1>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && <p role="status">{words.loading}</p>}
    </main>
  )
}
