// The log of actions: who did what, the newest first, and whether it is whole. Knows no action.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { useNameOf } from '../campaigns/names.ts'
import { curl } from '../frame/curl.ts'
import { Details } from '../frame/Details.tsx'
import { Dialog } from '../frame/Dialog.tsx'
import { Listing } from '../frame/Listing.tsx'
import { Trouble } from '../frame/Note.tsx'
import { showCount, showFull, showMoment } from '../text/format.ts'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.audit
type Entry = { seq: number; at: string; actor: string; action: string; target?: string; detail?: string; address: string; requestId: string; mark: string }
type Verdict = { whole: boolean; entries?: number; brokenAt?: number; detail?: string }

export function Audit() {
  const [opened, open] = useState<Entry>()
  const nameOf = useNameOf()
  const verdict = useQuery({ queryKey: ['audit verdict'], queryFn: ({ signal }) => call<Verdict>('GET', '/v1/audit/verdict', { signal }), enabled: false })
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <p>{words.lead}</p>
        <Button variant="default" onClick={() => void verdict.refetch()} loading={verdict.isFetching}>
          {words.verify}
        </Button>
      </div>
      <p role="status" className={classes.verdict} data-whole={verdict.data?.whole}>
        {verdict.data && (verdict.data.whole ? words.whole(verdict.data.entries ?? 0) : words.broken(showCount(verdict.data.brokenAt ?? 0)))}
      </p>
      {verdict.error && <Trouble error={verdict.error} />}
      <Listing
        label={words.listed}
        queryKey={['audit']}
        read={({ after, signal }) => call<Page<Entry>>('GET', address('/v1/audit', { limit: 100, after }), { signal })}
        idOf={({ seq }) => String(seq)}
        onOpen={open}
        columns={[
          { head: words.at, width: '9rem', cell: ({ at }) => showMoment(at) },
          { head: words.action, cell: ({ action, target }) => <span><span className={classes.name}>{action}</span><span className={classes.under}>{target}</span></span> },
          { head: words.actor, cell: ({ actor }) => (nameOf(actor) === actor ? <code>{actor}</code> : nameOf(actor)) },
          { head: words.address, width: '9rem', cell: ({ address: from }) => from },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/audit') }}
      />
      {opened && (
        <Dialog title={opened.action} onClose={() => open(undefined)}>
          <Details
            of={[
              [words.at, showFull(opened.at)],
              [words.actor, <span key="actor">{nameOf(opened.actor) !== opened.actor && nameOf(opened.actor)} <code>{opened.actor}</code></span>],
              [words.target, opened.target && <code key="target">{opened.target}</code>],
              [words.detail, opened.detail],
              [words.address, opened.address],
              [words.request, <code key="request">{opened.requestId}</code>],
              [words.number, showCount(opened.seq)],
              [words.mark, <code key="mark">{opened.mark}</code>],
            ]}
          />
        </Dialog>
      )}
    </div>
  )
}
