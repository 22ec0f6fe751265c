// One unit that travelled: its octets as a table of hexadecimal figures, its fields beside them. Pointing at a field,
// or reaching it with the keyboard, lights its octets, and the other way round.
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Frame } from '../api/shapes.ts'
import { words } from '../phone/words.ts'
import { showPrecise } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import classes from './FrameView.module.css'
import { isIn, octetsOf, ownersOf } from './octets.ts'

const ways = {
  to_centre: ArrowRight,
  to_phone: ArrowDown,
  from_phone: ArrowUp,
  to_application: ArrowLeft,
} as const

export function FrameView({ frame, open }: { frame: Frame; open: boolean }) {
  const Arrow = ways[frame.direction]
  return (
    <details className={classes.frame} open={open}>
      <summary className={classes.summary}>
        <ChevronRight size={16} aria-hidden="true" className={classes.turn} />
        <span className={classes.kind} data-kind={frame.kind}>
          {frame.kind === 'pdu' ? 'SMPP' : 'TPDU'}
        </span>
        <b className={classes.name}>{frame.name}</b>
        <Arrow size={15} aria-label={words.glass.to[frame.direction]} className={classes.way} />
        <time className={classes.at} dateTime={frame.at}>
          {showPrecise(frame.at)}
        </time>
      </summary>
      <Octets frame={frame} />
    </details>
  )
}

function Octets({ frame }: { frame: Frame }) {
  const [lit, light] = useState<number>()
  const octets = octetsOf(frame.hex)
  const owners = ownersOf(frame.fields, octets.length)
  return (
    <div className={classes.beside} onPointerLeave={() => light(undefined)}>
      <figure className={classes.hex}>
        <figcaption>{words.glass.octets(octets.length)}</figcaption>
        <div className={classes.octets} role="img" aria-label={`${words.glass.hex}: ${frame.hex}`}>
          {octets.map((octet, index) => (
            <span
              key={index}
              data-lit={lit !== undefined && isIn(frame.fields[lit], index)}
              data-odd={(owners[index] ?? 0) % 2 === 1}
              onPointerEnter={() => light(owners[index])}
            >
              {octet}
            </span>
          ))}
        </div>
      </figure>
      <table className={classes.fields}>
        <thead>
          <tr>
            <th scope="col">{words.glass.field}</th>
            <th scope="col">{words.glass.value}</th>
          </tr>
        </thead>
        <tbody>
          {frame.fields.map(({ name, value, at }, index) => (
            <tr key={index} data-lit={lit === index} onPointerEnter={() => light(index)}>
              <th scope="row">
                {at === undefined ? (
                  name
                ) : (
                  <button type="button" onFocus={() => light(index)} onBlur={() => light(undefined)}>
                    {name}
                  </button>
                )}
              </th>
              <td>
                <MessageText text={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
