// Prices of both sides: what customers pay by their plans, and what operators charge by their connections; and the rates
// between their currencies. Knows which is looked at, no list.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { curl } from '../frame/curl.ts'
import { useMay } from '../frame/me.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { pathOf } from './calls.ts'
import { Lists } from './Lists.tsx'
import { Rates, ratesPath } from './Rates.tsx'
import { pricesTabs } from './search.ts'
import { words } from './words.ts'

export function Prices() {
  const may = useMay()
  const { tab } = useSearch({ from: '/prices' })
  const navigate = useNavigate()
  const shown = pricesTabs.filter((one) => may({ scope: one === 'cost' ? 'admin' : 'bill', house: true, live: true }))
  const chosen = shown.find((one) => one === tab) ?? shown[0] ?? 'sell'
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl(chosen === 'rates' ? ratesPath : pathOf[chosen])} />
      <Tabs
        label={words.tabs.label} tabs={shown.map((id) => ({ id, word: words.tabs[id] }))} chosen={chosen}
        onChoose={(next) => void navigate({ to: '/prices', search: { tab: next }, replace: true })}
      >
        {chosen === 'rates' ? <Rates /> : <Lists side={chosen} key={chosen} />}
      </Tabs>
    </>
  )
}
