// Who may be written to and how it is proved: the proof of one person, what has to be decided, who is never written to,
// the rules. Knows the tabs, not what is on them.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { curl } from '../frame/curl.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { showCount } from '../text/format.ts'
import { listReviews } from './calls.ts'
import { Proof } from './Proof.tsx'
import { keptReviews, Reviews } from './Reviews.tsx'
import { Rules } from './Rules.tsx'
import { consentTabs } from './search.ts'
import { Suppressions } from './Suppressions.tsx'
import { words } from './words.ts'

const panels = { proof: Proof, reviews: Reviews, suppressions: Suppressions, rules: Rules } as const
const paths = { proof: '/v1/consents', reviews: '/v1/reviews', suppressions: '/v1/suppressions', rules: '/v1/consents/settings' } as const

export function Consent() {
  const { tab = 'proof' } = useSearch({ from: '/consent' })
  const navigate = useNavigate()
  const { data: waiting } = useQuery({ queryKey: [...keptReviews, 'count'], queryFn: ({ signal }) => listReviews(undefined, signal) })
  const count = waiting?.data.length ?? 0
  const Panel = panels[tab]
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl(paths[tab])} />
      <Tabs
        label={words.tabs.label} chosen={tab} onChoose={(id) => void navigate({ to: '/consent', search: id === 'proof' ? {} : { tab: id }, replace: true })}
        tabs={consentTabs.map((id) => ({ id, word: id === 'reviews' && count > 0 ? `${words.tabs[id]} (${showCount(count)})` : words.tabs[id] }))}
      >
        <Panel />
      </Tabs>
    </>
  )
}
