// Long and short codes of the workspace, and which SMPP account hears what is sent to them. Whoever runs the installation
// gives and takes them. Knows no keyword.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { address, call, freshKey } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { type Right, useMay } from '../frame/me.ts'
import { bareNumber, showDay, showNumber } from '../text/format.ts'
import { Named, Panel } from './Panel.tsx'
import { readSmpp, smppKey } from './SmppAccounts.tsx'
import { words as all } from './words.ts'

const words = all.numbers
type Owned = { id: string; number: string; workspace: string; account?: string; createdAt: string }
const listKey = ['numbers'] as const
const maker: Right = { scope: 'admin', house: true, live: true }

/** The first of them: who has hundreds names one by its id, over the API. */
const useAccounts = (wanted: boolean) =>
  useQuery({ queryKey: [...smppKey, 'choice'], queryFn: ({ signal }) => readSmpp({ signal }), enabled: wanted })

export function Numbers() {
  const may = useMay()
  const [giving, give] = useState(false)
  const [opened, open] = useState<Owned>()
  const assigns = may({ scope: 'develop', live: true })
  return (
    <Panel
      lead={words.lead}
      actions={
        may(maker) && (
          <Button onClick={() => give(true)} leftSection={<Plus size={17} aria-hidden="true" />}>
            {words.give}
          </Button>
        )
      }
    >
      <Listing
        label={words.listed}
        queryKey={listKey}
        read={({ after, signal }) => call<Page<Owned>>('GET', address('/v1/numbers', { limit: 50, after }), { signal })}
        idOf={({ id }) => id}
        {...(assigns && { onOpen: open })}
        columns={[
          { head: words.number, cell: ({ number, id }) => <Named name={<bdi>{showNumber(number)}</bdi>} under={id} /> },
          { head: words.account, cell: ({ account }) => (account ? <code>{account}</code> : words.workspaceHears) },
          { head: words.since, width: '9rem', cell: ({ createdAt }) => showDay(createdAt) },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/numbers', { number: '1600' }) }}
      />
      {giving && <Give onClose={() => give(false)} />}
      {opened && <Assign of={opened} takes={may(maker)} onClose={() => open(undefined)} />}
    </Panel>
  )
}

function Give({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const [number, setNumber] = useState('')
  const [workspace, setWorkspace] = useState('')
  const giving = useMutation({
    mutationFn: () => call<Owned>('POST', '/v1/numbers', { body: { number: bareNumber(number), ...(workspace !== '' && { workspace }) }, key: freshKey() }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: listKey })
      onClose()
    },
  })
  return (
    <Dialog title={words.give} onClose={onClose}>
      <Form onSubmit={() => giving.mutate()} error={giving.error} busy={giving.isPending} action={words.give} onCancel={onClose} ready={number.trim() !== ''}>
        <Field name="number" type="tel" label={words.number} hint={words.numberHint} value={number} onChange={setNumber} autoFocus />
        <Field name="workspace" label={words.workspace} hint={words.workspaceHint} value={workspace} onChange={setWorkspace} />
      </Form>
    </Dialog>
  )
}

function Assign({ of: owned, takes, onClose }: { of: Owned; takes: boolean; onClose(): void }) {
  const cache = useQueryClient()
  const { data } = useAccounts(true)
  const [account, setAccount] = useState(owned.account ?? '')
  const [taking, take] = useState(false)
  const done = async () => {
    await cache.invalidateQueries({ queryKey: listKey })
    onClose()
  }
  const path = `/v1/numbers/${owned.id}`
  const assigning = useMutation({ mutationFn: () => call<Owned>('PATCH', path, { body: { account: account === '' ? null : account } }), onSuccess: done })
  const deleting = useMutation({ mutationFn: () => call<void>('DELETE', path), onSuccess: done })
  return (
    <Dialog title={showNumber(owned.number)} onClose={onClose}>
      <Form onSubmit={() => assigning.mutate()} error={assigning.error} busy={assigning.isPending}>
        <Choice
          name="account" label={words.account} hint={words.accountHint} value={account} onChange={setAccount}
          options={[
            { value: '', word: words.workspaceHears },
            ...(data?.data ?? []).filter(({ mode }) => mode === 'live').map(({ id, name, systemId }) => ({ value: id, word: `${name || systemId} (${systemId})` })),
          ]}
        />
      </Form>
      {takes && (
        <Button variant="default" onClick={() => take(true)}>
          {words.take}
        </Button>
      )}
      {taking && (
        <Confirm
          title={words.takeTitle(showNumber(owned.number))} action={words.take} busy={deleting.isPending} error={deleting.error}
          onConfirm={() => deleting.mutate()} onClose={() => take(false)}
        >
          <p>{words.takeNote}</p>
        </Confirm>
      )}
    </Dialog>
  )
}
