// The people of the workspace and what they may, and the invitations by which others come. Knows no other workspace.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { address, call, freshKey } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMe } from '../frame/me.ts'
import { Once } from '../frame/Once.tsx'
import { roleName } from '../signin/words.ts'
import { showDay, showMoment } from '../text/format.ts'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.team
const roles = ['owner', 'admin', 'sender', 'author', 'viewer', 'billing', 'developer'] as const
type Role = (typeof roles)[number]
type Member = { id: string; name: string; email: string; role: Role; memberSince: string; lastSignInAt?: string; secondFactor: boolean }
type Invitation = { id: string; email: string; role: Role; status: 'open' | 'used' | 'revoked' | 'expired'; createdAt: string; expiresAt: string }
type Invited = Invitation & { link: string }

const membersKey = ['members'] as const
const invitationsKey = ['invitations'] as const
const roleOptions = roles.map((value) => ({ value, word: `${roleName(value)}: ${words.roles[value]}` }))

export function Team() {
  const { data: me } = useMe()
  const [opened, open] = useState<Member>()
  const [inviting, invite] = useState(false)
  const [withdrawing, withdraw] = useState<Invitation>()
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <p>{words.lead}</p>
        <Button onClick={() => invite(true)} leftSection={<UserPlus size={17} aria-hidden="true" />}>
          {words.invite}
        </Button>
      </div>
      <Listing
        label={words.members}
        queryKey={membersKey}
        read={({ after, signal }) => call<Page<Member>>('GET', address('/v1/members', { limit: 50, after }), { signal })}
        idOf={({ id }) => id}
        onOpen={open}
        columns={[
          { head: words.name, cell: ({ id, name, email }) => <Named name={id === me?.person?.id ? words.you(name) : name} under={email} /> },
          { head: words.role, width: '9rem', cell: ({ role }) => roleName(role) },
          { head: words.factor, width: '9rem', cell: ({ secondFactor }) => (secondFactor ? words.yes : words.no) },
          { head: words.seen, width: '10rem', cell: ({ lastSignInAt }) => (lastSignInAt ? showMoment(lastSignInAt) : words.never) },
        ]}
        empty={{ title: words.nobody, hint: words.nobodyHint, curl: curl('/v1/invitations', { email: 'ann@example.com', role: 'sender' }) }}
      />
      <h2>{words.invitations}</h2>
      <Listing
        label={words.invitations}
        queryKey={invitationsKey}
        read={({ after, signal }) => call<Page<Invitation>>('GET', address('/v1/invitations', { limit: 50, after }), { signal })}
        idOf={({ id }) => id}
        onOpen={(one) => one.status === 'open' && withdraw(one)}
        columns={[
          { head: words.email, cell: ({ email }) => email },
          { head: words.role, width: '9rem', cell: ({ role }) => roleName(role) },
          { head: words.state, width: '9rem', cell: ({ status }) => words.states[status] },
          { head: words.until, width: '10rem', cell: ({ expiresAt }) => showDay(expiresAt) },
        ]}
        empty={{ title: words.noInvitation, curl: curl('/v1/invitations', { email: 'ann@example.com', role: 'sender' }) }}
      />
      {inviting && <Invite onClose={() => invite(false)} />}
      {opened && <Person of={opened} onClose={() => open(undefined)} />}
      {withdrawing && <Withdraw of={withdrawing} onClose={() => withdraw(undefined)} />}
    </div>
  )
}

const Named = ({ name, under }: { name: string; under: string }) => (
  <span>
    <span className={classes.name}>{name}</span>
    <span className={classes.under}>{under}</span>
  </span>
)

function Invite({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('sender')
  const inviting = useMutation({
    mutationFn: () => call<Invited>('POST', '/v1/invitations', { body: { email: email.trim(), role }, key: freshKey() }),
    onSuccess: () => cache.invalidateQueries({ queryKey: invitationsKey }),
  })
  if (inviting.data)
    return (
      <Dialog title={words.invited} onClose={onClose}>
        <Once note={words.linkNote(inviting.data.email)} secrets={[{ label: words.link, value: inviting.data.link }]} onDone={onClose} />
      </Dialog>
    )
  return (
    <Dialog title={words.invite} onClose={onClose}>
      <Form onSubmit={() => inviting.mutate()} error={inviting.error} busy={inviting.isPending} action={words.invite} onCancel={onClose} ready={email.trim() !== ''}>
        <Field name="email" type="email" label={words.email} value={email} onChange={setEmail} />
        <Choice name="role" label={words.role} value={role} onChange={setRole} options={roleOptions} />
      </Form>
    </Dialog>
  )
}

function Person({ of: member, onClose }: { of: Member; onClose(): void }) {
  const cache = useQueryClient()
  const [role, setRole] = useState(member.role)
  const [removing, remove] = useState(false)
  const path = `/v1/members/${member.id}`
  const done = async () => {
    await cache.invalidateQueries({ queryKey: membersKey })
    onClose()
  }
  const changing = useMutation({ mutationFn: () => call<Member>('PATCH', path, { body: { role } }), onSuccess: done })
  const leaving = useMutation({ mutationFn: () => call<void>('DELETE', path), onSuccess: done })
  return (
    <Dialog title={member.name} onClose={onClose}>
      <Form onSubmit={() => changing.mutate()} error={changing.error} busy={changing.isPending} ready={role !== member.role}>
        <Choice name="role" label={words.role} hint={words.roleHint} value={role} onChange={setRole} options={roleOptions} />
      </Form>
      <Button variant="default" onClick={() => remove(true)}>
        {words.remove}
      </Button>
      {removing && (
        <Confirm
          title={words.removeTitle(member.name)} action={words.remove} busy={leaving.isPending} error={leaving.error}
          onConfirm={() => leaving.mutate()} onClose={() => remove(false)}
        >
          <p>{words.removeNote}</p>
        </Confirm>
      )}
    </Dialog>
  )
}

function Withdraw({ of: one, onClose }: { of: Invitation; onClose(): void }) {
  const cache = useQueryClient()
  const withdrawing = useMutation({
    mutationFn: () => call<void>('DELETE', `/v1/invitations/${one.id}`),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: invitationsKey })
      onClose()
    },
  })
  return (
    <Confirm
      title={words.withdrawTitle(one.email)} action={words.withdraw} busy={withdrawing.isPending} error={withdrawing.error}
      onConfirm={() => withdrawing.mutate()} onClose={onClose}
    >
      <p>{words.withdrawNote}</p>
    </Confirm>
  )
}
