// Puts a person into a list or takes them out. Knows no person but the id.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { changeMembers } from './calls.ts'
import classes from './Person.module.css'
import { keptPeople, useLists } from './queries.ts'
import { words } from './words.ts'

export function Membership({ id }: { id: string }) {
  const cache = useQueryClient()
  const { data: lists = [] } = useLists()
  const [chosen, setChosen] = useState('')
  const list = chosen || lists[0]?.id || ''
  const moving = useMutation({
    mutationFn: (into: boolean) => changeMembers(list, into ? { add: [id] } : { remove: [id] }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keptPeople }),
  })
  if (lists.length === 0) return null
  return (
    <Sheet title={words.inLists} lead={words.inListsHint}>
      <div className={classes.inline}>
        <Choice name="list" label={words.filter.list} value={list} options={lists.map((one) => ({ value: one.id, word: one.name }))} onChange={setChosen} />
        <Button variant="default" onClick={() => moving.mutate(true)}>
          {words.putIn}
        </Button>
        <Button variant="default" onClick={() => moving.mutate(false)}>
          {words.takeOut}
        </Button>
      </div>
      {moving.data && (
        <p className={classes.saved} role="status">
          {words.moved(moving.data.added + moving.data.removed)}
        </p>
      )}
      {moving.error && <Trouble error={moving.error} />}
    </Sheet>
  )
}
