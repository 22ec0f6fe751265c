// What the list shows: chips for the statuses, fields for the number and the text, more of them behind a button, and what
// is chosen as chips that can be taken away. Knows the filter, not the list.
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { Search, SlidersHorizontal, X } from 'lucide-react'
import { memo, type ReactNode, useState } from 'react'
import { explain } from '../api/explain.ts'
import type { MessageFilter } from '../api/routes.ts'
import type { Status } from '../api/shapes.ts'
import { Chips } from '../frame/Chips.tsx'
import { useConnectionNames } from '../frame/Counters.tsx'
import { bareNumber, isWhole, showCountry, showMoment, showNumber } from '../text/format.ts'
import classes from './Filters.module.css'
import { MoreFilters } from './MoreFilters.tsx'
import { changed, filterNames } from './search.ts'
import { lookOf } from './states.tsx'
import { anyText, useTyped } from './typed.ts'
import { words } from './words.ts'

const offered: readonly Status[] = [
  'scheduled', 'queued', 'held', 'sending', 'submitted', 'delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'canceled', 'blocked',
]
/** Those that have a place of their own. */
const inSight = new Set(['status', 'to', 'text'])
const wholeNumber = (typed: string) => (isWhole(bareNumber(typed.trim())) ? bareNumber(typed.trim()) : undefined)

type FiltersProps = { filter: MessageFilter; error: unknown; onChange(filter: MessageFilter): void }

export const Filters = memo(function Filters({ filter, error, onChange }: FiltersProps) {
  const [open, setOpen] = useState(() => filterNames.some((name) => !inSight.has(name) && filter[name] !== undefined))
  const refused = error ? explain(error) : undefined
  return (
    <div className={classes.whole}>
      <Chips
        label={words.filters} chosen={filter.status ?? ''} onChoose={(status) => onChange(changed(filter, 'status', status || undefined))}
        chips={[{ id: '', word: words.all }, ...offered.map((id) => ({ id, word: lookOf(id).word }))]}
      />
      <div className={classes.filters}>
        <Recipient filter={filter} refused={refused?.field === 'to' ? refused.say : undefined} onChange={onChange} />
        <Words filter={filter} onChange={onChange} />
        <Button variant="default" leftSection={<SlidersHorizontal size={16} />} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.fewerFilters : words.moreFilters}
        </Button>
      </div>
      {open && <MoreFilters filter={filter} refused={refused} onChange={onChange} />}
      <Chosen filter={filter} onChange={onChange} />
    </div>
  )
})

type PartProps = { filter: MessageFilter; onChange(filter: MessageFilter): void }

function Recipient({ filter, refused, onChange }: PartProps & { refused: string | undefined }) {
  const [typed, setTyped] = useTyped(filter.to, wholeNumber, (value) => onChange(changed(filter, 'to', value)))
  const isPart = typed.trim() !== '' && wholeNumber(typed) === undefined
  return (
    <SearchField
      label={words.search} placeholder={words.searchHint} clear={words.searchClear} value={typed} onChange={setTyped} error={refused}
      hint={isPart && words.searchWhole}
    />
  )
}

function Words({ filter, onChange }: PartProps) {
  const [typed, setTyped] = useTyped(filter.text, anyText, (value) => onChange(changed(filter, 'text', value)))
  return (
    <SearchField label={words.filter['text']!} placeholder={words.textHint} clear={words.remove(words.filter['text']!)} value={typed} onChange={setTyped} />
  )
}

type SearchFieldProps = { label: string; placeholder: string; clear: string; value: string; hint?: ReactNode; error?: string | undefined; onChange(value: string): void }

function SearchField({ label, placeholder, clear, value, hint, error, onChange }: SearchFieldProps) {
  return (
    <TextInput
      className={classes.search} type="search" aria-label={label} placeholder={placeholder} value={value}
      onChange={(event) => onChange(event.currentTarget.value)} description={hint} inputWrapperOrder={['input', 'description', 'error']} error={error}
      leftSection={<Search size={16} aria-hidden="true" />}
      rightSection={
        value !== '' && (
          <ActionIcon size="sm" onClick={() => onChange('')} aria-label={clear}>
            <X size={16} />
          </ActionIcon>
        )
      }
    />
  )
}

function Chosen({ filter, onChange }: PartProps) {
  const { data: connections } = useConnectionNames()
  const shown = filterNames.flatMap((name) => {
    const value = filter[name]
    return value === undefined || inSight.has(name) ? [] : [{ name, value }]
  })
  if (shown.length === 0) return null
  const write = (name: string, value: string) => {
    if (name === 'country') return showCountry(value)
    if (name === 'since' || name === 'until') return showMoment(value)
    if (name === 'connection') return connections?.find(({ id }) => id === value)?.name ?? value
    return name === 'from' ? showNumber(value) : value
  }
  return (
    <ul className={classes.chosen}>
      {shown.map(({ name, value }) => (
        <li key={name} className={classes.one}>
          <span>
            {words.filter[name]} <b>{write(name, value)}</b>
          </span>
          <button type="button" onClick={() => onChange(changed(filter, name, undefined))} aria-label={words.remove(words.filter[name]!)}>
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={classes.clear} onClick={() => onChange({})}>
          {words.clear}
        </button>
      </li>
    </ul>
  )
}
