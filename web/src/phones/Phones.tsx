// Every virtual phone, the liveliest first, and one of them opened beside the list. Knows the list, not the handset's
// inside.
import { Button } from '@mantine/core'
import { Link, useMatches } from '@tanstack/react-router'
import { ArrowLeft, Smartphone } from 'lucide-react'
import { curl } from '../frame/curl.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { Handset } from '../phone/Handset.tsx'
import { usePhones } from '../phone/queries.ts'
import { words } from '../phone/words.ts'
import { showCount, showMoment, showNumber } from '../text/format.ts'
import classes from './Phones.module.css'

const { page } = words
const example = { to: '+31612345678', from: '1600', text: 'Hi' }

export function Phones() {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePhones()
  const phones = data?.pages.flatMap((one) => one.data) ?? []
  const params = useMatches({ select: (matches) => matches.at(-1)?.params as { number?: string } | undefined })
  const opened = params?.number
  return (
    <>
      <title>{`${page.title} · Onesixty`}</title>
      <header className={classes.head} data-opened={opened !== undefined}>
        <h1>{page.title}</h1>
        <p>{page.lead}</p>
      </header>
      {error && phones.length === 0 && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && !isPending && phones.length === 0 && opened === undefined && (
        <div className={classes.none}>
          <Empty title={page.empty} curl={curl('/v1/messages', example)}>
            {page.emptyHint}
          </Empty>
        </div>
      )}
      {(phones.length > 0 || opened !== undefined) && (
        <div className={classes.columns} data-opened={opened !== undefined}>
          <div className={classes.side}>
            <ul className={classes.list}>
              {phones.map((phone) => (
                <li key={phone.number}>
                  <Link
                    to="/phones/$number"
                    params={{ number: phone.number }}
                    className={classes.phone}
                    resetScroll={false}
                  >
                    <Smartphone size={20} strokeWidth={1.6} aria-hidden="true" />
                    <span className={classes.number}>{showNumber(phone.number)}</span>
                    <time dateTime={phone.lastAt}>{showMoment(phone.lastAt)}</time>
                    <bdi className={classes.last}>{phone.lastText}</bdi>
                    <span className={classes.count} title={page.count(phone.messages)}>
                      {showCount(phone.messages)}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            {hasNextPage && (
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {page.more}
              </Button>
            )}
          </div>
          <div className={classes.opened}>
            {opened === undefined ? (
              <p className={classes.pick}>{page.pick}</p>
            ) : (
              <>
                <Link to="/phones" className={classes.close}>
                  <ArrowLeft size={16} aria-hidden="true" /> {page.close}
                </Link>
                <Handset key={opened} number={opened} />
                <p className={classes.below}>{showNumber(opened)}</p>
              </>
            )}
          </div>
        </div>
      )}
    </>
  )
}
