// The settings: oneself, the people of the workspace, the workspaces below it, who has to agree, where
// messages go, how long they are kept, what was done. Knows which
// parts there are and who may see them.
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { type Right, useMay } from '../frame/me.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { words } from './words.ts'

const lazily = <Name extends string>(name: Name, load: () => Promise<Readonly<Record<Name, () => ReactNode>>>) =>
  lazy(async () => ({ default: (await load())[name] }))

const admin: Right = { scope: 'admin', live: true }
const parts = [
  { id: 'account', right: {}, Part: lazily('Account', () => import('./Account.tsx')) },
  { id: 'team', right: admin, Part: lazily('Team', () => import('./Team.tsx')) },
  { id: 'workspaces', right: admin, Part: lazily('Workspaces', () => import('./Workspaces.tsx')) },
  { id: 'approval', right: {}, Part: lazily('Approval', () => import('./Approval.tsx')) },
  { id: 'countries', right: {}, Part: lazily('Countries', () => import('./Countries.tsx')) },
  { id: 'retention', right: {}, Part: lazily('Retention', () => import('./Retention.tsx')) },
  { id: 'audit', right: admin, Part: lazily('Audit', () => import('./Audit.tsx')) },
] as const
type PartId = (typeof parts)[number]['id']

export function Settings() {
  const { part } = useParams({ strict: false })
  const navigate = useNavigate()
  const may = useMay()
  const shown = parts.filter(({ right }) => may(right))
  const chosen = shown.find(({ id }) => id === part) ?? shown[0]!
  return (
    <>
      <PageHead title={words.title} />
      <Tabs<PartId>
        label={words.title}
        tabs={shown.map(({ id }) => ({ id, word: words.parts[id] }))}
        chosen={chosen.id}
        onChoose={(id) => void navigate({ to: '/settings/{-$part}', params: { part: id }, replace: true })}
      >
        <Suspense fallback={<p aria-busy="true">{words.loading}</p>}>
          <chosen.Part />
        </Suspense>
      </Tabs>
    </>
  )
}
