// A campaign that was started: how far it is with exact counts, what can be done about it, and its report. Knows no draft.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ban, Pause, Play, Undo2, UserCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { serverNow } from '../api/clock.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Area, Form } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import { tell } from '../reasons/told.ts'
import { showCount, showFull, showMoment } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import { Again } from './Again.tsx'
import { type Campaign, campaignPath, changeCampaign, rejectCampaign, stepCampaign, type Step } from './calls.ts'
import { keptCampaign } from './kept.ts'
import { useNameOf } from './names.ts'
import { OwnReport } from './Report.tsx'
import review from './Review.module.css'
import classes from './Run.module.css'
import { CampaignMark, isOver } from './states.tsx'
import { reasonOf } from './sums.ts'
import { words } from './words.ts'

const { run: texts } = words
const kinds = ['sent', 'inFlight', 'waiting', 'failed', 'canceled', 'excluded'] as const
/** What is started to be undone for a while is due so soon. */
const undoMs = 15_000

export function Run({ campaign }: { campaign: Campaign }) {
  const cache = useQueryClient()
  const { id, state, trouble, startedAt } = campaign
  const may = useMay()
  const told = (saved: Campaign) => {
    keepAnswer(cache, keptCampaign(id), saved)
    void cache.invalidateQueries({ queryKey: ['campaigns', 'rows'] })
  }
  const stepping = useMutation({ mutationFn: (step: Step) => stepCampaign(id, step), onSuccess: told })
  return (
    <>
      <PageHead title={campaign.name} lead={<CampaignMark state={state} large />} curl={curl(campaignPath(id))}>
        {isOver(state) && may({ scope: 'write' }) && <Again campaign={campaign} />}
        <Controls campaign={campaign} busy={stepping.isPending} onStep={(step) => stepping.mutate(step)} onChanged={told} />
      </PageHead>
      <div className={review.review}>
        {stepping.error && <Trouble error={stepping.error} />}
        {trouble && !(campaign.held?.['budget'] && trouble.code === 'budget_reached') && (
          <p className={classes.trouble} role="alert">
            <strong>{texts.trouble}</strong> {tell(trouble.detail)}
          </p>
        )}
        <Held campaign={campaign} />
        {campaign.reason && <p className={classes.trouble}>{tell(campaign.reason)}</p>}
        {state === 'scheduled' && <Scheduled campaign={campaign} onUndo={() => stepping.mutate('undo')} busy={stepping.isPending} />}
        {campaign.triggered && !isOver(state) && (
          <Sheet lead={texts.triggerLead}>
            <Snippet code={curl(campaignPath(id, '/trigger'), { recipients: [{ to: '+31612345678', fields: { first_name: 'Ada' } }] })} />
          </Sheet>
        )}
        <Related campaign={campaign} />
        {startedAt && <Progress campaign={campaign} />}
        {startedAt && <OwnReport id={id} live={!isOver(state)} />}
        <Content campaign={campaign} />
      </div>
    </>
  )
}

/** Campaigns that follow on this one, that it follows on, that it was made from. */
function Related({ campaign: { followedBy = [], followUpOf, recurrenceOf } }: { campaign: Campaign }) {
  const others = [
    ...(followUpOf === undefined ? [] : [{ id: followUpOf, word: texts.followUpOf }]), ...(recurrenceOf === undefined ? [] : [{ id: recurrenceOf, word: texts.recurrenceOf }]),
    ...followedBy.map((id, at) => ({ id, word: words.followUps.name(at + 1) })),
  ]
  if (others.length === 0) return null
  return (
    <nav className={classes.related} aria-label={texts.follows}>
      {others.map(({ id, word }) => (
        <Link key={id} to="/campaigns/$id" params={{ id }}>
          {word}
        </Link>
      ))}
    </nav>
  )
}

/** What waits for something else than its turn, and until when. */
function Held({ campaign: { held = {} } }: { campaign: Campaign }) {
  return Object.entries(held).map(([reason, { count, until }]) => (
    <p key={reason} className={classes.trouble} role={reason === 'budget' ? 'alert' : 'status'} title={until && showFull(until)}>
      {texts.held(count, reason === 'budget' ? texts.noMoney : reasonOf(reason))}
      {reason !== 'budget' && until && ` (${texts.heldUntil(showMoment(until))})`}
    </p>
  ))
}

/** The seconds until a moment, told once a second. */
function useSecondsTo(iso: string | undefined): number {
  const [now, setNow] = useState(() => serverNow())
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 250)
    return () => clearInterval(timer)
  }, [])
  return iso === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(iso) - now) / 1_000))
}

function Scheduled({ campaign: { dueAt, schedule }, busy, onUndo }: { campaign: Campaign; busy: boolean; onUndo(): void }) {
  const seconds = useSecondsTo(dueAt)
  const may = useMay()
  const soon = schedule?.at === undefined && seconds * 1_000 < undoMs
  return (
    <section className={classes.undo} role="status" data-soon={soon}>
      <div>
        <strong>{soon ? words.undo.title : dueAt && texts.begins(showFull(dueAt))}</strong>
        {soon && <span>{words.undo.left(seconds)}</span>}
      </div>
      {may({ scope: 'send' }) && (
        <Button variant={soon ? 'filled' : 'default'} leftSection={<Undo2 size={17} />} loading={busy} onClick={onUndo} autoFocus={soon}>
          {soon ? words.undo.do : words.undo.back}
        </Button>
      )}
    </section>
  )
}

type ControlsProps = { campaign: Campaign; busy: boolean; onStep(step: Step): void; onChanged(saved: Campaign): void }

function Controls({ campaign, busy, onStep, onChanged }: ControlsProps) {
  const may = useMay()
  const [asked, setAsked] = useState<'cancel' | 'reject'>()
  const { state, counts } = campaign
  if (!may({ scope: 'send' })) return null
  const hasRest = counts.waiting + counts.inFlight > 0
  return (
    <>
      {state === 'in_review' && (
        <>
          <Button leftSection={<UserCheck size={16} />} loading={busy} onClick={() => onStep('approve')}>
            {texts.approve}
          </Button>
          <Button variant="default" onClick={() => setAsked('reject')}>
            {texts.reject}
          </Button>
        </>
      )}
      {(state === 'running' || (state === 'finishing' && hasRest)) && (
        <Button leftSection={<Pause size={16} />} loading={busy} onClick={() => onStep('pause')}>
          {texts.pause}
        </Button>
      )}
      {state === 'paused' && (
        <Button leftSection={<Play size={16} />} loading={busy} onClick={() => onStep('resume')}>
          {texts.resume}
        </Button>
      )}
      {(['running', 'paused', 'scheduled'].includes(state) || (state === 'finishing' && hasRest)) && (
        <Button variant="default" leftSection={<Ban size={16} />} onClick={() => setAsked('cancel')}>
          {texts.cancel}
        </Button>
      )}
      {asked === 'cancel' && (
        <Confirm
          title={texts.cancelTitle} action={texts.cancel} onClose={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined)
            onStep('cancel')
          }}
        >
          <p>{texts.cancelWhat(counts.waiting + counts.inFlight)}</p>
        </Confirm>
      )}
      {asked === 'reject' && <Reject id={campaign.id} onDone={onChanged} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Reject({ id, onDone, onClose }: { id: string; onDone(saved: Campaign): void; onClose(): void }) {
  const [reason, setReason] = useState('')
  const rejecting = useMutation({ mutationFn: () => rejectCampaign(id, reason.trim()), onSuccess: onDone })
  return (
    <Dialog title={texts.rejectTitle} onClose={onClose}>
      <Form
        label={texts.rejectTitle} action={texts.reject} error={rejecting.error} busy={rejecting.isPending} ready={reason.trim() !== ''}
        onSubmit={() => rejecting.mutate()} onCancel={onClose}
      >
        <Area name="reason" label={texts.reason} value={reason} onChange={setReason} />
      </Form>
    </Dialog>
  )
}

function Progress({ campaign }: { campaign: Campaign }) {
  const { counts, state } = campaign
  const total = Math.max(1, counts.audience)
  return (
    <Sheet title={texts.progress} aside={!isOver(state) && state !== 'finishing' && <Speed campaign={campaign} />}>
      <div className={classes.bar} aria-hidden="true">
        {kinds.map((kind) => counts[kind] > 0 && <span key={kind} data-kind={kind} style={{ flexGrow: counts[kind] / total }} />)}
      </div>
      <dl className={classes.legend}>
        {kinds.map((kind) => (
          <div key={kind} data-kind={kind}>
            <dt>{texts[kind]}</dt>
            <dd>{showCount(counts[kind])}</dd>
          </div>
        ))}
      </dl>
      <p className={review.note}>
        {texts.of(words.people(counts.audience))}
        {campaign.startedAt && ` · ${showMoment(campaign.startedAt)}`}
        {campaign.finishedAt && ` – ${showMoment(campaign.finishedAt)}`}
      </p>
    </Sheet>
  )
}

function Speed({ campaign: { id, perSecond } }: { campaign: Campaign }) {
  const cache = useQueryClient()
  const may = useMay()
  const [typed, setTyped] = useState(String(perSecond ?? ''))
  const setting = useMutation({
    mutationFn: () => changeCampaign(id, { perSecond: Number(typed) > 0 ? Number(typed) : null }),
    onSuccess: (saved) => keepAnswer(cache, keptCampaign(id), saved),
  })
  if (!may({ scope: 'write' })) return null
  return (
    <form
      className={classes.speed}
      onSubmit={(event) => {
        event.preventDefault()
        setting.mutate()
      }}
    >
      <TextInput
        type="number" min={0} aria-label={texts.speed} placeholder={texts.unlimited} title={texts.speed} value={typed} onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={setting.isPending}>
        {texts.setSpeed}
      </Button>
      {setting.error && <Trouble error={setting.error} />}
    </form>
  )
}

function Content({ campaign: { text, texts: byLanguage = {}, split, from, author, approvedBy, audience, counts, state } }: { campaign: Campaign }) {
  const nameOf = useNameOf()
  const all = split ? split.variants.map(({ name, text: one }) => [name, one] as const) : [['', text] as const, ...Object.entries(byLanguage)]
  return (
    <Sheet title={texts.content} {...(state === 'in_review' && { lead: texts.approveLead })}>
      <ul className={review.texts}>
        {all.map(([name, one]) => (
          <li key={name}>
            <div className={review.bubble}>
              <MessageText text={one} />
            </div>
            <p className={review.note}>{[name, from].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      <p className={review.note}>
        {[!audience && words.people(counts.audience), author && `${texts.author} ${nameOf(author)}`, approvedBy && `${texts.agreedBy} ${nameOf(approvedBy)}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Sheet>
  )
}
