// How often a campaign comes again, at which time, until when. Knows the form of a rhythm, not when it comes next.
import { Choice, Field } from '../frame/Fields.tsx'
import { Days } from './Days.tsx'
import { type Repeat, rhythms } from './repeats.ts'
import classes from './Wizard.module.css'
import { words } from './words.ts'

const { repeat: texts } = words.schedule
const options = rhythms.map((value) => ({ value, word: texts.everyOf[value] }))

export function RepeatFields({ repeat, onChange }: { repeat: Repeat; onChange(repeat: Repeat): void }) {
  const put = (part: Partial<Repeat>) => onChange({ ...repeat, ...part })
  const { every, time, days, dayOfMonth, cron, zone, until } = repeat
  return (
    <>
      <p className={classes.hint}>{texts.lead}</p>
      <div className={classes.pair}>
        <Choice name="every" label={texts.every} value={every} onChange={(chosen) => put({ every: chosen })} options={options} />
        {every !== 'cron' && <Field name="repeatTime" type="time" label={texts.time} value={time} onChange={(typed) => put({ time: typed })} />}
      </div>
      {every === 'cron' && <Field name="cron" label={texts.cron} hint={texts.cronHint} value={cron} onChange={(typed) => put({ cron: typed })} />}
      {every === 'week' && <Days label={texts.days} days={days} onChange={(chosen) => put({ days: chosen })} />}
      {every === 'month' && (
        <Field name="dayOfMonth" type="number" min={1} max={31} label={texts.dayOfMonth} hint={texts.dayHint} value={dayOfMonth} onChange={(typed) => put({ dayOfMonth: typed })} />
      )}
      <Field name="repeatZone" label={texts.zone} value={zone} onChange={(typed) => put({ zone: typed })} />
      <Field name="until" type="datetime-local" label={texts.until} hint={texts.untilHint} value={until} onChange={(typed) => put({ until: typed })} />
    </>
  )
}
