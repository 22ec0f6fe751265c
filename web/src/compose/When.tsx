// What kind of message it is, and when it leaves. Knows no recipient.
import { NativeSelect, TextInput } from '@mantine/core'
import type { Draft, Lane } from './calls.ts'
import classes from './Compose.module.css'
import { words } from './words.ts'

type WhenProps = { draft: Draft; lanes: readonly Lane[]; late: boolean; wrong: string | undefined; onChange(change: Partial<Draft>): void }

/** The next full hour, as the field of a date and a time takes it. */
function soon(): string {
  const at = new Date(Date.now() + 3_600_000)
  at.setMinutes(0, 0, 0)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export function When({ draft, lanes, late, wrong, onChange }: WhenProps) {
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={words.kind} description={words.kindHint[draft.lane]} value={draft.lane} data={lanes.map((lane) => ({ value: lane, label: words.kinds[lane] }))}
        onChange={(event) => onChange({ lane: event.currentTarget.value as Lane })}
      />
      <div className={classes.when}>
        <NativeSelect
          label={words.when} value={draft.at === '' ? 'now' : 'later'}
          data={[{ value: 'now', label: words.whenNow }, { value: 'later', label: words.whenLater }]}
          onChange={(event) => onChange({ at: event.currentTarget.value === 'now' ? '' : soon() })}
        />
        {draft.at !== '' && (
          <TextInput
            label={words.at} type="datetime-local" value={draft.at} error={late ? words.atPast : wrong}
            onChange={(event) => onChange({ at: event.currentTarget.value === '' ? soon() : event.currentTarget.value })}
          />
        )}
      </div>
    </div>
  )
}
