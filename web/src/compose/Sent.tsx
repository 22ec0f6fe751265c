// After the button: for ten seconds it can be taken back, then it is on its way. Knows ids, no draft.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CheckCheck, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { serverNow } from '../api/clock.ts'
import { showMoment, showNumber } from '../text/format.ts'
import { type Sent as Answer, takeBack } from './calls.ts'
import classes from './Compose.module.css'
import { words } from './words.ts'

const { sent: said } = words
const tickMs = 200
const mostRefusals = 5

type SentProps = { answer: Answer; leavesAt: number | undefined; /** Not empty: it was to be sent later. */ at: string; onAnew(): void; onUndone(): void }

export function Sent({ answer, leavesAt, at, onAnew, onUndone }: SentProps) {
  const [now, setNow] = useState(() => serverNow())
  const leaving = at === '' && leavesAt !== undefined && leavesAt > now
  const undoing = useMutation({ mutationFn: () => takeBack(answer.ids) })
  useEffect(() => {
    if (!leaving) return
    const timer = setInterval(() => setNow(serverNow()), tickMs)
    return () => clearInterval(timer)
  }, [leaving])
  const count = answer.ids.length
  const mayUndo = count > 0 && undoing.data === undefined && (leaving || (at !== '' && leavesAt !== undefined && leavesAt > now))
  const seconds = leavesAt === undefined ? 0 : Math.max(1, Math.ceil((leavesAt - now) / 1_000))
  const left = count - (undoing.data ?? 0)
  return (
    <div className={classes.sent} role="status">
      <CheckCheck size={20} aria-hidden="true" className={classes.sentIcon} />
      <div className={classes.sentSaid}>
        {undoing.data !== undefined ? (
          <strong>
            {said.undone(undoing.data)} {left > 0 && said.tooLate(left)}
          </strong>
        ) : (
          count > 0 && <strong>{leaving ? said.waits(count) : at !== '' ? said.scheduled(count, showMoment(new Date(at).toISOString())) : said.gone(count)}</strong>
        )}
        {answer.refused.length > 0 && (
          <div>
            {said.refused(answer.refused.length)}
            <ul>
              {answer.refused.slice(0, mostRefusals).map(({ to, say }) => (
                <li key={to}>
                  <bdi>{showNumber(to)}</bdi>: {say}
                </li>
              ))}
            </ul>
          </div>
        )}
        <p>
          {count > 0 && (answer.batch === undefined ? (
            <Link to="/messages/$id" params={{ id: answer.ids[0]! }}>{said.see}</Link>
          ) : (
            <Link to="/messages" search={{ batch: answer.batch }}>{said.see}</Link>
          ))}
        </p>
      </div>
      <div className={classes.sentWays}>
        {mayUndo && (
          <Button variant="default" leftSection={<Undo2 size={16} />} loading={undoing.isPending} onClick={() => undoing.mutate()}>
            {at === '' ? said.undo(seconds) : said.takeBack}
          </Button>
        )}
        <Button variant="default" onClick={undoing.data === undefined ? onAnew : onUndone}>
          {said.again}
        </Button>
      </div>
    </div>
  )
}
