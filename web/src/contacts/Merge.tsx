// Makes one of two contacts that are the same person: finds the other by name or number, asks, and merges.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { Field } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showNumber } from '../text/format.ts'
import { listContacts, mergeContacts, type Contact } from './calls.ts'
import { calledOf, nameOf } from './naming.ts'
import classes from './Person.module.css'
import { keptPeople } from './queries.ts'
import { words } from './words.ts'

const mostShown = 5
const leastTyped = 2

export function Merge({ person }: { person: Contact }) {
  const cache = useQueryClient()
  const [typed, setTyped] = useState('')
  const [other, setOther] = useState<Contact>()
  const q = typed.trim()
  const { data, error, refetch } = useQuery({
    queryKey: [...keptPeople, 'alike', q],
    queryFn: ({ signal }) => listContacts({ q }, { limit: mostShown + 1, signal }),
    enabled: q.length >= leastTyped,
  })
  const found = q.length < leastTyped ? [] : (data?.data ?? []).filter(({ id }) => id !== person.id).slice(0, mostShown)
  const merging = useMutation({
    mutationFn: () => mergeContacts(person.id, other!.id),
    onSuccess: () => {
      setOther(undefined)
      void cache.resetQueries({ queryKey: keptPeople })
    },
  })
  return (
    <Sheet title={words.merge} lead={words.mergeLead}>
      <Field name="other" type="search" label={words.mergeFind} placeholder={words.findHint} value={typed} onChange={setTyped} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <ul className={classes.found}>
        {found.map((one) => (
          <li key={one.id} className={classes.other}>
            <div>
              <div>{calledOf(one)}</div>
              {nameOf(one) && <span>{showNumber(one.number)}</span>}
            </div>
            <Button variant="default" onClick={() => setOther(one)}>
              {words.mergeDo}
            </Button>
          </li>
        ))}
      </ul>
      {data && q.length >= leastTyped && found.length === 0 && <p className={classes.quiet}>{words.mergeNone}</p>}
      {other && (
        <Confirm
          title={words.mergeConfirm(calledOf(other))} action={words.mergeDo} busy={merging.isPending} error={merging.error}
          onConfirm={() => merging.mutate()} onClose={() => setOther(undefined)}
        >
          <p>{words.mergeWhat}</p>
        </Confirm>
      )}
    </Sheet>
  )
}
