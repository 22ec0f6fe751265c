// A connection as a form: where the operator is and who we are to it, how fast, how it speaks; and the trial of what stands
// in it without saving. Knows one draft.
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { useState } from 'react'
import { Choice, Field, Form, optionsOf, Tick } from '../frame/Fields.tsx'
import { listProfiles, tryConnection } from './calls.ts'
import classes from './Connections.module.css'
import { ProbeResult } from './ProbeResult.tsx'
import { type Draft, settingsOf } from './settings.ts'
import { words } from './words.ts'

const { form } = words

type ConnectionFormProps = { draft: Draft; isNew: boolean; busy: boolean; error: unknown; onSave(draft: Draft): void; onCancel(): void }

export function ConnectionForm({ draft: given, isNew, busy, error, onSave, onCancel }: ConnectionFormProps) {
  const [draft, setDraft] = useState(given)
  const put = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const { data: profiles } = useQuery({ queryKey: ['connection profiles'], queryFn: ({ signal }) => listProfiles(signal), enabled: draft.protocol === 'http' })
  const trying = useMutation({ mutationFn: () => tryConnection(settingsOf(draft)) })
  const isSmpp = draft.protocol === 'smpp'
  const profile = profiles?.data.find(({ name }) => name === draft.profile)
  const ready = draft.name.trim() !== '' && (isSmpp ? draft.host.trim() !== '' && draft.systemId.trim() !== '' : draft.profile !== '')
  return (
    <Form onSubmit={() => onSave(draft)} busy={busy} error={error ?? trying.error} ready={ready} action={isNew ? form.make : form.change} onCancel={onCancel}>
      <fieldset className={classes.fields}>
        <legend>{form.basics}</legend>
        <div className={classes.pair}>
          <Field name="name" label={form.name} value={draft.name} onChange={(name) => put({ name })} autoFocus required />
          {isNew && (
            <Choice name="protocol" label={form.protocol} value={draft.protocol} options={[{ value: 'smpp', word: 'SMPP' }, { value: 'http', word: 'HTTP' }]} onChange={(protocol) => put({ protocol })} />
          )}
          {isSmpp ? (
            <>
              <Field name="host" label={form.host} placeholder="smsc.example.com" value={draft.host} onChange={(host) => put({ host })} required />
              <Field name="port" type="number" label={form.port} hint={form.portHint} value={draft.port} onChange={(port) => put({ port })} />
              <Field name="systemId" label={form.systemId} value={draft.systemId} onChange={(systemId) => put({ systemId })} required />
              <Field name="password" type="password" autoComplete="new-password" label={form.password} hint={isNew ? undefined : form.passwordKept} value={draft.password} onChange={(password) => put({ password })} />
              <Field name="systemType" label={form.systemType} value={draft.systemType} onChange={(systemType) => put({ systemType })} />
              <Tick name="tls" label={form.tls} hint={form.tlsHint} value={draft.tls} onChange={(tls) => put({ tls })} />
            </>
          ) : (
            <>
              <Choice
                name="profile" label={form.profile} hint={profile?.say} value={draft.profile}
                options={[{ value: '', word: '—' }, ...(profiles?.data ?? []).map(({ name }) => ({ value: name, word: name }))]} onChange={(name) => put({ profile: name, secrets: {} })}
              />
              {profile?.secrets.map((name) => (
                <Field
                  key={name} name={`secrets.${name}`} type="password" autoComplete="new-password" label={form.secret(name)} hint={isNew ? undefined : form.passwordKept}
                  value={draft.secrets[name] ?? ''} onChange={(value) => put({ secrets: { ...draft.secrets, [name]: value } })}
                />
              ))}
            </>
          )}
        </div>
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{form.speed}</legend>
        <div className={classes.pair}>
          <Field name="window" type="number" min={1} label={form.window} hint={form.windowHint} value={draft.window} onChange={(window) => put({ window })} />
          <Field name="perSecond" type="number" label={form.perSecond} hint={form.perSecondHint} value={draft.perSecond} onChange={(perSecond) => put({ perSecond })} />
          {isSmpp ? (
            <>
              <Field name="binds" type="number" min={1} label={form.binds} value={draft.binds} onChange={(binds) => put({ binds })} />
              <Choice name="mode" label={form.mode} value={draft.mode} options={optionsOf(form.modes)} onChange={(mode) => put({ mode })} />
            </>
          ) : (
            <Field name="timeoutSeconds" type="number" min={1} label={form.timeoutSeconds} value={draft.timeoutSeconds} onChange={(timeoutSeconds) => put({ timeoutSeconds })} />
          )}
        </div>
      </fieldset>
      <details className={classes.more}>
        <summary>{form.more}</summary>
        <div className={classes.pair}>
          {isSmpp && <Choice name="concatenation" label={form.concatenation} value={draft.concatenation} options={optionsOf(form.concatenations)} onChange={(concatenation) => put({ concatenation })} />}
          {isSmpp && <Field name="enquireSeconds" type="number" min={1} label={form.enquireSeconds} value={draft.enquireSeconds} onChange={(enquireSeconds) => put({ enquireSeconds })} />}
          <Choice name="evidence" label={form.evidence} value={draft.evidence} options={optionsOf(form.evidences)} onChange={(evidence) => put({ evidence })} />
          <Choice name="uncertain" label={form.uncertain} value={draft.uncertain} options={optionsOf(form.uncertains)} onChange={(uncertain) => put({ uncertain })} />
        </div>
      </details>
      {isNew && (
        <div className={classes.trial}>
          <Button variant="default" leftSection={<PlugZap size={16} />} disabled={!ready} loading={trying.isPending} onClick={() => trying.mutate()}>
            {form.test}
          </Button>
          {trying.data && <ProbeResult probe={trying.data} />}
        </div>
      )}
    </Form>
  )
}
