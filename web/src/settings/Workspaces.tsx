// The workspaces below one's own: making, renaming, suspending, inviting their first owner. Knows nothing of what is in them.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { address, call, freshKey } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { Once } from '../frame/Once.tsx'
import { showDay } from '../text/format.ts'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.workspaces
type Workspace = { id: string; name: string; status: 'active' | 'suspended'; weight: number; createdAt: string }
const listKey = ['workspaces'] as const

export function Workspaces() {
  const [making, make] = useState(false)
  const [opened, open] = useState<Workspace>()
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <p>{words.lead}</p>
        <Button onClick={() => make(true)} leftSection={<Plus size={17} aria-hidden="true" />}>
          {words.make}
        </Button>
      </div>
      <Listing
        label={words.listed}
        queryKey={listKey}
        read={({ after, signal }) => call<Page<Workspace>>('GET', address('/v1/workspaces', { limit: 50, after }), { signal })}
        idOf={({ id }) => id}
        onOpen={open}
        columns={[
          {
            head: words.name,
            cell: ({ id, name }) => (
              <span>
                <span className={classes.name}>{name}</span>
                <span className={classes.under}>{id}</span>
              </span>
            ),
          },
          { head: words.state, width: '9rem', cell: ({ status }) => words.states[status] },
          { head: words.since, width: '9rem', cell: ({ createdAt }) => showDay(createdAt) },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/workspaces', { name: 'Bakery' }) }}
      />
      {making && <Make onClose={() => make(false)} />}
      {opened && <One of={opened} onClose={() => open(undefined)} />}
    </div>
  )
}

function Make({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const making = useMutation({
    mutationFn: () => call<Workspace>('POST', '/v1/workspaces', { body: { name: name.trim() }, key: freshKey() }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: listKey })
      onClose()
    },
  })
  return (
    <Dialog title={words.make} onClose={onClose}>
      <Form onSubmit={() => making.mutate()} error={making.error} busy={making.isPending} action={words.make} onCancel={onClose} ready={name.trim() !== ''}>
        <Field name="name" label={words.name} value={name} onChange={setName} />
      </Form>
    </Dialog>
  )
}

function One({ of: workspace, onClose }: { of: Workspace; onClose(): void }) {
  const cache = useQueryClient()
  const [name, setName] = useState(workspace.name)
  const [email, setEmail] = useState('')
  const [asking, ask] = useState(false)
  const suspended = workspace.status === 'suspended'
  const changing = useMutation({
    mutationFn: (body: { name: string } | { status: Workspace['status'] }) => call<Workspace>('PATCH', `/v1/workspaces/${workspace.id}`, { body }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: listKey })
      onClose()
    },
  })
  const inviting = useMutation({
    mutationFn: () => {
      const body = { email: email.trim(), role: 'owner', workspace: workspace.id }
      return call<{ link: string; email: string }>('POST', '/v1/invitations', { body, key: freshKey() })
    },
  })
  if (inviting.data)
    return (
      <Dialog title={all.team.invited} onClose={onClose}>
        <Once note={all.team.linkNote(inviting.data.email)} secrets={[{ label: all.team.link, value: inviting.data.link }]} onDone={onClose} />
      </Dialog>
    )
  return (
    <Dialog title={workspace.name} onClose={onClose}>
      <Form onSubmit={() => changing.mutate({ name: name.trim() })} error={changing.error} busy={changing.isPending} ready={name.trim() !== '' && name !== workspace.name}>
        <Field name="name" label={words.name} value={name} onChange={setName} />
      </Form>
      <Form onSubmit={() => inviting.mutate()} error={inviting.error} busy={inviting.isPending} action={words.inviteOwner} ready={email.trim() !== ''}>
        <Field name="email" type="email" label={words.owner} hint={words.ownerHint} value={email} onChange={setEmail} />
      </Form>
      <Button variant="default" onClick={() => (suspended ? changing.mutate({ status: 'active' }) : ask(true))}>
        {suspended ? words.resume : words.suspend}
      </Button>
      {asking && (
        <Confirm
          title={words.suspendTitle(workspace.name)} action={words.suspend} busy={changing.isPending} error={changing.error}
          onConfirm={() => changing.mutate({ status: 'suspended' })} onClose={() => ask(false)}
        >
          <p>{words.suspendNote}</p>
        </Confirm>
      )}
    </Dialog>
  )
}
