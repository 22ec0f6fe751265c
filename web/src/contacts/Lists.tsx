// The lists of people: made, renamed, taken away, and how many are on each. Knows no person.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { RowActs } from '../frame/RowActs.tsx'
import { changeList, createList, deleteList, listLists, type List } from './calls.ts'
import classes from './Contacts.module.css'
import { keptLists, useCount } from './queries.ts'
import { words } from './words.ts'

const { lists: texts } = words

export function Lists() {
  const may = useMay()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [editing, setEditing] = useState<Partial<List>>()
  const [going, setGoing] = useState<List>()
  const removing = useMutation({
    mutationFn: (id: string) => deleteList(id),
    onSuccess: () => {
      setGoing(undefined)
      void cache.invalidateQueries({ queryKey: keptLists })
    },
  })
  const acts = (list: List) =>
    may({ scope: 'write' }) && (
      <RowActs of={list.name} change={{ word: texts.rename, act: () => setEditing(list) }} remove={{ word: words.remove, act: () => setGoing(list) }} />
    )
  return (
    <>
      <div className={classes.count}>
        <span>{texts.lead}</span>
        {may({ scope: 'write' }) && (
          <Button leftSection={<ListPlus size={16} />} onClick={() => setEditing({})}>
            {texts.create}
          </Button>
        )}
      </div>
      <Listing
        label={words.tabs.lists} queryKey={[...keptLists, 'rows']} read={listLists} idOf={(one) => one.id}
        onOpen={({ id }) => void navigate({ to: '/contacts', search: { list: id } })}
        columns={[
          { head: words.name, cell: (one) => <span className={classes.name}>{one.name}</span> },
          { head: words.description, cell: (one) => one.description },
          { head: words.tabs.people, width: '8rem', cell: (one) => <Members list={one.id} />, end: true },
          { head: words.change, width: '6rem', cell: acts, end: true },
        ]}
        empty={{ title: texts.empty, hint: texts.emptyHint, curl: curl('/v1/lists', { name: 'Newsletter' }) }}
      />
      {editing && <Edit list={editing} onClose={() => setEditing(undefined)} />}
      {going && (
        <Confirm
          title={texts.removeTitle(going.name)} action={words.remove} busy={removing.isPending} error={removing.error}
          onConfirm={() => removing.mutate(going.id)} onClose={() => setGoing(undefined)}
        >
          <p>{texts.removeWhat}</p>
        </Confirm>
      )}
    </>
  )
}

function Members({ list }: { list: string }) {
  const { data } = useCount({ list })
  return <>{data && (data.exact ? words.people(data.count) : words.atLeast(data.count))}</>
}

function Edit({ list, onClose }: { list: Partial<List>; onClose(): void }) {
  const cache = useQueryClient()
  const [name, setName] = useState(list.name ?? '')
  const [description, setDescription] = useState(list.description ?? '')
  const saving = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), ...(description.trim() !== '' && { description: description.trim() }) }
      return list.id === undefined ? createList(body) : changeList(list.id, body)
    },
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keptLists })
      onClose()
    },
  })
  const title = list.id === undefined ? texts.create : texts.rename
  return (
    <Dialog title={title} onClose={onClose}>
      <Form label={title} error={saving.error} busy={saving.isPending} ready={name.trim() !== ''} onSubmit={() => saving.mutate()} onCancel={onClose}>
        <Field name="name" label={words.name} value={name} onChange={setName} />
        <Field name="description" label={words.description} value={description} onChange={setDescription} />
      </Form>
    </Dialog>
  )
}
