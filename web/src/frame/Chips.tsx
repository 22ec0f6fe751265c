// What a list shows, chosen from a few: a row of chips, one of them pressed. Knows no list.
import type { ReactNode } from 'react'
import classes from './Chips.module.css'

type ChipsProps<Id extends string> = {
  label: string
  chips: readonly { id: Id; word: ReactNode }[]
  chosen: NoInfer<Id>
  onChoose(id: NoInfer<Id>): void
}

export function Chips<Id extends string>({ label, chips, chosen, onChoose }: ChipsProps<Id>) {
  return (
    <div className={classes.chips} role="group" aria-label={label}>
      {chips.map(({ id, word }) => (
        <button key={id} type="button" className={classes.chip} aria-pressed={chosen === id} onClick={() => onChoose(id)}>
          {word}
        </button>
      ))}
    </div>
  )
}
