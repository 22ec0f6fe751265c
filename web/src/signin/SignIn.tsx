// The door for people without a session: asks for what this installation takes, and for what a link is about. Knows no page
// behind it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { Languages } from '../frame/Languages.tsx'
import { Logotype } from '../frame/Logotype.tsx'
import type { Entry } from './entry.ts'
import { KeyForm } from './KeyForm.tsx'
import { Accept, leadOf, SetUp, useInvitation } from './Newcomer.tsx'
import { PersonForm, type Ways } from './PersonForm.tsx'
import classes from './SignIn.module.css'
import { words } from './words.ts'

export function SignIn({ entry, onEntered = () => {} }: { entry: Entry; onEntered?: () => void }) {
  const cache = useQueryClient()
  const [byKey, setByKey] = useState(false)
  const { data: invitation } = useInvitation(entry.invitation)
  const { data: ways } = useQuery({
    queryKey: ['ways'],
    queryFn: ({ signal }) => call<Ways>('GET', '/v1/session/ways', { signal }),
    staleTime: 60_000,
  })
  const entered = async () => {
    onEntered()
    // an invitation that was used is not looked at again
    await cache.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'invitation' })
  }
  const people = ways?.people === true && !byKey
  const newcomer = entry.setUp !== undefined || entry.invitation !== undefined
  const title = entry.setUp !== undefined ? words.setUp.title : entry.invitation !== undefined ? words.invitation.title : words.key.title
  const below = entry.setUp !== undefined ? words.setUp.lead : entry.invitation !== undefined ? invitation && leadOf(invitation) : people ? undefined : words.key.lead
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Logotype height={40} />
        <div>
          <h1>{title}</h1>
          {below !== undefined && <p className={classes.lead}>{below}</p>}
        </div>
        {entry.refused && !newcomer && (
          <p className={classes.notice} role="status">
            {words.key.linkUsed}
          </p>
        )}
        {entry.setUp !== undefined && <SetUp token={entry.setUp} onEntered={entered} />}
        {entry.invitation !== undefined && <Accept token={entry.invitation} onEntered={entered} />}
        {!newcomer && ways && people && <PersonForm ways={ways} onEntered={entered} />}
        {!newcomer && ways && !people && <KeyForm onEntered={entered} />}
        {newcomer && (
          <button type="button" className={classes.other} onClick={onEntered}>
            {words.back}
          </button>
        )}
        {!newcomer && ways?.people && (
          <button type="button" className={classes.other} onClick={() => setByKey(!byKey)}>
            {byKey ? words.key.other : words.people.other}
          </button>
        )}
        <Languages />
      </div>
    </main>
  )
}
