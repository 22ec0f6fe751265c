// The wall of virtual phones, each alive: the ones that something happened on, and the ones that were put up. Knows the
// wall, not a handset's inside.
import { Button } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { usePhones } from '../phone/queries.ts'
import { words } from '../phone/words.ts'
import { broadcastWords } from './words.ts'
import classes from './Phones.module.css'
import { PutUp } from './PutUp.tsx'
import { TextAll } from './TextAll.tsx'
import { useWall } from './wall.ts'
import { WallPhone } from './WallPhone.tsx'

const Broadcast = lazy(async () => ({ default: (await import('./Broadcast.tsx')).Broadcast }))

const { page } = words
const example = { to: '+31612345678', from: '1600', text: 'Hi' }

export function Phones() {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePhones()
  const lively = data?.pages.flatMap((one) => one.data.map(({ number }) => number)) ?? []
  const { numbers, isIdle, add, takeDown } = useWall(lively)
  const [alerting, setAlerting] = useState(false)
  return (
    <>
      <title>{`${page.title} · Onesixty`}</title>
      <header className={classes.head}>
        <div className={classes.words}>
          <h1>{page.title}</h1>
          <p>{page.lead}</p>
        </div>
        <PutUp onPutUp={add} />
      </header>
      {error && numbers.length === 0 && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && !isPending && numbers.length === 0 && (
        <div className={classes.none}>
          <Empty title={page.empty} curl={curl('/v1/messages', example)}>
            {page.emptyHint}
          </Empty>
        </div>
      )}
      {numbers.length > 1 && <TextAll numbers={numbers} />}
      {numbers.length > 0 && (
        <div className={classes.alerts}>
          <Button
            variant="default"
            aria-expanded={alerting}
            onClick={() => setAlerting(!alerting)}
            leftSection={<TriangleAlert size={17} aria-hidden="true" />}
          >
            {broadcastWords.open}
          </Button>
          {alerting && (
            <Suspense>
              <Broadcast />
            </Suspense>
          )}
        </div>
      )}
      {!isPending && (
        <ul className={classes.wall} data-few={numbers.length < 4}>
          {numbers.map((number) => (
            <WallPhone key={number} number={number} onTakeDown={isIdle(number) ? () => takeDown(number) : undefined} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {page.more}
          </Button>
        </div>
      )}
      {numbers.length > 0 && (
        <p className={classes.records}>
          {page.records}{' '}
          <a href="/v1/smsc/records.csv" download>
            {page.asCsv}
          </a>
        </p>
      )}
    </>
  )
}
