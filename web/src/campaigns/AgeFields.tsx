// Whether it is about something that has an age: for those alone who are old enough, and which detail tells it. Knows no ages.
import { useFields } from '../contacts/queries.ts'
import { Choice, optionsOf } from '../frame/Fields.tsx'
import type { Draft } from './drafts.ts'
import classes from './Wizard.module.css'
import { words } from './words.ts'

const { age: texts } = words.message

export function AgeFields({ age, onChange }: { age: Draft['age']; onChange(age: Draft['age']): void }) {
  const { data: known = [], isPending } = useFields()
  const telling = known.filter(({ type, key }) => type === 'date' || type === 'number' || key === age.field)
  const unknown = age.field !== '' && telling.every(({ key }) => key !== age.field) ? [{ value: age.field, word: age.field }] : []
  const usual = () => age.field || (telling.find(({ type }) => type === 'date') ?? telling[0])?.key || ''
  return (
    <div className={classes.pair}>
      <Choice
        name="age" label={texts.category} hint={age.category === '' ? texts.hint : texts.unknownHint} value={age.category} options={optionsOf(texts.categories)} disabled={isPending}
        onChange={(category) => onChange({ category, field: category === '' ? '' : usual() })}
      />
      {age.category !== '' && (
        <Choice
          name="field" label={texts.field} hint={telling.length === 0 ? texts.noField : texts.fieldHint} value={age.field}
          options={[{ value: '', word: texts.choose }, ...telling.map(({ key, title }) => ({ value: key, word: title })), ...unknown]}
          onChange={(field) => onChange({ ...age, field })}
        />
      )}
    </div>
  )
}
