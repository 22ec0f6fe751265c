// What comes after the first message: STOP is replied and obeyed, then the steps to the real world. Knows the number and the
// sender, not how the message travelled.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellOff, BellRing, CircleHelp } from 'lucide-react'
import { address, call } from '../api/call.ts'
import { sendFromPhone } from '../api/routes.ts'
import type { Page } from '../api/shapes.ts'
import { Trouble } from '../frame/Note.tsx'
import { showMoment } from '../text/format.ts'
import classes from './Start.module.css'
import { Steps } from './Steps.tsx'
import { words } from './words.ts'

const { stop: said } = words
const everyMs = 1_500
const proofAt: string = '/consent'

type Fact = { id: string; action: string; at: string; sender: string }
const outs = new Set(['withdrawn', 'suppressed', 'paused'])

/** How things stand for a number: what was said last. */
function useStanding(number: string, moves: boolean) {
  const { data } = useQuery({
    queryKey: ['standing', number],
    queryFn: ({ signal }) => call<Page<Fact>>('GET', address('/v1/consents', { number, limit: 1 }), { signal, background: true }),
    refetchInterval: moves && everyMs,
  })
  const [last] = data?.data ?? []
  return { last, standing: last === undefined ? ('none' as const) : outs.has(last.action) ? ('out' as const) : ('in' as const) }
}

type AfterProps = { number: string; from: string; /** A message of this page has arrived. */ arrived: boolean }

export function After({ number, from, arrived }: AfterProps) {
  // what was said before this page was opened counts, too
  const { standing } = useStanding(number, arrived)
  return (
    <div className={classes.after}>
      {(arrived || standing === 'out') && <Stop number={number} from={from} />}
      <Steps />
    </div>
  )
}

function Stop({ number, from }: { number: string; from: string }) {
  const cache = useQueryClient()
  const { last, standing } = useStanding(number, true)
  const replying = useMutation({
    mutationFn: (text: string) => sendFromPhone(number, { to: from, text }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['standing', number] }),
  })
  const mayAnswer = /^\+?\d{3,15}$/.test(from)
  const Icon = { none: CircleHelp, in: BellRing, out: BellOff }[standing]
  return (
    <section className={classes.sheet} aria-label={said.title}>
      <h2>{said.title}</h2>
      <p className={classes.lead}>{mayAnswer ? said.lead : said.cannot}</p>
      <div className={classes.flip}>
        <p className={classes.standing} data-standing={standing} role="status" key={standing}>
          <Icon size={20} aria-hidden="true" />
          <span>
            <strong>{said.standing[standing]}</strong>
            {last && <small> {said.since(showMoment(last.at))}</small>}
          </span>
        </p>
        {mayAnswer && (
          <Button variant="default" loading={replying.isPending} onClick={() => replying.mutate(standing === 'out' ? 'START' : 'STOP')}>
            {standing === 'out' ? said.start : said.stop}
          </Button>
        )}
      </div>
      {replying.error && <Trouble error={replying.error} />}
      {standing === 'out' && (
        <p className={classes.lead}>
          {said.obeyed} <Link to={proofAt} search={{ number }}>{said.proof}</Link>
        </p>
      )}
    </section>
  )
}
