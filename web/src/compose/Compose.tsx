// One text for one number or many: written, counted, priced and seen before it leaves, and for ten seconds taken back.
// Knows the draft, not what becomes of it.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { CalendarClock, Send } from 'lucide-react'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { segment } from '../../../src/sms/segments.ts'
import { serverNow } from '../api/clock.ts'
import { explain } from '../api/explain.ts'
import { useOnce } from '../api/once.ts'
import { curl } from '../frame/curl.ts'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { Meter, strayChars } from '../home/Meter.tsx'
import { TextField } from '../home/TextField.tsx'
import { showCount, showMoney } from '../text/format.ts'
import { bodyOf, type Draft, lanes, send, type Sent, undoMs } from './calls.ts'
import classes from './Compose.module.css'
import { Ends } from './Ends.tsx'
import { Left } from './Left.tsx'
import { Onlook } from './Onlook.tsx'
import { useCost } from './cost.ts'
import { mostRecipients, numbersOf } from './recipients.ts'
import { Sent as SentBar } from './Sent.tsx'
import { When } from './When.tsx'
import { words } from './words.ts'

const campaigns: string = '/campaigns/new'

export function Compose() {
  const search = useSearch({ from: '/compose' })
  const [draft, setDraft] = useState<Draft>({ to: search.to ?? '', from: search.from ?? '', text: search.text ?? '', lane: 'transactional', at: '' })
  const [sent, setSent] = useState<{ answer: Sent; leavesAt: number | undefined; at: string }>()
  const once = useOnce()
  const leaves = useRef<number>(undefined)
  const numbers = useMemo(() => numbersOf(draft.to), [draft.to])
  const counted = useMemo(() => segment(draft.text), [draft.text])
  const costly = useMemo(() => strayChars(counted), [counted])
  const cost = useCost(numbers, draft)
  const sending = useMutation({
    mutationFn: async () => {
      const wanted = draft.at === '' ? undefined : new Date(draft.at).getTime()
      const answer = await once(bodyOf(numbers, draft, wanted), (key, isAgain) => {
        if (!isAgain) leaves.current = wanted ?? (draft.lane === 'otp' ? undefined : serverNow() + undoMs)
        return send(bodyOf(numbers, draft, leaves.current), key)
      })
      return { answer, leavesAt: leaves.current, at: draft.at }
    },
    onSuccess: setSent,
  })
  const put = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change })
    if (sending.isError) sending.reset()
  }
  const isLate = draft.at !== '' && !(new Date(draft.at).getTime() > Date.now())
  const tooMany = numbers.length > mostRecipients
  const ready = numbers.length > 0 && !tooMany && !isLate && !('refused' in counted)
  const refused = sending.error ? explain(sending.error) : undefined
  const wrong = (...fields: string[]) => (refused && fields.includes(refused.field ?? '') ? [refused.say, refused.next].filter(Boolean).join(' ') : undefined)
  const elsewhere = refused && wrong('to', 'from', 'text', 'scheduledAt') === undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready && !sending.isPending && !sent) sending.mutate()
  }
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl('/v1/messages', bodyOf(numbers.length === 0 ? ['+31612345678'] : numbers, draft, draft.at === '' || isLate ? undefined : new Date(draft.at).getTime()))} />
      <div className={classes.columns}>
        <form className={classes.form} onSubmit={submit} aria-label={words.title} noValidate>
          <Ends draft={draft} count={numbers.length} wrongTo={wrong('to')} wrongFrom={wrong('from')} onChange={put} />
          {tooMany && (
            <p className={classes.many}>
              {words.toMany(showCount(mostRecipients))} <Link to={campaigns}>{words.campaign}</Link>
            </p>
          )}
          <TextField label={words.text} value={draft.text} marked={costly} describedBy="count" error={wrong('text')} onChange={(text) => put({ text })} />
          <Meter id="count" text={draft.text} counted={counted} onPlain={(text) => put({ text })} />
          <When draft={draft} lanes={lanes} late={isLate} wrong={wrong('scheduledAt')} onChange={put} />
          {elsewhere && <Trouble error={sending.error} />}
          <div role="status" className={classes.told}>{cost.many && !sent && draft.text !== '' && <Left many={cost.many} count={numbers.length} />}</div>
          {sent ? (
            <SentBar {...sent} onAnew={() => {
              setSent(undefined)
              setDraft({ ...draft, text: '', at: '' })
            }} onUndone={() => setSent(undefined)} />
          ) : (
            <div className={classes.send}>
              <Button type="submit" loading={sending.isPending} disabled={!ready} leftSection={draft.at === '' ? <Send size={17} /> : <CalendarClock size={17} />}>
                {sayOn(cost.many?.recipients ?? numbers.length, cost, draft.at !== '')}
              </Button>
              <span className={classes.keys}>{cost.refused > 0 ? words.send.some(cost.refused) : words.send.keys}</span>
            </div>
          )}
        </form>
        <Onlook draft={draft} numbers={numbers} cost={cost} />
      </div>
    </>
  )
}

/** "Send to 3 · € 0.24": to those who get it, as soon as that is known. */
function sayOn(count: number, { total, isAbout }: ReturnType<typeof useCost>, later: boolean): string {
  const { send: say } = words
  const people = showCount(count)
  if (!total || count === 0) return later ? say.later(people) : say.to(people)
  const price = isAbout ? say.about(showMoney(total)) : showMoney(total)
  return later ? say.laterPriced(people, price) : say.priced(people, price)
}
