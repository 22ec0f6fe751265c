// Money in its parts, one behind each tab. Knows which may be seen, not what they show.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMay } from '../frame/me.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { Account } from './Account.tsx'
import { Budgets } from './Budgets.tsx'
import { Invoices } from './Invoices.tsx'
import { Plans } from './Plans.tsx'
import { billingTabs } from './tabs.ts'
import { Margin, Usage } from './Usage.tsx'
import { words } from './words.ts'

const ofHouse = new Set<string>(['margin', 'plans'])

export function Billing() {
  const { tab = 'account' } = useSearch({ from: '/billing' })
  const navigate = useNavigate()
  const mayHouse = useMay()({ scope: 'bill', house: true, live: true })
  const shown = billingTabs.filter((id) => mayHouse || !ofHouse.has(id))
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Tabs
        label={words.tabs.label} tabs={shown.map((id) => ({ id, word: words.tabs[id] }))} chosen={tab}
        onChoose={(next) => void navigate({ to: '/billing', search: { tab: next }, replace: true })}
      >
        {tab === 'account' && <Account />}
        {tab === 'budgets' && <Budgets />}
        {tab === 'invoices' && <Invoices />}
        {tab === 'usage' && <Usage />}
        {tab === 'margin' && <Margin />}
        {tab === 'plans' && <Plans />}
      </Tabs>
    </>
  )
}
