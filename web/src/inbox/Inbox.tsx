// The inbox: conversations at one side, the chosen one at the other; on a phone one after the other. Knows no message but
// as the last line of a conversation.
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useAnew } from '../frame/anew.ts'
import { Chips } from '../frame/Chips.tsx'
import { curl } from '../frame/curl.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { walkLinks } from '../frame/walk.ts'
import { useLostPoll, useOnMoves } from '../live/moves.ts'
import { showMoment, showNumber } from '../text/format.ts'
import { asksFor, Badge } from './badges.tsx'
import { listThreads, type Thread, threadsPath } from './calls.ts'
import classes from './Inbox.module.css'
import { Conversation } from './Conversation.tsx'
import { shownOf } from './search.ts'
import { words } from './words.ts'

const soonMs = 1_000
const first: string | undefined = undefined
const written = { to: '1234', text: 'Are you open on Sunday?' }

export function Inbox() {
  const { show = 'open', number } = useSearch({ from: '/inbox' })
  const navigate = useNavigate()
  useOnMoves(soonMs, useAnew('conversations'))
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['conversations', 'list', show],
    queryFn: ({ pageParam, signal }) => listThreads(show, pageParam, signal),
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: useLostPoll(),
  })
  const threads = data?.pages.flatMap((page) => page.data) ?? []
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl(threadsPath(show))} />
      <div className={classes.inbox} data-open={number !== undefined}>
        <div className={classes.side}>
          <div className={classes.chips}>
            <Chips
              label={words.filter} chips={shownOf.map((id) => ({ id, word: words.filters[id] }))} chosen={show}
              onChoose={(one) => void navigate({ to: '/inbox', search: one === 'open' ? {} : { show: one }, replace: true })}
            />
          </div>
          {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
          {data && threads.length === 0 && (
            <Empty title={show === 'open' ? words.empty : words.none} {...(show === 'open' && { curl: curl('/v1/handsets/%2B31612345678/messages', written) })}>
              {show === 'open' && words.emptyHint}
            </Empty>
          )}
          <ul className={classes.threads} aria-label={words.list} onKeyDown={walkLinks}>
            {threads.map((thread) => (
              <Row key={thread.number} thread={thread} show={show} open={thread.number === number} />
            ))}
          </ul>
          {hasNextPage && (
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {words.more}
            </Button>
          )}
        </div>
        <div className={classes.main}>
          {number === undefined ? threads.length > 0 && <p className={classes.choose}>{words.choose}</p> : <Conversation key={number} number={number} />}
        </div>
      </div>
    </>
  )
}

function Row({ thread: { number, name, unread, last, at, assignee }, show, open }: { thread: Thread; show: (typeof shownOf)[number]; open: boolean }) {
  const asks = last?.direction === 'in' ? asksFor(last.text) : undefined
  return (
    <li>
      <Link to="/inbox" search={show === 'open' ? { number } : { show, number }} className={classes.thread} data-unread={unread > 0} aria-current={open ? 'true' : undefined}>
        <span className={classes.who}>
          <bdi>{name ?? showNumber(number)}</bdi>
          {unread > 0 && (
            <span className={classes.unread} aria-label={words.unread(unread)}>
              {unread}
            </span>
          )}
        </span>
        <time dateTime={at}>{showMoment(last?.at ?? at)}</time>
        <span className={classes.last}>
          {last?.direction === 'out' && `${words.you}: `}
          <bdi>{last?.text ?? words.gone}</bdi>
        </span>
        {(asks ?? assignee) && (
          <span className={classes.marks}>
            {asks && <Badge kind={asks} />}
            {assignee}
          </span>
        )}
      </Link>
    </li>
  )
}
