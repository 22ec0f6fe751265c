// A round face for somebody on a phone: the first letter of a name, or a sign for a number.
import { Hash } from 'lucide-react'
import classes from './Face.module.css'
import { canAnswer } from './threads.ts'

export function Face({ peer, small = false }: { peer: string; small?: boolean }) {
  return (
    <span className={classes.face} data-small={small} aria-hidden="true">
      {canAnswer(peer) ? <Hash size={small ? 14 : 18} /> : Array.from(peer)[0]?.toUpperCase()}
    </span>
  )
}
