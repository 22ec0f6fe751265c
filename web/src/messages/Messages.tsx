// The list of all messages, newest first, moving while one looks: filter by status, search by number, load more.
// Knows no single message but as a row.
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type MessageFilter, messagesPath } from '../api/routes.ts'
import { curl } from '../frame/curl.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { kept } from '../live/live.tsx'
import { Export } from './Export.tsx'
import { Filters } from './Filters.tsx'
import classes from './Messages.module.css'
import { useMessages } from './queries.ts'
import { Rows } from './Rows.tsx'
import { Views } from './Views.tsx'
import { words } from './words.ts'

const example = { to: '+31612345678', from: 'Onesixty', text: 'Hi' }

const ghosts = Array.from({ length: 12 }, (_, index) => <li key={index} className={classes.ghost} />)

export function Messages() {
  const cache = useQueryClient()
  const filter = useSearch({ from: '/messages' })
  const navigate = useNavigate({ from: '/messages' })
  const choose = useCallback((search: MessageFilter) => void navigate({ search, replace: true }), [navigate])
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useMessages(filter)
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data])
  const end = useEndReached(() => void (hasNextPage && !isFetchingNextPage && fetchNextPage()))
  const startAnew = () => void cache.resetQueries({ queryKey: kept.messages() })
  const filtered = Object.keys(filter).length > 0
  const asCurl = curl(messagesPath(filter, { limit: 50 }))
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={asCurl}>
        <Export filter={filter} />
      </PageHead>
      <Views filter={filter} onChoose={choose} />
      <Filters filter={filter} error={error} onChange={choose} />
      {data?.pages[0] && 'newer' in data.pages[0] && (
        <Button variant="default" className={classes.newer} onClick={startAnew}>
          {words.newer}
        </Button>
      )}
      {error && rows.length === 0 && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && !isPending && rows.length === 0 && (
        <div className={classes.sheet}>
          {hasNextPage ? (
            <div className={classes.further}>
              <p>{words.furtherHint}</p>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {words.further}
              </Button>
            </div>
          ) : filtered ? (
            <Empty title={words.none}>{words.noneHint}</Empty>
          ) : (
            <Empty title={words.empty} curl={curl('/v1/messages', example)}>
              {words.emptyHint}
            </Empty>
          )}
        </div>
      )}
      {(isPending || rows.length > 0) && (
        <div className={classes.sheet} aria-busy={isPending}>
          <div className={classes.columns} aria-hidden="true">
            {Object.entries(words.columns).map(([name, word]) => (
              <span key={name}>{word}</span>
            ))}
          </div>
          {isPending ? <ul aria-hidden="true">{ghosts}</ul> : <Rows rows={rows} />}
        </div>
      )}
      {rows.length > 0 && (
        <div className={classes.foot} ref={end}>
          {hasNextPage ? (
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {words.more}
            </Button>
          ) : (
            <span>{words.end}</span>
          )}
        </div>
      )}
    </>
  )
}

/** Calls `reached` when the element comes near the lower edge of the window. */
function useEndReached(reached: () => void) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(reached)
  latest.current = reached
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '300px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  })
  return element
}
