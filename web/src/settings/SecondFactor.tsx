// The authenticator app as a second factor: begun, shown to work, removed. Knows no password.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { meKey } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Once } from '../frame/Once.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import { Squares } from './Squares.tsx'
import { words as all } from './words.ts'

const words = all.factor
type Begun = { secret: string; uri: string; qr: string[] }
const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

export function SecondFactor({ on }: { on: boolean }) {
  const [removing, remove] = useState(false)
  const beginning = useMutation({ mutationFn: () => call<Begun>('POST', '/v1/me/totp', { body: {} }) })
  return (
    <Sheet title={words.title} lead={on ? words.onLead : words.offLead}>
      {on ? (
        <Button variant="default" onClick={() => remove(true)}>
          {words.remove}
        </Button>
      ) : (
        <Button onClick={() => beginning.mutate()} loading={beginning.isPending}>
          {words.begin}
        </Button>
      )}
      {beginning.error && <Trouble error={beginning.error} />}
      {beginning.data && <Confirmation {...beginning.data} onClose={() => beginning.reset()} />}
      {removing && <Removal onClose={() => remove(false)} />}
    </Sheet>
  )
}

function Confirmation({ secret, uri, qr, onClose }: Begun & { onClose(): void }) {
  const cache = useQueryClient()
  const [code, setCode] = useState('')
  const confirming = useMutation({ mutationFn: () => call<{ recoveryCodes: string[] }>('POST', '/v1/me/totp/confirm', { body: { code: code.trim() } }) })
  const done = () => {
    onClose()
    void cache.invalidateQueries({ queryKey: meKey })
  }
  if (confirming.data)
    return (
      <Dialog title={words.recovery} onClose={done}>
        <Once note={words.recoveryNote} secrets={[{ label: words.recovery, value: confirming.data.recoveryCodes.join('\n') }]} onDone={done} />
      </Dialog>
    )
  return (
    <Dialog title={words.begin} onClose={onClose}>
      <p>{words.type}</p>
      <Squares rows={qr} label={words.square} />
      <Snippet code={inFours(secret)} label={words.secret} />
      <a href={uri}>{words.here}</a>
      <Form onSubmit={() => confirming.mutate()} error={confirming.error} busy={confirming.isPending} action={words.confirm} ready={code.trim() !== ''}>
        <Field name="code" label={words.code} hint={words.codeHint} value={code} onChange={setCode} autoComplete="one-time-code" />
      </Form>
    </Dialog>
  )
}

function Removal({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const [code, setCode] = useState('')
  const removing = useMutation({
    mutationFn: () => call<void>('POST', '/v1/me/totp/remove', { body: { code: code.trim() } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: meKey })
      onClose()
    },
  })
  return (
    <Dialog title={words.remove} onClose={onClose}>
      <p>{words.removeNote}</p>
      <Form onSubmit={() => removing.mutate()} error={removing.error} busy={removing.isPending} action={words.remove} onCancel={onClose} ready={code.trim() !== ''}>
        <Field name="code" label={words.code} value={code} onChange={setCode} autoComplete="one-time-code" />
      </Form>
    </Dialog>
  )
}
