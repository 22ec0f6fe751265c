// The first minute: a text ready to send, the way it travels, and the phone that buzzes. Knows how the three meet.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Problem } from '../api/call.ts'
import { useOnce } from '../api/once.ts'
import { sendMessage } from '../api/routes.ts'
import type { Message } from '../api/shapes.ts'
import { useLine } from '../live/live.tsx'
import { useMessage } from '../messages/queries.ts'
import { Handset } from '../phone/Handset.tsx'
import { usePhone } from '../phone/queries.ts'
import { tellEnd } from '../reasons/told.ts'
import { isWhole, showNumber } from '../text/format.ts'
import { bodyOf, Compose, type Draft, useGoesOut } from './Compose.tsx'
import classes from './Home.module.css'
import { hopNames, journeyOf } from './journey.ts'
import { usePace } from './pace.ts'
import { allSteps, Travel } from './Travel.tsx'
import { words } from './words.ts'

/** What comes after the first minute can wait. */
const After = lazy(async () => ({ default: (await import('../start/After.tsx')).After }))

/** Nobody's number by chance: where texts go out for real, one writes to whom oneself. */
const firstDraft: Draft = { to: '+31612345678', from: '1600', text: words.compose.firstText }
/** Where the page is one column, as in Home.module.css: there the way is below the form. */
const narrow = '(max-width: 46rem)'

type Sent = { id: string; number: string; roundTripMs: number }

export function Home() {
  const goesOut = useGoesOut()
  const [written, setDraft] = useState<Draft>()
  const draft = written ?? (goesOut ? { ...firstDraft, to: '' } : firstDraft)
  const [number, setNumber] = useState(firstDraft.to)
  const [sent, setSent] = useState<Sent>()
  const [before, setBefore] = useState<{ newest: string | undefined }>()
  const [met, setMet] = useState(false)
  const line = useLine()
  const way = useRef<HTMLDivElement>(null)
  const phone = useRef<HTMLDivElement>(null)
  const once = useOnce()
  const { messages: atPhone } = usePhone(number)

  const sending = useMutation({
    mutationFn: async (body: ReturnType<typeof bodyOf>) => {
      const startedAt = performance.now()
      const { id, to } = await once(body, (key) => sendMessage(body, key))
      return { id, number: to, roundTripMs: performance.now() - startedAt }
    },
    onMutate: ({ to }) => {
      setMet(met || buzzed)
      setBefore(to === number ? { newest: atPhone[0]?.id } : undefined)
      setSent(undefined)
    },
    onSuccess: (done) => {
      setSent(done)
      setNumber(done.number)
      if (matchMedia(narrow).matches) way.current?.scrollIntoView({ behavior: 'smooth', block: 'start' })
    },
  })

  const { data: message } = useMessage(sent?.id)
  const arrival = sent && before && atPhone.find((row) => row.id === before.newest || row.direction === 'in')
  const arrived = arrival && arrival.id !== before?.newest ? arrival.receivedAt : undefined
  const journey = journeyOf(message, sent?.roundTripMs, arrived)
  const goal = journey.ending ? Math.min(journey.reached + 1, allSteps) : journey.reached
  const shown = usePace(sent?.id, goal, journey.ending !== undefined)
  const stuck = journey.ending !== undefined && shown >= goal
  const onItsWay = sending.isPending || (sent !== undefined && shown < hopNames.length && !stuck)
  const buzzed = sent !== undefined && shown >= hopNames.length
  useEffect(() => {
    if (buzzed && matchMedia(narrow).matches) phone.current?.scrollIntoView({ behavior: 'smooth', block: 'nearest' })
  }, [buzzed])

  const wasLost = sending.error instanceof Problem && sending.error.status === 0
  const { reset } = sending
  useEffect(() => {
    if (wasLost && line === 'live') reset()
  }, [wasLost, line, reset])

  return (
    <>
      <title>Onesixty</title>
      <div className={classes.home}>
        <header className={classes.head}>
          <h1>{words.title}</h1>
          <p className={classes.lead}>{words.lead}</p>
        </header>
        <Compose
          draft={draft}
          goesOut={goesOut}
          pending={sending.isPending}
          error={sending.error}
          onChange={(next) => {
            setDraft(next)
            if (sending.isError) sending.reset()
            const to = bodyOf(next).to
            if (to !== number && isWhole(to)) setNumber(to)
          }}
          onSend={() => sending.mutate(bodyOf(draft))}
        />
        <div className={classes.way} ref={way}>
          <Travel journey={journey} shown={shown} id={sent?.id} why={whyOf(message)} />
        </div>
        <div className={classes.phone} ref={phone}>
          {goesOut ? <p className={classes.real}>{words.real}</p> : (
            <>
              <Handset key={number} number={number} follow hold={onItsWay ? before : undefined} />
              <p className={classes.number}>
                <Link to="/phones/$number" params={{ number }}>
                  <bdi>{showNumber(number)}</bdi>
                </Link>
              </p>
            </>
          )}
        </div>
      </div>
      <Suspense>
        <After number={number} from={draft.from.trim()} arrived={!goesOut && (met || buzzed)} />
      </Suspense>
    </>
  )
}

/** Why it was stopped, in the reader's own words where it is the word of the phone beside it. */
const whyOf = (message: Message | undefined) => (message?.reason === 'opt_out' ? words.travel.saidStop : message?.error && tellEnd({ ...message.error, reason: message.reason }))
