// The own fields of contacts: what is known of a person beside the number. Knows no person.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field as Line, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { RowActs } from '../frame/RowActs.tsx'
import { changeField, createField, deleteField, type Field, type FieldType, fieldTypes, listFields } from './calls.ts'
import classes from './Contacts.module.css'
import { listed } from './naming.ts'
import { keptFields } from './queries.ts'
import { words } from './words.ts'

const { fields: texts } = words

export function Fields() {
  const may = useMay()
  const cache = useQueryClient()
  const [editing, setEditing] = useState<Field | 'new'>()
  const [going, setGoing] = useState<Field>()
  const removing = useMutation({
    mutationFn: (key: string) => deleteField(key),
    onSuccess: () => {
      setGoing(undefined)
      void cache.invalidateQueries({ queryKey: keptFields })
    },
  })
  const acts = (field: Field) =>
    may({ scope: 'write' }) && (
      <RowActs of={field.title} change={{ word: words.change, act: () => setEditing(field) }} remove={{ word: words.remove, act: () => setGoing(field) }} />
    )
  return (
    <>
      <div className={classes.count}>
        <span>{texts.lead}</span>
        {may({ scope: 'write' }) && (
          <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
            {texts.create}
          </Button>
        )}
      </div>
      <Listing
        label={words.tabs.fields} queryKey={[...keptFields, 'rows']} read={({ signal }) => listFields(signal)} idOf={(one) => one.key}
        columns={[
          { head: texts.titleOf, cell: (one) => <span className={classes.name}>{one.title}</span> },
          { head: texts.key, cell: (one) => <code>{`{{ ${one.key} }}`}</code> },
          { head: texts.type, cell: (one) => [texts.types[one.type], one.choices?.join(', ')].filter(Boolean).join(': ') },
          { head: words.change, width: '6rem', cell: acts, end: true },
        ]}
        empty={{ title: texts.empty, hint: texts.emptyHint, curl: curl('/v1/contact-fields', { key: 'first_name', title: 'First name', type: 'text' }) }}
      />
      {editing && <Edit field={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
      {going && (
        <Confirm
          title={texts.removeTitle(going.title)} action={words.remove} busy={removing.isPending} error={removing.error}
          onConfirm={() => removing.mutate(going.key)} onClose={() => setGoing(undefined)}
        >
          <p>{texts.removeWhat}</p>
        </Confirm>
      )}
    </>
  )
}

/** A key that goes with a title: `Shoe size` becomes `shoe_size`. */
const keyOf = (title: string) => title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '')

function Edit({ field, onClose }: { field: Field | undefined; onClose(): void }) {
  const cache = useQueryClient()
  const [title, setTitle] = useState(field?.title ?? '')
  const [typedKey, setKey] = useState(field?.key)
  const [type, setType] = useState<FieldType>(field?.type ?? 'text')
  const [choices, setChoices] = useState(field?.choices?.join(', ') ?? '')
  const key = typedKey ?? keyOf(title)
  const saving = useMutation({
    mutationFn: () => {
      const body = { title: title.trim(), ...(type === 'choice' && { choices: listed(choices) }) }
      return field ? changeField(field.key, body) : createField({ ...body, key, type })
    },
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keptFields })
      onClose()
    },
  })
  const name = field ? words.change : texts.create
  return (
    <Dialog title={name} onClose={onClose}>
      <Form label={name} error={saving.error} busy={saving.isPending} ready={title.trim() !== '' && key !== ''} onSubmit={() => saving.mutate()} onCancel={onClose}>
        <Line name="title" label={texts.titleOf} value={title} onChange={setTitle} />
        <Line name="key" label={texts.key} hint={texts.keyHint} value={key} disabled={field !== undefined} onChange={setKey} />
        <Choice
          name="type" label={texts.type} value={type} disabled={field !== undefined} onChange={(value) => setType(value)}
          options={fieldTypes.map((value) => ({ value, word: texts.types[value] }))}
        />
        {type === 'choice' && <Line name="choices" label={texts.choices} hint={texts.choicesHint} value={choices} onChange={setChoices} />}
      </Form>
    </Dialog>
  )
}
