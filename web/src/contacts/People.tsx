// Everybody, found by number or name, list, tag or segment; a count beside; somebody new. Knows no single person but as a
// row.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, UserPlus } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { type Column, Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { showCountry, showDay, showNumber } from '../text/format.ts'
import { contactsCsv, createContact, listContacts, type Contact, type ContactFilter } from './calls.ts'
import classes from './Contacts.module.css'
import { editOf, typedOf } from './edits.ts'
import { nameOf } from './naming.ts'
import { PersonFields } from './PersonForm.tsx'
import { keptPeople, useCount, useFields, useLists, useSegments, useTags } from './queries.ts'
import { words } from './words.ts'

const restMs = 300

const columns: readonly Column<Contact>[] = [
  { head: words.columns.name, cell: (one) => <span className={classes.name}>{nameOf(one) ?? <span className={classes.dim}>–</span>}</span> },
  { head: words.columns.number, width: '10.5rem', cell: (one) => <span className={classes.number}>{showNumber(one.number)}</span> },
  { head: words.columns.country, width: '9rem', cell: (one) => one.country && showCountry(one.country) },
  { head: words.columns.tags, cell: (one) => one.tags.length > 0 && <Tags tags={one.tags} /> },
  { head: words.columns.added, width: '8rem', cell: (one) => <span className={classes.dim}>{showDay(one.createdAt)}</span> },
]

const Tags = ({ tags }: { tags: readonly string[] }) => (
  <span className={classes.tags}>
    {tags.map((tag) => (
      <span key={tag} className={classes.tag}>
        {tag}
      </span>
    ))}
  </span>
)

export function People() {
  const { tab: _, ...filter } = useSearch({ from: '/contacts' })
  const navigate = useNavigate()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const choose = (next: ContactFilter) => void navigate({ to: '/contacts', search: next, replace: true })
  const filtered = Object.keys(filter).length > 0
  const example = { number: '+31612345678', fields: { first_name: 'Ann' } }
  return (
    <>
      <Filters filter={filter} onChange={choose}>
        {may({ scope: 'write' }) && (
          <Button leftSection={<UserPlus size={16} />} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )}
      </Filters>
      <Counted filter={filter} onClear={filtered ? () => choose({}) : undefined} />
      <Listing
        label={words.tabs.people} queryKey={[...keptPeople, 'rows', filter]} idOf={(one) => one.id} columns={columns}
        read={(cursor) => listContacts(filter, cursor)} onOpen={({ id }) => void navigate({ to: '/contacts/$id', params: { id } })}
        empty={filtered ? { title: words.none, hint: words.noneHint } : { title: words.empty, hint: words.emptyHint, curl: curl('/v1/contacts', example) }}
      />
      {adding && <Add onClose={() => setAdding(false)} />}
    </>
  )
}

type FiltersProps = { filter: ContactFilter; onChange(filter: ContactFilter): void; children: ReactNode }

function Filters({ filter, onChange, children }: FiltersProps) {
  const { data: lists = [] } = useLists()
  const { data: tags = [] } = useTags()
  const { data: segments = [] } = useSegments()
  const [typed, setTyped] = useState(filter.q ?? '')
  const q = typed.trim() === '' ? undefined : typed.trim()
  useEffect(() => {
    if (q === filter.q) return
    const timer = setTimeout(() => onChange({ ...filter, q }), restMs)
    return () => clearTimeout(timer)
  }, [q, filter, onChange])
  const pick = (name: 'list' | 'tag' | 'segment', options: readonly { id?: string; name: string }[]) =>
    options.length > 0 && (
      <div className={classes.pick}>
        <Choice
          name={name} label={words.filter[name]} value={filter[name] ?? ''} onChange={(value) => onChange({ ...filter, [name]: value || undefined })}
          options={[{ value: '', word: words.filter.any }, ...options.map((one) => ({ value: one.id ?? one.name, word: one.name }))]}
        />
      </div>
    )
  return (
    <div className={classes.bar}>
      <div className={classes.find}>
        <Field name="q" type="search" label={words.find} placeholder={words.findHint} value={typed} onChange={setTyped} />
      </div>
      {pick('list', lists)}
      {pick('segment', segments)}
      {pick('tag', tags)}
      {children}
    </div>
  )
}

function Counted({ filter, onClear }: { filter: ContactFilter; onClear: (() => void) | undefined }) {
  const { data } = useCount(filter)
  return (
    <div className={classes.count}>
      <span role="status">
        {data && <strong>{data.exact ? words.people(data.count) : words.atLeast(data.count)}</strong>}{' '}
        {onClear && (
          <button type="button" className={classes.clear} onClick={onClear}>
            {words.filter.clear}
          </button>
        )}
      </span>
      {data !== undefined && data.count > 0 && (
        <a href={contactsCsv(filter)} download>
          <Download size={14} aria-hidden="true" /> {words.exportCsv}
        </a>
      )}
    </div>
  )
}

function Add({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { data: own = [] } = useFields()
  const [typed, setTyped] = useState(() => typedOf({}))
  const adding = useMutation({
    mutationFn: () => createContact(editOf(typedOf({}), typed, own)),
    onSuccess: async ({ id }) => {
      void cache.invalidateQueries({ queryKey: keptPeople })
      await navigate({ to: '/contacts/$id', params: { id } })
    },
  })
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <Form
        label={words.addTitle} action={words.add} error={adding.error} busy={adding.isPending} ready={typed.number.trim() !== ''}
        onSubmit={() => adding.mutate()} onCancel={onClose}
      >
        <PersonFields typed={typed} own={own} onChange={setTyped} />
      </Form>
    </Dialog>
  )
}
