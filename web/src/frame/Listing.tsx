// A list of any length: pages come as one scrolls, only the rows in sight are drawn, arrow keys move and Enter opens. On a
// narrow page a row becomes a card. Knows no noun: it is told how to read, what a row shows and where it leads.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Cursor } from '../api/routes.ts'
import type { Page } from '../api/shapes.ts'
import { showCount } from '../text/format.ts'
import classes from './Listing.module.css'
import { useIsNarrow } from './Menu.tsx'
import { Empty, Trouble } from './Note.tsx'
import { words } from './words.ts'

export type Column<Row> = {
  head: string
  cell(row: Row): ReactNode
  /** As in `grid-template-columns`; a share of what is left when absent. */
  width?: string
  /** Numbers stand at the end of their column. */
  end?: boolean
}

type ListingProps<Row> = {
  /** What is listed, for those who do not see it. */
  label: string
  queryKey: readonly unknown[]
  read(cursor: Cursor): Promise<Page<Row>>
  idOf(row: NoInfer<Row>): string
  columns: readonly Column<Row>[]
  /** Where Enter and a click lead. */
  onOpen?(row: NoInfer<Row>): void
  /** Shown while there are none, with the curl that makes one. */
  empty: { title: string; hint?: ReactNode; curl?: string }
}

/** Rows beyond the window that are drawn already, and that are fetched ahead. */
const ahead = 12
const rowHeight = 49
/** Of a card, each cell in a line: rather too much than one over the other before they are measured. */
const cardHeight = (cells: number) => 24 + 32 * cells
const first: string | undefined = undefined

/** The same list narrowed otherwise: its rows stay until the others are there, so that nobody who stands on one loses their place. */
const isAnotherFilter = (before: readonly unknown[] | undefined, now: readonly unknown[]) =>
  typeof now.at(-1) === 'object' && JSON.stringify(before?.slice(0, -1)) === JSON.stringify(now.slice(0, -1))

export function Listing<Row>({ label, queryKey, read, idOf, columns, onOpen, empty }: ListingProps<Row>) {
  const { data, error, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read({ ...(pageParam !== undefined && { after: pageParam }), signal }),
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before, query) => (isAnotherFilter(query?.queryKey, queryKey) ? before : undefined),
  })
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  const body = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const now = body.current ? body.current.getBoundingClientRect().top + scrollY : 0
    if (Math.abs(now - top) > 1) setTop(now)
  })
  const isNarrow = useIsNarrow()
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => (isNarrow ? cardHeight(columns.length) : rowHeight), overscan: ahead, scrollMargin: top })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= rows.length - ahead && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  // one row takes part in the order of Tab, and the arrows choose which
  const [at, setAt] = useState(0)
  const wanted = useRef<number>(undefined)
  const go = (goal: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, goal))
    wanted.current = index
    setAt(index)
    virtual.scrollToIndex(index)
  }
  useEffect(() => {
    const row = wanted.current === undefined ? null : body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: rows.length - 1 }[event.key]
    if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return
    if (goal === undefined && !(event.key === 'Enter' && onOpen)) return
    event.preventDefault()
    if (goal !== undefined) go(goal)
    else if (rows[at] !== undefined) onOpen?.(rows[at])
  }

  if (error && rows.length === 0) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!isPending && rows.length === 0)
    return (
      <div className={classes.sheet}>
        <Empty title={empty.title} {...(empty.curl !== undefined && { curl: empty.curl })}>
          {empty.hint}
        </Empty>
      </div>
    )
  const template = { '--columns': columns.map(({ width = 'minmax(0, 1fr)' }) => width).join(' ') } as Record<string, string>
  const tabbed = Math.min(at, rows.length - 1)
  const tabbedIsDrawn = drawn.some(({ index }) => index === tabbed)
  return (
    <div className={classes.sheet} aria-busy={isPending || isPlaceholderData} style={template}>
      <div role="grid" aria-label={onOpen ? `${label}. ${words.list.keys}` : label} aria-rowcount={hasNextPage ? -1 : rows.length + 1} onKeyDown={onKeyDown}>
        <div role="row" className={classes.heads} aria-rowindex={1}>
          {columns.map(({ head, end }) => (
            <span key={head} role="columnheader" data-end={end}>
              {head}
            </span>
          ))}
        </div>
        <div role="rowgroup" className={classes.body} ref={body} style={{ height: isPending ? rowHeight * 8 : virtual.getTotalSize() }}>
          {drawn.map(({ index, start }, place) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div
                key={idOf(row)}
                ref={virtual.measureElement}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                data-opens={onOpen !== undefined}
                className={classes.row}
                tabIndex={index === tabbed || (!tabbedIsDrawn && place === 0) ? 0 : -1}
                style={{ transform: `translateY(${start - top}px)` }}
                onFocus={() => setAt(index)}
                onClick={(event) => onOpen && !(event.target as Element).closest('a, button, input, select, label') && onOpen(row)}
              >
                {columns.map(({ head, cell, end }) => (
                  <div key={head} role="gridcell" className={classes.cell} data-end={end} data-head={head}>
                    {cell(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      <p className={classes.foot} role="status">
        {isFetchNextPageError ? (
          <button type="button" className={classes.more} onClick={() => void fetchNextPage()}>
            {words.list.more}
          </button>
        ) : hasNextPage || isPending ? (
          words.loading
        ) : (
          `${words.list.end} (${showCount(rows.length)})`
        )}
      </p>
    </div>
  )
}
