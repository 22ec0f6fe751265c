// Who may come in: with a session the pages and the event stream, without one the sign-in screen. Knows no page.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Problem } from '../api/call.ts'
import { Live, kept } from '../live/live.tsx'
import { SignIn } from '../signin/SignIn.tsx'
import { useStatus } from './Counters.tsx'
import { Frame } from './Frame.tsx'
import classes from './Gate.module.css'
import { Logotype } from './Logotype.tsx'
import { Trouble } from './Note.tsx'
import { words } from './words.ts'

const isSignedOut = (error: unknown) => error instanceof Problem && error.status === 401

export function Gate({ linkRefused }: { linkRefused: boolean }) {
  const cache = useQueryClient()
  const { data, error, refetch } = useStatus()
  useEffect(
    () =>
      cache.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated' || query.queryKey[0] === kept.status[0] || !isSignedOut(query.state.error)) return
        void cache.refetchQueries({ queryKey: kept.status })
      }),
    [cache],
  )
  if (isSignedOut(error)) return <SignIn linkRefused={linkRefused} />
  if (data)
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
