// Several texts that are tried: who gets nothing, how many try them first, and what counts as better. Knows no text.
import { Choice, Field, optionsOf, Tick } from '../frame/Fields.tsx'
import type { Draft } from './drafts.ts'
import classes from './Wizard.module.css'
import { words } from './words.ts'

const { message: texts } = words
const { trial: said } = texts

export function SplitFields({ draft, onChange }: { draft: Draft; onChange(part: Partial<Draft>): void }) {
  const { holdOut, tried, trial } = draft
  const put = (part: Partial<Draft['trial']>) => onChange({ trial: { ...trial, ...part } })
  return (
    <>
      <Field name="holdOutPercent" type="number" min={0} max={50} label={texts.holdOut} hint={texts.holdOutHint} value={holdOut} onChange={(next) => onChange({ holdOut: next })} />
      <Tick name="test" label={said.on} hint={said.onHint} value={tried} onChange={(on) => onChange({ tried: on })} />
      {tried && (
        <div className={classes.pair}>
          <Field name="percent" type="number" min={1} max={100} label={said.percent} value={trial.percent} onChange={(percent) => put({ percent })} />
          <Choice name="by" label={said.by} value={trial.by} onChange={(by) => put({ by })} options={optionsOf(said.byOf)} />
          <Field name="leastEach" type="number" min={10} label={said.least} value={trial.least} onChange={(least) => put({ least })} />
          <Field name="waitMinutes" type="number" min={1} max={10_080} label={said.wait} value={trial.waitMinutes} onChange={(waitMinutes) => put({ waitMinutes })} />
          <Choice name="otherwise" label={said.otherwise} value={trial.otherwise} onChange={(otherwise) => put({ otherwise })} options={optionsOf(said.otherwiseOf)} />
        </div>
      )}
    </>
  )
}
