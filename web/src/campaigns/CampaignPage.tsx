// One campaign: as long as it is a draft the way through its steps, then how far it is, and what became of it.
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { patient } from '../api/patient.ts'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { useOnMoves, useSlowPoll } from '../live/moves.ts'
import { type Campaign, getCampaign } from './calls.ts'
import { emptyDraft } from './drafts.ts'
import { keptCampaign } from './kept.ts'
import { Run } from './Run.tsx'
import { isDraft, isOver } from './states.tsx'
import classes from './Wizard.module.css'
import { Wizard } from './Wizard.tsx'
import { words } from './words.ts'

const soonMs = 1_000

const moving = (campaign: Campaign | undefined) => campaign !== undefined && !isDraft(campaign.state) && !isOver(campaign.state)

export function CampaignPage() {
  const { id } = useParams({ from: '/campaigns/$id' })
  const isNew = id === 'new'
  const slowMs = useSlowPoll()
  const { data, error, refetch } = useQuery({
    queryKey: keptCampaign(id),
    queryFn: ({ signal }) => getCampaign(id, signal),
    enabled: !isNew,
    refetchInterval: ({ state }) => (moving(state.data) ? slowMs : false),
  })
  useOnMoves(soonMs, () => moving(data) && refetch(patient))
  return (
    <>
      <Link to="/campaigns" className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {words.back}
      </Link>
      {isNew && <Wizard key="new" start={emptyDraft()} />}
      {data && isDraft(data.state) && <Wizard key={data.id} campaign={data} />}
      {data && !isDraft(data.state) && <Run key={data.id} campaign={data} />}
      {!isNew && !data && <PageHead title={words.title} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
    </>
  )
}
