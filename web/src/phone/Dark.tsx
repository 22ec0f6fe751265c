// The screen of a phone that is switched off. Knows how to ask for its being switched on.
import { Power } from 'lucide-react'
import classes from './Dark.module.css'
import { useScreen } from './screen.ts'

export function Dark({ onTurnOn }: { onTurnOn(): void }) {
  const { say } = useScreen()
  return (
    <div className={classes.dark}>
      <button type="button" className={classes.power} onClick={onTurnOn}>
        <Power size="2em" strokeWidth={1.6} aria-hidden="true" />
        {say.turnOn}
      </button>
    </div>
  )
}
