// A round face for somebody on a phone: the first letter of a name, or a sign for a number, in a colour of its own.
import { Hash } from 'lucide-react'
import classes from './Face.module.css'
import { canAnswer } from './threads.ts'

const tones = 6
const toneOf = (peer: string) => Array.from(peer).reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % tones

export function Face({ peer, small = false }: { peer: string; small?: boolean }) {
  return (
    <span className={classes.face} data-small={small} data-tone={toneOf(peer)} aria-hidden="true">
      {canAnswer(peer) ? <Hash size="1.1em" /> : Array.from(peer)[0]?.toUpperCase()}
    </span>
  )
}
