// What came of a trial bind, in words, with what to do next.
import { CircleCheck, CircleX } from 'lucide-react'
import { showSpan } from '../text/format.ts'
import type { Probe } from './calls.ts'
import classes from './Connections.module.css'
import { words } from './words.ts'

const { probe: said } = words

export function ProbeResult({ probe: { ok, say, tookMs, answer } }: { probe: Probe }) {
  const Icon = ok ? CircleCheck : CircleX
  return (
    <div className={classes.probe} data-ok={ok} role="status">
      <Icon size={19} aria-hidden="true" />
      <div>
        <strong>{ok ? said.good : said.bad}</strong>
        <p>
          {say.charAt(0).toUpperCase() + say.slice(1)}. {said.took(showSpan(tookMs))} {answer && said.answer(answer)}
        </p>
        {!ok && <p>{(answer && said.next[answer]) || said.nextNone}</p>}
      </div>
    </div>
  )
}
