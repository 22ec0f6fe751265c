// The passkeys of a person: which there are, another one, one less. Knows the browser's part of making one.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { canUsePasskeys } from '../signin/passkey.ts'
import { showDay } from '../text/format.ts'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.passkeys
type Passkey = { id: string; name: string; createdAt: string; lastUsedAt?: string }
const key = ['passkeys']

async function make(name: string): Promise<void> {
  const options = await call<PublicKeyCredentialCreationOptionsJSON>('POST', '/v1/me/passkeys/begin', { body: {} })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  // null and a throw both say that the person turned away
  const made = (await navigator.credentials.create({ publicKey }).catch(() => null)) as PublicKeyCredential | null
  if (made) await call('POST', '/v1/me/passkeys', { body: { name, passkey: made.toJSON() } })
}

export function Passkeys() {
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [leaving, leave] = useState<Passkey>()
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call<{ data: Passkey[] }>('GET', '/v1/me/passkeys', { signal }) })
  const refresh = () => cache.invalidateQueries({ queryKey: key })
  const making = useMutation({
    mutationFn: () => make(name.trim()),
    onSuccess: async () => {
      setName('')
      await refresh()
    },
  })
  const removing = useMutation({
    mutationFn: (id: string) => call<void>('DELETE', `/v1/me/passkeys/${encodeURIComponent(id)}`),
    onSuccess: async () => {
      leave(undefined)
      await refresh()
    },
  })
  return (
    <Sheet title={words.title} lead={words.lead}>
      {error && <Trouble error={error} />}
      <ul className={classes.rows}>
        {data?.data.map((one) => (
          <li key={one.id}>
            <span>
              <span className={classes.name}>{one.name}</span>
              <span className={classes.under}>{one.lastUsedAt ? words.used(showDay(one.lastUsedAt)) : words.made(showDay(one.createdAt))}</span>
            </span>
            <Button variant="default" onClick={() => leave(one)} aria-label={`${words.remove}: ${one.name}`}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      {canUsePasskeys() ? (
        <Form onSubmit={() => making.mutate()} error={making.error} busy={making.isPending} action={words.make} ready={name.trim() !== ''}>
          <Field name="name" label={words.name} hint={words.nameHint} value={name} onChange={setName} />
        </Form>
      ) : (
        <p className={classes.under}>{words.cannot}</p>
      )}
      {leaving && (
        <Confirm
          title={words.removeTitle(leaving.name)} action={words.remove} busy={removing.isPending} error={removing.error}
          onConfirm={() => removing.mutate(leaving.id)} onClose={() => leave(undefined)}
        >
          <p>{words.removeNote}</p>
        </Confirm>
      )}
    </Sheet>
  )
}
