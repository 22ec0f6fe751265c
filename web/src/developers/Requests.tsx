// The requests that keys made, the newest first: what was asked, what was answered, how long it took. Bodies are not kept,
// but for the names of their fields. Knows no route.
import { useState } from 'react'
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { curl } from '../frame/curl.ts'
import { Details } from '../frame/Details.tsx'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { showFull, showPrecise, showSpan } from '../text/format.ts'
import { Mark, Named, Panel } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.requests
type Asked = {
  id: string
  at: string
  method: string
  path: string
  status: number
  code?: string
  param?: string
  tookMs: number
  key?: string
  address: string
  agent?: string
  fields?: string[]
}
const classesOf = ['', '2', '4', '5'] as const
const toneOf = (status: number) => (status < 400 ? 'good' : status < 500 ? 'waiting' : 'bad')

export function Requests() {
  const [status, setStatus] = useState<(typeof classesOf)[number]>('')
  const [opened, open] = useState<Asked>()
  return (
    <Panel
      lead={words.lead}
      actions={
        <Choice
          name="status" label={words.show} value={status} onChange={setStatus}
          options={classesOf.map((value) => ({ value, word: value === '' ? words.all : words.kinds[value] }))}
        />
      }
    >
      <Listing
        label={words.listed}
        queryKey={['requests', status]}
        read={({ after, signal }) => call<Page<Asked>>('GET', address('/v1/requests', { limit: 100, after, status }), { signal })}
        idOf={({ id }) => id}
        onOpen={open}
        columns={[
          { head: words.at, width: '8rem', cell: ({ at }) => showPrecise(at) },
          { head: words.request, cell: ({ method, path }) => <Named name={method} under={<code>{path}</code>} /> },
          { head: words.answer, width: '11rem', cell: ({ status: answered, code }) => <Mark tone={toneOf(answered)}>{[answered, code].filter(Boolean).join(' ')}</Mark> },
          { head: words.took, width: '5rem', end: true, cell: ({ tookMs }) => showSpan(tookMs) },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/messages', { to: '+31612345678', from: 'Onesixty', text: 'Hi' }) }}
      />
      {opened && (
        <Dialog title={`${opened.method} ${opened.path}`} onClose={() => open(undefined)}>
          <Details
            of={[
              [words.id, <code key="id">{opened.id}</code>],
              [words.at, showFull(opened.at)],
              [words.answer, opened.status],
              [words.code, opened.code && <a key="code" href={`/docs/errors/${opened.code}`}>{opened.code}</a>],
              [words.param, opened.param && <code key="param">{opened.param}</code>],
              [words.took, showSpan(opened.tookMs)],
              [words.key, opened.key && <code key="key">{opened.key}</code>],
              [words.address, opened.address],
              [words.agent, opened.agent],
              [words.fields, opened.fields?.join(', ')],
            ]}
          />
        </Dialog>
      )}
    </Panel>
  )
}
