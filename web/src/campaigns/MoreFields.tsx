// What most campaigns do without: an age limit, other senders in some countries, tags, how long it is tried, how long a message may be.
import { ActionIcon, Button } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { Field } from '../frame/Fields.tsx'
import { AgeFields } from './AgeFields.tsx'
import type { Draft } from './drafts.ts'
import classes from './Wizard.module.css'
import { words } from './words.ts'

const { message: texts } = words

export function MoreFields({ draft, onChange }: { draft: Draft; onChange(part: Partial<Draft>): void }) {
  const { age, tags, validHours, maxSegments, senders } = draft
  const isUsed = senders.length > 0 || [age.category, tags, validHours, maxSegments].some((one) => one !== '')
  return (
    <details className={classes.more} open={isUsed || undefined}>
      <summary>{texts.more}</summary>
      <div className={classes.fields}>
        <AgeFields age={age} onChange={(next) => onChange({ age: next })} />
        <Senders senders={senders} onChange={(next) => onChange({ senders: next })} />
        <Field name="tags" label={texts.tags} hint={texts.tagsHint} value={tags} onChange={(next) => onChange({ tags: next })} />
        <div className={classes.pair}>
          <Field name="validity" type="number" min={0} label={texts.validHours} hint={texts.validHoursHint} value={validHours} onChange={(next) => onChange({ validHours: next })} />
          <Field name="maxSegments" type="number" min={1} max={20} label={texts.maxSegments} hint={texts.maxSegmentsHint} value={maxSegments} onChange={(next) => onChange({ maxSegments: next })} />
        </div>
      </div>
    </details>
  )
}

type SendersProps = { senders: Draft['senders']; onChange(senders: Draft['senders']): void }

function Senders({ senders, onChange }: SendersProps) {
  const put = (at: number, part: Partial<Draft['senders'][number]>) => onChange(senders.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={classes.groups}>
      <legend>{texts.senders}</legend>
      <p className={classes.hint}>{texts.sendersHint}</p>
      {senders.map(({ country, from }, at) => (
        <div key={at} className={classes.sender}>
          <Field name={`senders.${at}.country`} label={texts.senderCountry} placeholder="US" value={country} onChange={(next) => put(at, { country: next })} autoFocus={country === ''} />
          <Field name={`senders.${at}.from`} label={texts.senderThere} value={from} onChange={(next) => put(at, { from: next })} />
          <ActionIcon aria-label={texts.removeSender(country)} onClick={() => onChange(senders.filter((_, place) => place !== at))}>
            <X size={16} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="default" leftSection={<Plus size={16} />} onClick={() => onChange([...senders, { country: '', from: '' }])}>
          {texts.addSender}
        </Button>
      </div>
    </fieldset>
  )
}
