// The stream of events as it comes, one by one, as a program hears it. Knows no event's meaning.
import { Button } from '@mantine/core'
import { memo, useEffect, useRef, useState } from 'react'
import { address } from '../api/call.ts'
import { curl } from '../frame/curl.ts'
import { Field } from '../frame/Fields.tsx'
import { Empty } from '../frame/Note.tsx'
import { words as frame } from '../frame/words.ts'
import { showCount, showPrecise } from '../text/format.ts'
import classes from './Developers.module.css'
import { createFeed, type Feed, type Told } from './feed.ts'
import { follow, type FollowState } from './follow.ts'
import { Panel } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.events
const nothing: Feed = { rows: [], heard: 0 }

export function EventsView() {
  const [wanted, setWanted] = useState('*')
  const [running, run] = useState(true)
  const [feed, setFeed] = useState(nothing)
  const [line, setLine] = useState<FollowState>('connecting')
  const kept = useRef<ReturnType<typeof createFeed>>(undefined)
  kept.current ??= createFeed(setFeed)
  const asked = wanted.trim() === '' ? '*' : wanted.replace(/\s/g, '')
  useEffect(() => {
    if (!running) return
    let following: ReturnType<typeof follow> | undefined
    // while somebody types, the name is no name yet
    const timer = setTimeout(() => {
      following = follow(asked, kept.current!.take, setLine)
    }, 400)
    return () => {
      clearTimeout(timer)
      following?.close()
    }
  }, [asked, running])
  const path = address('/v1/events', { types: asked })
  return (
    <Panel
      lead={words.lead}
      actions={
        <>
          <Button variant="default" onClick={() => run(!running)}>
            {running ? words.pause : words.go}
          </Button>
          <Button variant="default" onClick={() => kept.current?.clear()}>
            {words.clear}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <Field name="types" label={words.types} hint={line === 'refused' ? words.refused : words.typesHint} value={wanted} onChange={setWanted} />
        <p className={classes.figures}>{words.heard(feed.heard, showCount(feed.heard))}</p>
        <div className={classes.stream}>
          {feed.rows.length === 0 ? (
            <Empty title={!running ? words.paused : line === 'connecting' || line === 'offline' ? frame.line.hint[line] : words.waiting} curl={curl(path)}>
              {words.hint}
            </Empty>
          ) : (
            <ol tabIndex={0} aria-label={words.listed}>
              {feed.rows.map((told) => (
                <Row key={told.id} of={told} />
              ))}
            </ol>
          )}
        </div>
      </div>
    </Panel>
  )
}

/** Read when it is drawn: most of what comes in a flood never is. */
const Row = memo(function Row({ of: { type, data } }: { of: Told }) {
  const at = /"timestamp":"([^"]+)"/.exec(data)?.[1]
  return (
    <li className={classes.event}>
      <time dateTime={at}>{at && showPrecise(at)}</time>
      <b>{type}</b>
      <code title={data}>{data}</code>
    </li>
  )
})
