// Prices of both sides: what customers pay by their plans, and what operators charge by their connections. Knows which side
// is looked at, no list.
import { useState } from 'react'
import { curl } from '../frame/curl.ts'
import { useMay } from '../frame/me.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { Lists } from './Lists.tsx'
import { pathOf, type Side } from './calls.ts'
import { words } from './words.ts'

export function Prices() {
  const may = useMay()
  const sides = (['sell', 'cost'] as const).filter((side) => may({ scope: side === 'sell' ? 'bill' : 'admin', house: true, live: true }))
  const [side, setSide] = useState<Side>('sell')
  const shown = sides.includes(side) ? side : (sides[0] ?? 'sell')
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl(pathOf[shown])} />
      <Tabs label={words.tabs.label} tabs={sides.map((id) => ({ id, word: words.tabs[id] }))} chosen={shown} onChoose={(next) => setSide(next)}>
        <Lists side={shown} key={shown} />
      </Tabs>
    </>
  )
}
