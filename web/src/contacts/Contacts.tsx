// Everything about people in one place: themselves, their lists and segments, the files they come with, their fields.
// Knows the tabs, not what is on them.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { curl } from '../frame/curl.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { contactsPath } from './calls.ts'
import { Fields } from './Fields.tsx'
import { Imports } from './Imports.tsx'
import { Lists } from './Lists.tsx'
import { People } from './People.tsx'
import { contactTabs } from './search.ts'
import { Segments } from './Segments.tsx'
import { words } from './words.ts'

const panels = { people: People, lists: Lists, segments: Segments, imports: Imports, fields: Fields } as const

export function Contacts() {
  const { tab = 'people', ...filter } = useSearch({ from: '/contacts' })
  const navigate = useNavigate({ from: '/contacts' })
  const Panel = panels[tab]
  return (
    <>
      <PageHead title={words.title} lead={words.lead} {...(tab === 'people' && { curl: curl(contactsPath(filter, { limit: 50 })) })} />
      <Tabs
        label={words.tabs.label} chosen={tab} tabs={contactTabs.map((id) => ({ id, word: words.tabs[id] }))}
        onChoose={(id) => void navigate({ search: id === 'people' ? {} : { tab: id }, replace: true })}
      >
        <Panel />
      </Tabs>
    </>
  )
}
