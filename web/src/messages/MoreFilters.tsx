// The filters that are wanted now and then: sender, country, connection, campaign, error, time. Each counts a moment after
// one stops typing. Knows the filter, not the list.
import { NativeSelect, TextInput } from '@mantine/core'
import type { Explained } from '../api/explain.ts'
import type { MessageFilter } from '../api/routes.ts'
import { useConnectionNames } from '../frame/Counters.tsx'
import { changed } from './search.ts'
import classes from './Filters.module.css'
import { anyText, useTyped } from './typed.ts'
import { words } from './words.ts'

type MoreFiltersProps = { filter: MessageFilter; refused: Explained | undefined; onChange(filter: MessageFilter): void }

/** What a field of a date and a time takes: where one is, to the minute. */
function localOf(iso: string | undefined): string {
  if (iso === undefined || Number.isNaN(Date.parse(iso))) return ''
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
const countryCode = (typed: string) => (/^[a-z]{2}$/i.test(typed.trim()) ? typed.trim().toUpperCase() : undefined)
const isoOf = (local: string) => (local === '' || Number.isNaN(Date.parse(local)) ? undefined : new Date(local).toISOString())

export function MoreFilters({ filter, refused, onChange }: MoreFiltersProps) {
  const { data: connections } = useConnectionNames()
  const wrong = (name: string) => (refused?.field === name ? refused.say : undefined)
  const put = (name: keyof MessageFilter) => (value: string | undefined) => onChange(changed(filter, name, value))
  return (
    <div className={classes.more}>
      <Later name="from" value={filter.from} onChange={put('from')} error={wrong('from')} />
      <Later
        name="country" value={filter.country} placeholder={words.countryHint} error={wrong('country')}
        meant={countryCode} onChange={put('country')}
      />
      {connections && (
        <NativeSelect
          label={words.filter['connection']} value={filter.connection ?? ''} onChange={(event) => put('connection')(event.currentTarget.value)}
          data={[{ value: '', label: words.anyOne }, ...connections.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <Later name="campaign" value={filter.campaign} placeholder="cmp_…" onChange={put('campaign')} error={wrong('campaign')} />
      <Later name="error" value={filter.error} placeholder={words.errorHint} onChange={put('error')} error={wrong('error')} />
      <TextInput label={words.filter['since']} type="datetime-local" value={localOf(filter.since)} onChange={(event) => put('since')(isoOf(event.currentTarget.value))} />
      <TextInput label={words.filter['until']} type="datetime-local" value={localOf(filter.until)} onChange={(event) => put('until')(isoOf(event.currentTarget.value))} />
    </div>
  )
}

type LaterProps = { name: keyof MessageFilter; value: string | undefined; placeholder?: string; error: string | undefined; meant?(typed: string): string | undefined; onChange(value: string | undefined): void }

function Later({ name, value, placeholder, error, meant = anyText, onChange }: LaterProps) {
  const [typed, setTyped] = useTyped(value, meant, onChange)
  return (
    <TextInput label={words.filter[name]} placeholder={placeholder} value={typed} error={error} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.currentTarget.value)} />
  )
}
