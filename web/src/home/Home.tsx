// The first minute: a text ready to send, the way it travels, and the phone that buzzes. Knows how the three meet.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useOnce } from '../api/once.ts'
import { sendMessage } from '../api/routes.ts'
import { useMessage } from '../messages/queries.ts'
import { Handset } from '../phone/Handset.tsx'
import { usePhone } from '../phone/queries.ts'
import { isWhole, showNumber } from '../text/format.ts'
import { bodyOf, Compose, type Draft } from './Compose.tsx'
import classes from './Home.module.css'
import { hopNames, journeyOf } from './journey.ts'
import { usePace } from './pace.ts'
import { allSteps, Travel } from './Travel.tsx'
import { words } from './words.ts'

/** What comes after the first minute can wait. */
const After = lazy(async () => ({ default: (await import('../start/After.tsx')).After }))

const firstDraft: Draft = { to: '+31612345678', from: '1600', text: words.compose.firstText }
/** Where the page is one column, as in Home.module.css: there the way is below the form. */
const narrow = '(max-width: 46rem)'

type Sent = { id: string; number: string; roundTripMs: number }

export function Home() {
  const [draft, setDraft] = useState(firstDraft)
  const [number, setNumber] = useState(firstDraft.to)
  const [sent, setSent] = useState<Sent>()
  const [before, setBefore] = useState<{ newest: string | undefined }>()
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
          <Travel journey={journey} shown={shown} id={sent?.id} />
        </div>
        <div className={classes.phone} ref={phone}>
          <Handset key={number} number={number} follow hold={onItsWay ? before : undefined} />
          <p className={classes.number}>
            <Link to="/phones/$number" params={{ number }}>
              <bdi>{showNumber(number)}</bdi>
            </Link>
          </p>
        </div>
      </div>
      <Suspense>
        <After number={number} from={draft.from.trim()} arrived={buzzed} />
      </Suspense>
    </>
  )
}
