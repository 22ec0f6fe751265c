// The drawer under a phone: what travelled for one message between operator and phone, and between operator and
// program, each unit octet by octet. Knows the trace, nothing of how it came about.
import { X } from 'lucide-react'
import { Problem } from '../api/call.ts'
import { Trouble } from '../frame/Note.tsx'
import { useTrace } from '../phone/queries.ts'
import { words } from '../phone/words.ts'
import { FrameView } from './FrameView.tsx'
import classes from './Glass.module.css'

type GlassProps = { number: string; id: string | undefined; onLook(id: string | undefined): void }

export function Glass({ number, id, onLook }: GlassProps) {
  if (id === undefined)
    return (
      <aside className={classes.idle} aria-label={words.glass.title}>
        <p>{words.glass.idle}</p>
      </aside>
    )
  return (
    <aside className={classes.glass} aria-label={words.glass.title}>
      <div className={classes.head}>
        <h2>{words.glass.title}</h2>
        <button type="button" className={classes.close} onClick={() => onLook(undefined)} aria-label={words.glass.close}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <Trace number={number} id={id} key={id} />
    </aside>
  )
}

function Trace({ number, id }: { number: string; id: string }) {
  const { data, error, isPending, refetch } = useTrace(number, id)
  if (isPending) return <p className={classes.note}>{words.glass.loading}</p>
  if (error instanceof Problem && error.status === 404) return <p className={classes.note}>{words.glass.none}</p>
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const first = Math.max(0, data.findIndex(({ kind }) => kind === 'tpdu'))
  return (
    <ol className={classes.frames}>
      {data.map((frame, index) => (
        <li key={index}>
          <FrameView frame={frame} open={index === first} />
        </li>
      ))}
    </ol>
  )
}
