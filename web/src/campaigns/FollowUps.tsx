// The texts that come later: after how long, to whom, what they say. Knows no campaign.
import { ActionIcon, Button } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { Area, Choice, Field, optionsOf, Tick } from '../frame/Fields.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { emptyLater, type Later, mostFollowUps } from './followups.ts'
import classes from './Wizard.module.css'
import { words } from './words.ts'

const { followUps: texts } = words
type FollowUpsProps = { followUps: readonly Later[]; onChange(followUps: readonly Later[]): void }

export function FollowUps({ followUps, onChange }: FollowUpsProps) {
  return (
    <Sheet title={texts.title} lead={texts.lead}>
      <div className={classes.fields}>
        {followUps.map((one, at) => (
          <OneOf
            key={at} number={at + 1} one={one} onChange={(part) => onChange(followUps.map((other, place) => (place === at ? { ...other, ...part } : other)))}
            onRemove={() => onChange(followUps.filter((_, place) => place !== at))}
          />
        ))}
        {followUps.length < mostFollowUps && (
          <div>
            <Button variant="default" leftSection={<Plus size={16} />} onClick={() => onChange([...followUps, emptyLater()])}>
              {texts.add}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}

type OneOfProps = { number: number; one: Later; onChange(part: Partial<Later>): void; onRemove(): void }

function OneOf({ number, one: { after, unit, text, only, evenIfReplied }, onChange, onRemove }: OneOfProps) {
  const name = (field: string) => `followUps.${number}.${field}`
  return (
    <fieldset className={classes.later}>
      <legend>
        {texts.name(number)}
        <ActionIcon size="sm" aria-label={texts.remove(number)} onClick={onRemove}>
          <X size={14} />
        </ActionIcon>
      </legend>
      <div className={classes.pair}>
        <Field name={name('after')} type="number" min={1} label={texts.after} value={after} onChange={(next) => onChange({ after: next })} autoFocus={text === ''} />
        <Choice name={name('unit')} label={texts.unit} value={unit} onChange={(next) => onChange({ unit: next })} options={optionsOf(texts.units)} />
      </div>
      <Area name={name('text')} label={texts.text} rows={2} value={text} onChange={(next) => onChange({ text: next })} />
      <Choice name={name('only')} label={texts.only} value={only} onChange={(next) => onChange({ only: next })} options={optionsOf(texts.onlyOf)} />
      <Tick name={name('evenIfReplied')} label={texts.evenIfReplied} value={evenIfReplied} onChange={(next) => onChange({ evenIfReplied: next })} />
    </fieldset>
  )
}
