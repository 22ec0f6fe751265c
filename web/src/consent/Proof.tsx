// What is known of one person's consent, and its proof; without a number the latest of the whole ledger. Knows no list of
// people.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Eraser, PenLine, Search, ShieldCheck, ShieldX } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Area, Choice, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { bareNumber, showFull, showMoment, showNumber } from '../text/format.ts'
import { addConsent, type Entry, erase, getProof, listEntries, type Proof as ProofOf, proofPath } from './calls.ts'
import { about, Chain, purposeOf, sourceOf } from './Chain.tsx'
import classes from './Consent.module.css'
import { words } from './words.ts'

const keptEntries = ['consents'] as const
const example = { number: '+31612345678', action: 'given', wording: 'Yes, send me offers by text. Reply STOP to end.' }

export function Proof() {
  const { number } = useSearch({ from: '/consent' })
  const navigate = useNavigate()
  const show = (next: string) => void navigate({ to: '/consent', search: next === '' ? {} : { number: next } })
  return (
    <>
      <Find key={number} number={number} onFind={show} />
      {number === undefined ? <Latest onOpen={show} /> : <OfPerson key={number} number={number} />}
    </>
  )
}

function Find({ number = '', onFind }: { number: string | undefined; onFind(number: string): void }) {
  const [typed, setTyped] = useState(number)
  return (
    <form
      className={classes.find} role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onFind(bareNumber(typed.trim()))
      }}
    >
      <TextInput
        type="search" name="number" label={words.number} description={words.numberHint} value={typed} autoFocus leftSection={<Search size={16} aria-hidden="true" />}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{words.find}</Button>
    </form>
  )
}

function Latest({ onOpen }: { onOpen(number: string): void }) {
  return (
    <Listing
      label={words.latest} queryKey={[...keptEntries, 'rows']} read={({ after, signal }) => listEntries(after, signal)} idOf={(one: Entry) => one.id}
      onOpen={(one) => one.number && onOpen(one.number)}
      columns={[
        { head: words.number, width: '11rem', cell: (one) => <bdi className={classes.number}>{one.number ? showNumber(one.number) : words.suppressions.erased}</bdi> },
        { head: words.chain, cell: (one) => `${words.actions[one.action as 'given'] ?? one.action}${about.has(one.action) ? ` · ${purposeOf(one)}` : ''}` },
        { head: words.facts.actor, cell: sourceOf },
        { head: words.reviews.at, width: '9rem', cell: (one) => showMoment(one.at), end: true },
      ]}
      empty={{ title: words.empty, hint: words.emptyHint, curl: curl('/v1/consents', example) }}
    />
  )
}

function OfPerson({ number }: { number: string }) {
  const may = useMay()
  const [asked, setAsked] = useState<'record' | 'erase'>()
  const { data, error, refetch } = useQuery({ queryKey: [...keptEntries, 'proof', number], queryFn: ({ signal }) => getProof(number, signal) })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <>
      <div className={classes.acts}>
        <Button variant="default" component="a" href={proofPath(number)} download={`consent-${number}.json`} leftSection={<Download size={16} />}>
          {words.download}
        </Button>
        {may({ scope: 'write' }) && (
          <Button variant="default" leftSection={<PenLine size={16} />} onClick={() => setAsked('record')}>
            {words.record}
          </Button>
        )}
        {may({ scope: 'admin' }) && (
          <Button variant="default" className={classes.danger} leftSection={<Eraser size={16} />} onClick={() => setAsked('erase')}>
            {words.erase}
          </Button>
        )}
      </div>
      <Found proof={data} />
      {asked === 'record' && <Record number={number} onClose={() => setAsked(undefined)} />}
      {asked === 'erase' && <Erase number={number} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Found({ proof: { number, standing, entries, ledger } }: { proof: ProofOf }) {
  if (entries.length === 0)
    return (
      <Empty title={words.nothing} curl={curl(proofPath(number))}>
        {words.nothingHint}
      </Empty>
    )
  return (
    <div className={classes.stack}>
      <Sheet title={words.standing}>
        <ul className={classes.standing}>
          {standing.map(({ sender, purpose, state, since }) => (
            <li key={`${sender} ${purpose}`} data-state={state}>
              {state === 'in' ? <ShieldCheck size={22} aria-hidden="true" /> : <ShieldX size={22} aria-hidden="true" />}
              <div>
                <strong>{words.states[state as 'in'] ?? state}</strong>
                <span>
                  {words.purposes[purpose as 'marketing'] ?? purpose} · {sender === '*' ? words.everySender : showNumber(sender)} · {showFull(since)}
                </span>
              </div>
            </li>
          ))}
        </ul>
        <p className={ledger ? classes.note : classes.bad}>{ledger ? words.whole(ledger.entries) : words.notWhole}</p>
      </Sheet>
      <Sheet title={words.chain}>
        <Chain entries={entries} />
      </Sheet>
    </div>
  )
}

function Record({ number, onClose }: { number: string; onClose(): void }) {
  const cache = useQueryClient()
  const [action, setAction] = useState<'given' | 'withdrawn'>('given')
  const [wording, setWording] = useState('')
  const recording = useMutation({
    mutationFn: () => addConsent({ number, action, source: 'agent', ...(wording.trim() !== '' && { wording: wording.trim() }) }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keptEntries })
      onClose()
    },
  })
  return (
    <Dialog title={words.recordTitle} onClose={onClose}>
      <Form
        label={words.recordTitle} action={words.recordDo} error={recording.error} busy={recording.isPending} ready={action === 'withdrawn' || wording.trim() !== ''}
        onSubmit={() => recording.mutate()} onCancel={onClose}
      >
        <Choice
          name="action" label={words.recordWhat} value={action} onChange={(value) => setAction(value)}
          options={(['given', 'withdrawn'] as const).map((value) => ({ value, word: words[value] }))}
        />
        <Area name="wording" label={words.wording} value={wording} onChange={setWording} />
      </Form>
    </Dialog>
  )
}

function Erase({ number, onClose }: { number: string; onClose(): void }) {
  const cache = useQueryClient()
  const erasing = useMutation({
    mutationFn: () => erase(number),
    onSuccess: () => cache.invalidateQueries({ queryKey: keptEntries }),
  })
  if (erasing.isSuccess)
    return (
      <Dialog title={words.erase} onClose={onClose}>
        <p role="status">{words.erased}</p>
      </Dialog>
    )
  return (
    <Confirm
      title={words.eraseTitle(showNumber(number))} action={words.eraseDo} busy={erasing.isPending} error={erasing.error} onConfirm={() => erasing.mutate()}
      onClose={onClose}
    >
      <p>{words.eraseWhat}</p>
    </Confirm>
  )
}
