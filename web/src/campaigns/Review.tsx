// The whole audience as it would be sent now: who, how much, what it costs, when it is done, what could be better; a test;
// and the button that sends. Knows the preview, no step before it.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw, Send } from 'lucide-react'
import { useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { tell } from '../reasons/told.ts'
import { bareNumber, showCount, showFull, showMoment, showMoney } from '../text/format.ts'
import { useBalance } from '../overview/queries.ts'
import { type Campaign, changeCampaign, getPolicy, type Preview, previewCampaign, startCampaign, testCampaign } from './calls.ts'
import { keptCampaign } from './kept.ts'
import type { Draft } from './drafts.ts'
import { Countries, Excluded, Follows, Held, Texts, Warnings } from './ReviewParts.tsx'
import classes from './Review.module.css'
import { costOf, needsAgreement, reasonOf } from './sums.ts'
import { words } from './words.ts'

const { review: texts } = words
const undoSeconds = 10

export function Review({ campaign, draft }: { campaign: Campaign; draft: Draft }) {
  const { id, version } = campaign
  const { data: seen, error, isFetching, refetch } = useQuery({
    queryKey: [...keptCampaign(id), 'preview', version],
    queryFn: ({ signal }) => previewCampaign(id, signal),
    staleTime: 30_000,
  })
  if (error && !seen) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!seen)
    return (
      <p className={classes.looking} role="status">
        {texts.looking}…
      </p>
    )
  return (
    <div className={classes.review}>
      <Figures seen={seen} busy={isFetching} />
      <Folding campaign={campaign} seen={seen} />
      <div className={classes.columns}>
        <Excluded seen={seen} />
        <Countries seen={seen} />
      </div>
      <Held seen={seen} />
      <Follows seen={seen} />
      <div className={classes.columns}>
        <Texts seen={seen} />
        <Test id={id} />
      </div>
      <Start campaign={campaign} seen={seen} later={draft.when !== 'now'} onAgain={() => void refetch()} busy={isFetching} />
    </div>
  )
}

function Figures({ seen, busy }: { seen: Preview; busy: boolean }) {
  const cost = costOf(seen.cost)
  const { data: balance } = useBalance()
  const isFree = balance?.charged === false
  const ranged = seen.cost.some(({ low, high }) => low.amount !== high.amount)
  return (
    <Sheet>
      <dl className={classes.figures} aria-busy={busy}>
        <div>
          <dt>{texts.recipients}</dt>
          <dd>{showCount(seen.recipients)}</dd>
        </div>
        <div>
          <dt>{texts.parts}</dt>
          <dd>{showCount(seen.parts)}</dd>
        </div>
        <div>
          <dt>{texts.cost}</dt>
          <dd>{cost ?? <small>{seen.unpriced > 0 && !isFree ? texts.unknown : texts.free}</small>}</dd>
        </div>
        <div>
          <dt>{texts.finishes}</dt>
          <dd title={showFull(seen.finishesAt)}>{showMoment(seen.finishesAt)}</dd>
        </div>
      </dl>
      {ranged && <p className={classes.note}>{texts.range}</p>}
      {seen.unpriced > 0 && !isFree && <p className={classes.note}>{texts.unpriced(seen.unpriced)}</p>}
    </Sheet>
  )
}

/** Characters that make it dear, and the button that writes them plainly. */
function Folding({ campaign, seen }: { campaign: Campaign; seen: Preview }) {
  const cache = useQueryClient()
  const folding = useMutation({
    mutationFn: (fold: boolean) => changeCampaign(campaign.id, { fold: fold || null }),
    onSuccess: (saved) => keepAnswer(cache, keptCampaign(campaign.id), saved),
  })
  const folded = campaign.fold === true
  const sum = (of: (one: Preview['costly'][number]) => number) => seen.costly.reduce((total, one) => total + of(one), 0)
  if (seen.costly.length === 0 && !folded) return null
  return (
    <section className={classes.costly} aria-labelledby="costly">
      <h2 id="costly">{texts.costly}</h2>
      {folded && seen.folded && <p>{texts.folded(seen.folded.recipients, seen.folded.parts)}</p>}
      <ul>
        {seen.costly.map((one) => (
          <li key={one.characters.join('')}>
            {texts.costlyOf(one.recipients, one.characters.join(' '), one.partsSaved)}
            {one.saving && Number(one.saving.amount) > 0 && <strong> ({showMoney(one.saving)})</strong>}
          </li>
        ))}
      </ul>
      {seen.costly.length > 1 && (
        <p>
          <strong>{texts.costlyTotal(sum(({ recipients }) => recipients), sum(({ partsSaved }) => partsSaved))}</strong>
        </p>
      )}
      {(folded || seen.costly.some(({ foldable }) => foldable)) && <div className={classes.row}>
        <Button variant={folded ? 'default' : 'filled'} loading={folding.isPending} onClick={() => folding.mutate(!folded)}>
          {folded ? texts.unfold : texts.fold}
        </Button>
        {!folded && <span className={classes.note}>{texts.foldHint}</span>}
      </div>}
      {folding.error && <Trouble error={folding.error} />}
    </section>
  )
}

function Test({ id }: { id: string }) {
  const [to, setTo] = useState('')
  const numbers = to.split(/[,;\s]+(?=[+0])|[,;]/).map((one) => bareNumber(one.trim())).filter((one) => one !== '')
  const testing = useMutation({ mutationFn: () => testCampaign(id, numbers) })
  const sent = testing.data?.sent ?? []
  return (
    <Sheet title={texts.test}>
      <Form label={texts.test} action={texts.testDo} error={testing.error} busy={testing.isPending} ready={numbers.length > 0} onSubmit={() => testing.mutate()}>
        <Field name="to" type="tel" label={texts.testTo} hint={texts.testHint} value={to} onChange={setTo} />
        {testing.data && (
          <div role="status" className={classes.sent}>
            <p>{texts.testSent(sent.filter((one) => one.id !== undefined && one.detail === undefined).length)}</p>
            {sent.map((one) => one.detail && <p key={one.to} className={classes.bad}>{`${one.to}: ${tell(one.detail)}`}</p>)}
          </div>
        )}
      </Form>
    </Sheet>
  )
}

type StartProps = { campaign: Campaign; seen: Preview; later: boolean; busy: boolean; onAgain(): void }

function Start({ campaign, seen, later, busy, onAgain }: StartProps) {
  const cache = useQueryClient()
  const may = useMay()
  const { data: policy } = useQuery({ queryKey: ['campaign-policy'], queryFn: ({ signal }) => getPolicy(signal) })
  const starting = useMutation({
    mutationFn: () => startCampaign(campaign.id, undoSeconds),
    onSuccess: (saved) => keepAnswer(cache, keptCampaign(campaign.id), saved),
  })
  const agreement = needsAgreement(policy, seen)
  const triggered = campaign.triggered === true
  const isNobody = seen.recipients === 0 && !triggered
  const say = triggered ? () => texts.trigger : agreement ? texts.ask : later ? texts.schedule : texts.send
  return (
    <div className={classes.start}>
      {starting.error && <Trouble error={starting.error} />}
      {triggered && <p className={classes.note}>{texts.triggerHint}</p>}
      {isNobody && <Nobody excluded={seen.excluded} />}
      <Warnings campaign={campaign} seen={seen} />
      {agreement && <p className={classes.note}>{texts.approval}</p>}
      {!may({ scope: 'send' }) && <p className={classes.note}>{texts.mayNot}</p>}
      <div className={classes.row}>
        <Button
          leftSection={<Send size={17} />} loading={starting.isPending} disabled={isNobody || !may({ scope: 'send' })} onClick={() => starting.mutate()}
          className={classes.send}
        >
          {say(showCount(seen.recipients), costOf(seen.cost))}
        </Button>
        <Button variant="default" leftSection={<RefreshCw size={16} />} onClick={onAgain} loading={busy}>
          {texts.again}
        </Button>
      </div>
    </div>
  )
}

/** Why nobody would get it, by what stops most of them, and what to do about that. */
function Nobody({ excluded }: Pick<Preview, 'excluded'>) {
  const [most] = Object.entries(excluded).sort(([, one], [, other]) => other.count - one.count)
  if (most === undefined) return <p className={classes.bad}>{texts.nobody}</p>
  return <p className={classes.bad}>{`${texts.nobodyFor(reasonOf(most[0]))} ${most[0] === 'missing_field' ? texts.giveDefault : texts.another}`}</p>
}
