// What a text from a person asks for, beside it as a badge: silence or help. The server decides; this only shows.
import { CircleHelp, CircleOff } from 'lucide-react'
import classes from './Inbox.module.css'
import { words } from './words.ts'

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N} ]/gu, ' ').trim().toLowerCase()
const stops = /^(stop|stopall|stop all|unsubscribe|end|quit|cancel|optout|arret|stopp|afmelden|abmelden|baja|стоп|отписка)$/
const helps = /^(help|info|hilfe|aide|ayuda|hulp|помощь|инфо)$/

export const asksFor = (text: string): 'stop' | 'help' | undefined => (stops.test(plain(text)) ? 'stop' : helps.test(plain(text)) ? 'help' : undefined)

export function Badge({ kind }: { kind: 'stop' | 'help' }) {
  return (
    <span className={classes.badge} data-kind={kind}>
      {kind === 'stop' ? <CircleOff size={13} aria-hidden="true" /> : <CircleHelp size={13} aria-hidden="true" />}
      {kind === 'stop' ? words.stopped : words.help}
    </span>
  )
}
