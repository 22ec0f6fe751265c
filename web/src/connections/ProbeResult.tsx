// What came of a trial bind, in words, with what to do next.
import { CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { showSpan } from '../text/format.ts'
import type { Probe } from './calls.ts'
import classes from './Connections.module.css'
import { words } from './words.ts'

const { probe: said } = words

export function ProbeResult({ probe }: { probe: Probe }) {
  const { ok, say, tookMs, answer } = probe
  const box = useRef<HTMLDivElement>(null)
  // at the foot of a long form it would come out of sight
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [probe])
  const Icon = ok ? CircleCheck : CircleX
  return (
    <div ref={box} className={classes.probe} data-ok={ok} role="status">
      <Icon size={19} aria-hidden="true" />
      <div>
        <strong>{ok ? said.good : answer === undefined ? said.silent : said.bad}</strong>
        <p>
          {say.charAt(0).toUpperCase() + say.slice(1)}. {said.took(showSpan(tookMs))} {answer && said.answer(answer)}
        </p>
        {!ok && <p>{(answer && said.next[answer]) || said.nextNone}</p>}
      </div>
    </div>
  )
}
