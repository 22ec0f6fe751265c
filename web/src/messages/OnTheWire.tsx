// What travelled for a message, octet by octet, where the embedded operator kept it: the phone's copy is found by its text
// and its time. Knows no operator but that one.
import { Problem } from '../api/call.ts'
import type { Message, PhoneMessage } from '../api/shapes.ts'
import { Trouble } from '../frame/Note.tsx'
import { FrameView } from '../glass/FrameView.tsx'
import { usePhone, useTrace } from '../phone/queries.ts'
import classes from './Facts.module.css'
import { words } from './words.ts'

/** The clocks of two rooms of one program differ by no more. */
const slackMs = 5_000

function copyOf({ from, text, createdAt, finishedAt }: Message, atPhone: readonly PhoneMessage[]): PhoneMessage | undefined {
  const [begun, ended] = [Date.parse(createdAt), finishedAt === undefined ? Infinity : Date.parse(finishedAt)]
  return atPhone.findLast(
    (one) => one.direction === 'in' && one.from === from && one.text === text && Date.parse(one.receivedAt) >= begun - slackMs && Date.parse(one.receivedAt) <= ended + slackMs,
  )
}

export function OnTheWire({ message }: { message: Message }) {
  const { messages, isPending, error, refetch } = usePhone(message.to)
  const copy = copyOf(message, messages)
  if (isPending) return <p className={classes.note}>{words.pdu.loading}</p>
  const none = error instanceof Problem && (error.status === 404 || error.status === 403)
  if (error && !none) return <Trouble error={error} onRetry={() => void refetch()} />
  return copy ? <Trace number={message.to} id={copy.id} /> : <p className={classes.note}>{words.pdu.none}</p>
}

function Trace({ number, id }: { number: string; id: string }) {
  const { data, error, isPending, refetch } = useTrace(number, id)
  if (isPending) return <p className={classes.note}>{words.pdu.loading}</p>
  const none = error instanceof Problem && error.status === 404
  if (none || data?.length === 0) return <p className={classes.note}>{words.pdu.none}</p>
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <p className={classes.note}>{words.pdu.lead}</p>
      <ol className={classes.frames}>
        {data.map((frame, index) => (
          <li key={index}>
            <FrameView frame={frame} open={index === 0} />
          </li>
        ))}
      </ol>
    </>
  )
}
