// The line on a phone whose memory is full: how much waits outside, and the way to make room.
import { Archive } from 'lucide-react'
import classes from './FullStrip.module.css'
import { useScreen } from './screen.ts'

export function FullStrip({ waiting, onFree }: { waiting: number; onFree(): void }) {
  const { say } = useScreen()
  return (
    <div className={classes.strip}>
      <Archive size="1.2em" aria-hidden="true" />
      <span>
        {say.full}
        {waiting > 0 && `. ${say.waiting(waiting)}`}
      </span>
      <button type="button" className={classes.free} onClick={onFree}>
        {say.free}
      </button>
    </div>
  )
}
