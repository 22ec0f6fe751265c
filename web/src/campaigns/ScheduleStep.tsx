// When a campaign leaves and how fast: now, at a time, at a time of day where people are; spread, hours, speed, carefully.
import { Choice, Field, Tick } from '../frame/Fields.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Days } from './Days.tsx'
import type { Draft } from './drafts.ts'
import { RepeatFields } from './RepeatFields.tsx'
import classes from './Wizard.module.css'
import type { StepProps } from './steps.ts'
import { words } from './words.ts'

const { schedule: texts } = words
const kinds = ['now', 'at', 'local', 'again'] as const
const { rampOf } = texts

export function ScheduleStep({ draft, onChange }: StepProps) {
  return (
    <div className={classes.columns}>
      <Sheet>
        <div className={classes.fields}>
          <fieldset className={classes.groups}>
            <legend>{texts.when}</legend>
            {kinds.map((kind) => (
              <label key={kind} className={classes.choice}>
                <input type="radio" name="when" checked={draft.when === kind} onChange={() => onChange({ when: kind })} />
                <span>{texts[kind]}</span>
              </label>
            ))}
          </fieldset>
          {draft.when === 'at' && <Field name="at" type="datetime-local" label={texts.atLabel} value={draft.at} onChange={(at) => onChange({ at })} />}
          {draft.when === 'local' && (
            <>
              <Field name="time" type="time" label={texts.localTime} value={draft.localTime} onChange={(localTime) => onChange({ localTime })} />
              <Field name="timeZone" label={texts.zone} value={draft.zone} onChange={(zone) => onChange({ zone })} />
              <Choice
                name="late" label={texts.late} value={draft.late} onChange={(late) => onChange({ late })}
                options={(['tomorrow', 'now'] as const).map((value) => ({ value, word: texts.lateOf[value] }))}
              />
            </>
          )}
          {draft.when === 'again' && <RepeatFields repeat={draft.repeat} onChange={(repeat) => onChange({ repeat })} />}
          <p className={classes.hint}>{texts.quiet}</p>
        </div>
      </Sheet>
      <Sheet title={texts.pace}>
        <div className={classes.fields}>
          <Field
            name="perSecond" type="number" min={0} label={texts.perSecond} hint={texts.perSecondHint} value={draft.perSecond}
            onChange={(perSecond) => onChange({ perSecond })}
          />
          <Field name="spreadMinutes" type="number" min={0} label={texts.spread} hint={texts.spreadHint} value={draft.spread} onChange={(spread) => onChange({ spread })} />
          <Tick name="window" label={texts.window} hint={texts.windowHint} value={draft.windowed} onChange={(windowed) => onChange({ windowed })} />
          {draft.windowed && (
            <div className={classes.pair}>
              <Field name="from" type="time" label={texts.from} value={draft.opens} onChange={(opens) => onChange({ opens })} />
              <Field name="to" type="time" label={texts.to} value={draft.closes} onChange={(closes) => onChange({ closes })} />
              <Days label={texts.days} days={draft.days} onChange={(days) => onChange({ days })} />
            </div>
          )}
          <Tick name="ramp" label={texts.ramp} hint={texts.rampHint} value={draft.careful} onChange={(careful) => onChange({ careful })} />
          {draft.careful && <Ramp ramp={draft.ramp} onChange={(ramp) => onChange({ ramp })} />}
        </div>
      </Sheet>
    </div>
  )
}

function Ramp({ ramp, onChange }: { ramp: Draft['ramp']; onChange(ramp: Draft['ramp']): void }) {
  const put = (part: Partial<Draft['ramp']>) => onChange({ ...ramp, ...part })
  return (
    <div className={classes.pair}>
      <Field name="steps" label={rampOf.steps} hint={rampOf.stepsHint} value={ramp.steps} onChange={(steps) => put({ steps })} />
      <Field name="waitSeconds" type="number" min={0} label={rampOf.wait} value={ramp.waitMinutes} onChange={(waitMinutes) => put({ waitMinutes })} />
      <Field name="failedPercent" type="number" min={0} max={100} label={rampOf.failed} value={ramp.failed} onChange={(failed) => put({ failed })} />
      <Field name="optOutPercent" type="number" min={0} max={100} label={rampOf.optOut} value={ramp.optOut} onChange={(optOut) => put({ optOut })} />
    </div>
  )
}
