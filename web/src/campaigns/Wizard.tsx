// The way to a campaign: audience, message, schedule, review. Keeps the draft, saves it between the steps. Knows no
// field of a step.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { useOnce } from '../api/once.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { AudienceStep } from './AudienceStep.tsx'
import { addRecipients, type Campaign, changeCampaign, createCampaign, deleteCampaign } from './calls.ts'
import { keptCampaign } from './kept.ts'
import { contentOf, type Draft, draftOf, editOf, emptyDraft, isWritten, peopleOf } from './drafts.ts'
import { MessageStep } from './MessageStep.tsx'
import { Review } from './Review.tsx'
import { ScheduleStep } from './ScheduleStep.tsx'
import { type Step, steps } from './search.ts'
import type { StepProps } from './steps.ts'
import classes from './Wizard.module.css'
import { words } from './words.ts'

type WizardProps = { campaign?: Campaign; start?: Draft }

export function Wizard({ campaign, start }: WizardProps) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const may = useMay()
  const { step = 'audience' } = useSearch({ from: '/campaigns/$id' })
  const [draft, setDraft] = useState(() => (campaign ? draftOf(campaign) : (start ?? emptyDraft())))
  const [changed, setChanged] = useState(false)
  const once = useOnce()
  const onChange = (part: Partial<Draft>) => {
    setChanged(true)
    setDraft({ ...draft, ...part })
  }
  const go = (id: string, to: Step) => navigate({ to: '/campaigns/$id', params: { id }, search: { step: to }, replace: id !== campaign?.id })
  const saving = useMutation({
    mutationFn: async (to: Step) => {
      const people = peopleOf(draft)
      if (campaign === undefined) {
        if (!isWritten(draft)) return go('new', to)
        const body = { ...contentOf(draft), ...(people.length > 0 && { recipients: people }) }
        const made = await once(body, (key) => createCampaign(body, key))
        cache.setQueryData(keptCampaign(made.id), made)
        return go(made.id, to)
      }
      if (changed) {
        let saved = await changeCampaign(campaign.id, editOf(draft))
        if (people.length > 0) {
          const { added, invalid } = await addRecipients(campaign.id, people)
          saved = { ...saved, counts: { ...saved.counts, audience: saved.counts.audience + added + invalid } }
          setDraft({ ...draft, numbers: '' })
        }
        keepAnswer(cache, keptCampaign(campaign.id), saved)
        setChanged(false)
      }
      return go(campaign.id, to)
    },
  })
  const at = steps.indexOf(step)
  const mayReview = isWritten(draft)
  const lacks: readonly { of: Step; word: string }[] = [
    ...(draft.name.trim() === '' ? [{ of: 'audience' as const, word: words.audience.name }] : []), ...(draft.from.trim() === '' ? [{ of: 'message' as const, word: words.message.from }] : []),
    ...(isWritten({ ...draft, name: '-', from: '-' }) ? [] : [{ of: 'message' as const, word: words.message.text }]),
  ]
  const goesToSome = draft.triggered || draft.lists.length + draft.segments.length > 0 || draft.numbers.trim() !== '' || (campaign?.counts.audience ?? 0) > 0
  const isLacking = (one: Step) => lacks.some(({ of }) => of === one) || (one === 'audience' && !goesToSome)
  const leave = (to: Step) => to !== step && !saving.isPending && saving.mutate(to === 'review' && !mayReview ? 'message' : to)
  const given: StepProps = { draft, campaign, onChange }
  return (
    <>
      <PageHead title={draft.name.trim() || words.create} curl={curl('/v1/campaigns', contentOf(draft))}>
        {campaign && may({ scope: 'write' }) && <Gone id={campaign.id} />}
      </PageHead>
      <ol className={classes.steps} aria-label={words.steps.label}>
        {steps.map((one, place) => (
          <li key={one}>
            <button
              type="button" className={classes.step} aria-current={one === step ? 'step' : undefined} data-done={place < at && !isLacking(one)}
              disabled={one === 'review' && !mayReview} onClick={() => leave(one)}
            >
              <span aria-hidden="true">{place + 1}</span> {words.steps[one]}
            </button>
          </li>
        ))}
      </ol>
      {/* what is typed while it saves would be lost */}
      <div inert={saving.isPending && saving.variables !== step}>
        {step === 'audience' && <AudienceStep {...given} />}
        {step === 'message' && <MessageStep {...given} />}
        {step === 'schedule' && <ScheduleStep {...given} />}
      </div>
      {step === 'review' && campaign && <Review campaign={campaign} draft={draft} />}
      {saving.error && <Trouble error={saving.error} />}
      <div className={classes.foot}>
        {at > 0 && (
          <Button variant="default" leftSection={<ArrowLeft size={16} />} onClick={() => leave(steps[at - 1]!)}>
            {words.previous}
          </Button>
        )}
        {step !== 'review' && (
          <Button rightSection={<ArrowRight size={16} />} loading={saving.isPending} disabled={step === 'schedule' && !mayReview} onClick={() => leave(steps[at + 1]!)}>
            {words.next}
          </Button>
        )}
        {step === 'schedule' && !mayReview && <span className={classes.hint}>{words.notYet(lacks.map(({ word }) => word).join(', '))}</span>}
        {campaign && !changed && step !== 'review' && (
          <span className={classes.hint} role="status">
            {words.saved}
          </span>
        )}
      </div>
    </>
  )
}

function Gone({ id }: { id: string }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const removing = useMutation({
    mutationFn: () => deleteCampaign(id),
    onSuccess: async () => {
      await navigate({ to: '/campaigns' })
      await cache.invalidateQueries({ queryKey: ['campaigns', 'rows'] })
    },
  })
  return (
    <>
      <Button variant="default" leftSection={<Trash2 size={16} />} onClick={() => setAsked(true)}>
        {words.deleteDraft}
      </Button>
      {asked && (
        <Confirm
          title={words.deleteTitle} action={words.deleteDraft} busy={removing.isPending} error={removing.error} onConfirm={() => removing.mutate()}
          onClose={() => setAsked(false)}
        >
          <p>{words.deleteWhat}</p>
        </Confirm>
      )}
    </>
  )
}
