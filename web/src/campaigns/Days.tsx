// Days of the week, of which some are chosen; 1 is Monday.
import classes from './Wizard.module.css'
import { words } from './words.ts'

type DaysProps = { label: string; days: readonly number[]; onChange(days: number[]): void }

export function Days({ label, days, onChange }: DaysProps) {
  return (
    <fieldset className={classes.days}>
      <legend>{label}</legend>
      {words.schedule.dayNames.map((name, place) => (
        <label key={name}>
          <input
            type="checkbox" checked={days.includes(place + 1)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(checked ? [...days, place + 1].sort((one, other) => one - other) : days.filter((one) => one !== place + 1))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
