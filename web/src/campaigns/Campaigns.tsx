// All campaigns, the newest first, by state. Knows no single one but as a row.
import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useAnew } from '../frame/anew.ts'
import { Chips } from '../frame/Chips.tsx'
import { curl } from '../frame/curl.ts'
import { type Column, Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { useOnMoves } from '../live/moves.ts'
import { showCount, showMoment } from '../text/format.ts'
import { type Campaign, campaignsPath, campaignStates, listCampaigns } from './calls.ts'
import classes from './Campaigns.module.css'
import { CampaignMark } from './states.tsx'
import { words } from './words.ts'

const anewMs = 3_000
const example = { name: 'Opening', from: 'SHOP', text: 'Hi {{ first_name | default: "there" }}, we open on Saturday.', recipients: [{ to: '+31612345678' }] }
const { columns: heads } = words
const columns: readonly Column<Campaign>[] = [
  { head: heads.name, cell: (one) => <strong className={classes.name}>{one.name}</strong> },
  { head: heads.state, width: '9.5rem', cell: (one) => <CampaignMark state={one.state} /> },
  { head: heads.audience, width: '7rem', cell: (one) => (one.counts.audience > 0 ? showCount(one.counts.audience) : ''), end: true },
  { head: heads.sent, width: '7rem', cell: (one) => (one.startedAt ? showCount(one.counts.sent) : ''), end: true },
  { head: heads.delivered, width: '8rem', cell: (one) => (one.startedAt ? showCount(one.counts.delivered) : ''), end: true },
  { head: heads.when, width: '9.5rem', cell: (one) => showMoment(one.startedAt ?? one.dueAt ?? one.createdAt), end: true },
]

export function Campaigns() {
  const may = useMay()
  const search = useSearch({ from: '/campaigns' })
  const navigate = useNavigate()
  useOnMoves(anewMs, useAnew('campaigns', 'rows'))
  const state = campaignStates.find((one) => one === search.state)
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl(campaignsPath(state, { limit: 50 }))}>
        {may({ scope: 'write' }) && (
          <Button leftSection={<Plus size={16} />} renderRoot={(props) => <Link to="/campaigns/$id" params={{ id: 'new' }} {...props} />}>
            {words.create}
          </Button>
        )}
      </PageHead>
      <div className={classes.chips}>
        <Chips
          label={words.filter} chips={[{ id: '', word: words.all }, ...campaignStates.map((id) => ({ id, word: words.states[id] }))]} chosen={state ?? ''}
          onChoose={(one) => void navigate({ to: '/campaigns', search: one ? { state: one } : {}, replace: true })}
        />
      </div>
      <Listing
        label={words.listed} queryKey={['campaigns', 'rows', state]} read={({ after, signal }) => listCampaigns(state, after, signal)} idOf={(one) => one.id}
        columns={columns} onOpen={({ id }) => void navigate({ to: '/campaigns/$id', params: { id } })}
        empty={state ? { title: words.noneInState } : { title: words.empty, hint: words.emptyHint, curl: curl('/v1/campaigns', example) }}
      />
    </>
  )
}
