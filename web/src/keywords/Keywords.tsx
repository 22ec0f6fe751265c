// How people come in by themselves: words that they text, and forms. Knows the tabs, not what is on them.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { curl } from '../frame/curl.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { Forms } from './Forms.tsx'
import { keywordTabs } from './search.ts'
import { Words } from './Words.tsx'
import { words } from './words.ts'

export function Keywords() {
  const { tab = 'keywords' } = useSearch({ from: '/keywords' })
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl(tab === 'forms' ? '/v1/forms' : '/v1/keywords')} />
      <Tabs
        label={words.tabs.label} chosen={tab} tabs={keywordTabs.map((id) => ({ id, word: words.tabs[id] }))}
        onChoose={(id) => void navigate({ to: '/keywords', search: id === 'forms' ? { tab: id } : {}, replace: true })}
      >
        {tab === 'forms' ? <Forms /> : <Words />}
      </Tabs>
    </>
  )
}
