// The connections to operators at a look: state, window, rate, how quickly each answers, what went wrong last; and the way
// to make one. Knows the list, not what a connection is made of.
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Inbox, Plus } from 'lucide-react'
import { useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Meter } from '../frame/Meter.tsx'
import { Empty, Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { walkLinks } from '../frame/walk.ts'
import { showCount, showMoment, showSpan } from '../text/format.ts'
import type { Connection } from './calls.ts'
import classes from './Connections.module.css'
import { NewConnection } from './NewConnection.tsx'
import { useConnections, useHealthOf } from './queries.ts'
import { StateWord } from './StateWord.tsx'
import { words } from './words.ts'

const { columns } = words
const example = { protocol: 'smpp', name: 'North Mobile', host: 'smsc.example.com', port: 2775, systemId: 'shop', password: 'secret', tls: true }
const receipts: string = '/connections/receipts'

export function Connections() {
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useConnections()
  const all = data?.data ?? []
  const onlyBuiltin = !isPending && !error && all.every(({ builtin }) => builtin)
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl('/v1/connections')}>
        <Button leftSection={<Plus size={17} />} onClick={() => setMaking(true)}>
          {words.add}
        </Button>
        <Button variant="default" leftSection={<Inbox size={16} />} onClick={() => void navigate({ to: receipts })}>
          {words.receipts}
        </Button>
      </PageHead>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {(isPending || all.length > 0) && (
        <ul className={classes.list} aria-label={words.listed} aria-busy={isPending} onKeyDown={walkLinks}>
          {all.map((connection) => (
            <Row key={connection.id} connection={connection} />
          ))}
        </ul>
      )}
      {onlyBuiltin && (
        <div className={classes.sheet}>
          <Empty title={words.empty} curl={curl('/v1/connections', example)}>
            {words.emptyHint}
          </Empty>
        </div>
      )}
      {making && (
        <NewConnection
          onClose={() => setMaking(false)}
          onMade={(id) => {
            const to: string = `/connections/${id}`
            void navigate({ to })
          }}
        />
      )}
    </>
  )
}

function Row({ connection }: { connection: Connection }) {
  const { id, name, builtin, status, perSecond } = connection
  const { data: health } = useHealthOf()
  const found = health?.connections.find((one) => one.connection === id)
  const to: string = `/connections/${id}`
  const rate = status.allowedPerSecond ?? (typeof perSecond === 'number' ? perSecond : undefined)
  return (
    <li>
      <Link to={to} className={classes.row}>
        <span className={classes.who}>
          <b>{name}</b>
          <span className={classes.small}>{[String(connection.protocol).toUpperCase(), placeOf(connection), builtin && words.builtin].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={classes.stateCell}>
          <StateWord state={status.state} />
          {status.binds !== undefined && status.binds > 1 && <span className={classes.small}>{words.binds(status.bindsUp ?? 0, status.binds)}</span>}
        </span>
        <span className={classes.figure} data-head={columns.window}>
          <span>{words.of(showCount(status.outstanding), showCount(status.window))}</span>
          <Meter label={columns.window} taken={status.outstanding} room={status.window} />
        </span>
        <span className={classes.figure} data-head={columns.rate}>
          {rate === undefined ? words.unlimited : words.perSecond(showCount(rate))}
        </span>
        <span className={classes.figure} data-head={columns.latency}>
          {found?.latencyMs === undefined ? words.none : showSpan(found.latencyMs)}
        </span>
        <span className={classes.figure} data-head={columns.sent}>
          {showCount(status.sent)}
        </span>
        {status.error && (
          <span className={classes.error}>
            <time dateTime={status.error.at}>{showMoment(status.error.at)}</time> {status.error.say}
          </span>
        )}
      </Link>
    </li>
  )
}

export const placeOf = ({ host, port, profile }: Connection) =>
  typeof host === 'string' ? `${host}${typeof port === 'number' ? `:${port}` : ''}` : typeof profile === 'string' ? profile : undefined
