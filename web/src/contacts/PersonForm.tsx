// The details of a person as a form: number, language, zone, tags and every own field by its kind. Sends what was changed.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice, Field as Line, Form } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { changeContact, type Contact, type Field } from './calls.ts'
import { editOf, parts, type Typed, typedOf } from './edits.ts'
import classes from './Person.module.css'
import { keptPeople, keptTags, useFields } from './queries.ts'
import { words } from './words.ts'

export function PersonForm({ person }: { person: Contact }) {
  const cache = useQueryClient()
  const may = useMay()
  const { data: own = [] } = useFields()
  const [before, setBefore] = useState(() => typedOf(person))
  const [typed, setTyped] = useState(before)
  const edit = editOf(before, typed, own)
  const saving = useMutation({
    mutationFn: (_: Typed) => changeContact(person.id, edit),
    onSuccess: (saved, sent) => {
      setBefore(typedOf(saved))
      setTyped((now) => (now === sent ? typedOf(saved) : now)) // who wrote on meanwhile keeps that
      void cache.invalidateQueries({ queryKey: keptPeople })
      void cache.invalidateQueries({ queryKey: keptTags })
    },
  })
  const change = (next: Typed) => {
    if (!saving.isPending) saving.reset()
    setTyped(next)
  }
  return (
    <Form
      label={words.details} error={saving.error} busy={saving.isPending} onSubmit={() => saving.mutate(typed)}
      ready={Object.keys(edit).length > 0 && may({ scope: 'write' })}
    >
      <PersonFields typed={typed} own={own} onChange={change} />
      {saving.isSuccess && (
        <p className={classes.saved} role="status">
          {words.saved}
        </p>
      )}
    </Form>
  )
}

type PersonFieldsProps = { typed: Typed; own: readonly Field[]; onChange(typed: Typed): void }

export function PersonFields({ typed, own, onChange }: PersonFieldsProps) {
  const set = (part: Partial<Typed>) => onChange({ ...typed, ...part })
  const put = (key: string, value: string) => set({ fields: { ...typed.fields, [key]: value } })
  return (
    <div className={classes.pair}>
      <Line name="number" type="tel" label={words.number} hint={words.numberHint} value={typed.number} onChange={(number) => set({ number })} />
      <Line name="tags" label={words.tags} hint={words.tagsHint} value={typed.tags} onChange={(tags) => set({ tags })} />
      {own.map((field) => (
        <OwnField key={field.key} field={field} values={typed.fields} put={put} />
      ))}
      <Line name="language" label={words.language} hint={words.languageHint} value={typed.language} onChange={(language) => set({ language })} />
      <Line name="timeZone" label={words.timeZone} hint={words.timeZoneHint} value={typed.timeZone} onChange={(timeZone) => set({ timeZone })} />
    </div>
  )
}

type OwnFieldProps = { field: Field; values: Readonly<Record<string, string>>; put(key: string, value: string): void }

function OwnField({ field: { key, title, type, choices = [] }, values, put }: OwnFieldProps) {
  const value = values[key] ?? ''
  const named = { name: key, label: title, value, onChange: (next: string) => put(key, next) }
  if (type === 'choice') return <Choice {...named} options={['', ...choices].map((one) => ({ value: one, word: one || '–' }))} />
  if (type !== 'place') return <Line {...named} type={type === 'date' ? 'date' : 'text'} />
  return (
    <fieldset className={classes.place}>
      <legend>{title}</legend>
      {parts.map((part) => (
        <Line
          key={part} name={`${key}.${part}`} label={words.place[part]} value={values[`${key}.${part}`] ?? ''}
          onChange={(next) => put(`${key}.${part}`, next)}
        />
      ))}
    </fieldset>
  )
}
