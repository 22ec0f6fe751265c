// The part of the dashboard for people who write programs: keys, webhooks, events, SMPP, numbers, requests, codes. Knows
// which parts there are and who may see them.
import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { BookOpen } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { type Right, useMay } from '../frame/me.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { words } from './words.ts'

const lazily = <Name extends string>(name: Name, load: () => Promise<Readonly<Record<Name, () => React.ReactNode>>>) =>
  lazy(async () => ({ default: (await load())[name] }))

const developer: Right = { scope: 'develop' }
const parts = [
  { id: 'keys', right: developer, Part: lazily('Keys', () => import('./Keys.tsx')) },
  { id: 'webhooks', right: developer, Part: lazily('Webhooks', () => import('./Webhooks.tsx')) },
  { id: 'events', right: {}, Part: lazily('EventsView', () => import('./EventsView.tsx')) },
  { id: 'requests', right: developer, Part: lazily('Requests', () => import('./Requests.tsx')) },
  { id: 'smpp', right: developer, Part: lazily('SmppAccounts', () => import('./SmppAccounts.tsx')) },
  { id: 'numbers', right: {}, Part: lazily('Numbers', () => import('./Numbers.tsx')) },
  { id: 'errors', right: {}, Part: lazily('Errors', () => import('./Errors.tsx')) },
] as const
type PartId = (typeof parts)[number]['id']

export function Developers() {
  const { part } = useParams({ strict: false })
  const navigate = useNavigate()
  const may = useMay()
  const shown = parts.filter(({ right }) => may(right))
  const chosen = shown.find(({ id }) => id === part) ?? shown[0]!
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        <Button variant="default" component="a" href="/docs" leftSection={<BookOpen size={16} aria-hidden="true" />}>
          {words.reference}
        </Button>
      </PageHead>
      <Tabs<PartId>
        label={words.title}
        tabs={shown.map(({ id }) => ({ id, word: words.parts[id] }))}
        chosen={chosen.id}
        onChoose={(id) => void navigate({ to: '/developers/{-$part}', params: { part: id }, replace: true })}
      >
        <Suspense fallback={<p aria-busy="true">{words.loading}</p>}>
          <chosen.Part />
        </Suspense>
      </Tabs>
    </>
  )
}
