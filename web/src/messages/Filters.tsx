// What the list shows: chips for the statuses, a field for the number. Knows the filter, not the list.
import { ActionIcon, TextInput } from '@mantine/core'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { explain } from '../api/explain.ts'
import type { MessageFilter } from '../api/routes.ts'
import type { Status } from '../api/shapes.ts'
import { bareNumber, isWhole } from '../text/format.ts'
import classes from './Filters.module.css'
import { lookOf } from './states.tsx'
import { words } from './words.ts'

const offered: readonly Status[] = [
  'queued',
  'sending',
  'submitted',
  'delivered',
  'undelivered',
  'expired',
  'rejected',
  'unknown',
  'blocked',
]
const restMs = 350

type FiltersProps = { filter: MessageFilter; error: unknown; onChange(filter: MessageFilter): void }

export function Filters({ filter, error, onChange }: FiltersProps) {
  const [typed, setTyped] = useState(filter.to ?? '')
  const bare = bareNumber(typed.trim())
  const wanted = isWhole(bare) ? bare : undefined
  const refused = error ? explain(error) : undefined
  useEffect(() => {
    if (wanted === filter.to) return
    const timer = setTimeout(() => onChange({ ...filter, to: wanted }), restMs)
    return () => clearTimeout(timer)
  }, [wanted, filter, onChange])
  return (
    <div className={classes.filters}>
      <div className={classes.chips} role="group" aria-label={words.filters}>
        {[undefined, ...offered].map((status) => (
          <button
            key={status ?? 'all'}
            type="button"
            className={classes.chip}
            aria-pressed={filter.status === status}
            onClick={() => onChange({ ...filter, status })}
          >
            {status === undefined ? words.all : lookOf(status).word}
          </button>
        ))}
      </div>
      <TextInput
        className={classes.search}
        type="search"
        aria-label={words.search}
        placeholder={words.searchHint}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        description={bare !== '' && wanted === undefined && words.searchWhole}
        inputWrapperOrder={['input', 'description', 'error']}
        error={refused?.field === 'to' && refused.say}
        leftSection={<Search size={16} aria-hidden="true" />}
        rightSection={
          typed !== '' && (
            <ActionIcon size="sm" onClick={() => setTyped('')} aria-label={words.searchClear}>
              <X size={16} />
            </ActionIcon>
          )
        }
      />
    </div>
  )
}
