// The drawer under a phone: what travelled for one message between operator and phone, and between operator and
// program, each unit octet by octet. Knows the trace, nothing of how it came about.
import { Button } from '@mantine/core'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Problem } from '../api/call.ts'
import { Trouble } from '../frame/Note.tsx'
import { usePhone, useTrace } from '../phone/queries.ts'
import { words } from '../phone/words.ts'
import { FrameView } from './FrameView.tsx'
import classes from './Glass.module.css'

type GlassProps = { number: string; id: string | undefined; onLook(id: string | undefined): void }

export function Glass({ number, id, onLook }: GlassProps) {
  const { messages } = usePhone(number)
  const newest = messages[0]
  if (id === undefined)
    return (
      <aside className={classes.idle} aria-label={words.glass.title}>
        <p>{words.glass.idle}</p>
        {newest && (
          <Button variant="default" onClick={() => onLook(newest.id)}>
            {words.glass.newest}
          </Button>
        )}
      </aside>
    )
  const at = messages.findIndex((message) => message.id === id)
  const [newer, older] = at < 0 ? [] : [messages[at - 1]?.id, messages[at + 1]?.id]
  return (
    <aside className={classes.glass} aria-label={words.glass.title}>
      <div className={classes.head}>
        <h2>{words.glass.title}</h2>
        <Step say={words.glass.older} to={older} onLook={onLook} icon={<ChevronLeft size={18} aria-hidden="true" />} />
        <Step say={words.glass.newer} to={newer} onLook={onLook} icon={<ChevronRight size={18} aria-hidden="true" />} />
        <button type="button" className={classes.key} onClick={() => onLook(undefined)} aria-label={words.glass.close}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <Trace number={number} id={id} key={id} />
    </aside>
  )
}

type StepProps = { say: string; to: string | undefined; icon: ReactNode; onLook(id: string): void }

const Step = ({ say, to, icon, onLook }: StepProps) => (
  <button type="button" className={classes.key} disabled={!to} onClick={() => to && onLook(to)} aria-label={say}>
    {icon}
  </button>
)

function Trace({ number, id }: { number: string; id: string }) {
  const { data, error, isPending, refetch } = useTrace(number, id)
  if (isPending) return <p className={classes.note}>{words.glass.loading}</p>
  const none = error instanceof Problem && error.status === 404
  if (none || data?.length === 0) return <p className={classes.note}>{words.glass.none}</p>
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
