// Receipts that found no message: listed, matched by hand, and by one that was matched, all the others. Knows no message but
// those that wait for a receipt.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Link2 } from 'lucide-react'
import { useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { StateMark } from '../messages/states.tsx'
import { showFull, showMoment, showNumber } from '../text/format.ts'
import { learnFrom, listUnmatched, listWaiting, matchReceipt, receiptsPath, type Unmatched } from './calls.ts'
import classes from './Connections.module.css'
import { useConnections } from './queries.ts'
import { words } from './words.ts'

const { unmatched: said } = words
const back: string = '/connections'
const key = ['receipts', 'unmatched'] as const
const numberOf = (to: string) => (/^\d{8,15}$/.test(to) ? `+${to}` : to)

export function Receipts() {
  const [chosen, choose] = useState<Unmatched>()
  const [done, setDone] = useState('')
  const { data: connections } = useConnections()
  const nameOf = (id: string) => connections?.data.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <Link to={back} className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {words.back}
      </Link>
      <PageHead title={said.title} lead={said.lead} curl={curl(receiptsPath())} />
      <p className={classes.done} role="status">
        {done}
      </p>
      <Listing
        label={said.listed}
        queryKey={key}
        read={({ after, signal }) => listUnmatched(after, signal)}
        idOf={({ id }) => id}
        onOpen={choose}
        columns={[
          { head: said.columns.at, width: '9rem', cell: ({ at }) => <time dateTime={at} title={showFull(at)}>{showMoment(at)}</time> },
          { head: said.columns.connection, cell: ({ connection }) => nameOf(connection) },
          { head: said.columns.id, cell: ({ operatorId }) => <code>{operatorId}</code> },
          { head: said.columns.to, cell: ({ to }) => <bdi>{showNumber(numberOf(to))}</bdi> },
          { head: said.columns.state, width: '9rem', cell: ({ state, error }) => <><StateMark status={state} /> {error && <code>{error}</code>}</> },
          { head: said.match, width: '8.5rem', cell: (one) => <Button variant="default" size="compact-sm" leftSection={<Link2 size={15} />} onClick={() => choose(one)}>{said.match}</Button> },
        ]}
        empty={{ title: said.empty, hint: said.emptyHint, curl: curl(receiptsPath()) }}
      />
      {chosen && (
        <Match
          receipt={chosen}
          onClose={() => choose(undefined)}
          onDone={(say) => {
            setDone(say)
            choose(undefined)
          }}
        />
      )}
    </>
  )
}

function Match({ receipt, onDone, onClose }: { receipt: Unmatched; onDone(say: string): void; onClose(): void }) {
  const cache = useQueryClient()
  const [message, setMessage] = useState('')
  const to = numberOf(receipt.to)
  const { data: waiting, error, refetch } = useQuery({ queryKey: ['waiting for a receipt', receipt.connection, to], queryFn: ({ signal }) => listWaiting(receipt.connection, to, signal) })
  const finish = (say: string) => {
    void cache.invalidateQueries({ queryKey: key })
    onDone(say)
  }
  const matching = useMutation({ mutationFn: () => matchReceipt(receipt.id, message.trim()), onSuccess: () => finish(said.matched) })
  const learning = useMutation({ mutationFn: () => learnFrom(receipt.id, message.trim()), onSuccess: ({ matched, left }) => finish(said.learned(matched, left)) })
  const candidates = waiting?.data ?? []
  return (
    <Dialog title={said.title1} onClose={onClose}>
      <p>{said.says(receipt.operatorId, showNumber(to))}</p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {waiting && <p className={classes.small}>{candidates.length > 0 ? said.waiting : said.noneWaiting}</p>}
      {candidates.length > 0 && (
        <ul className={classes.candidates}>
          {candidates.map(({ id, text, createdAt }) => (
            <li key={id}>
              <label>
                <input type="radio" name="candidate" checked={message === id} onChange={() => setMessage(id)} />
                <span>
                  <time dateTime={createdAt}>{showMoment(createdAt)}</time> <bdi>{text}</bdi>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <Form onSubmit={() => learning.mutate()} busy={learning.isPending} error={learning.error ?? matching.error} ready={message.trim() !== ''} action={said.learn} onCancel={onClose}>
        <Field name="message" label={said.message} placeholder="msg_…" value={message} onChange={setMessage} />
        <Button variant="default" disabled={message.trim() === ''} loading={matching.isPending} onClick={() => matching.mutate()}>
          {said.only}
        </Button>
      </Form>
    </Dialog>
  )
}
