// What the portability look-up is asked with: its address, where things are in its answer, how long one waits for it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Area, Choice, Field, Form } from '../frame/Fields.tsx'
import { type Lookup, type LookupDraft, lookupKey, setLookup, tablesKey } from './calls.ts'
import classes from './Networks.module.css'
import { words } from './words.ts'

const { lookup: texts } = words

function typedOf(now: Lookup | undefined) {
  const { fields } = now ?? {}
  return {
    name: now?.name ?? '', url: now?.url ?? '', headers: '', country: fields?.country ?? 'country', operator: fields?.name ?? '',
    codes: fields?.mcc === undefined ? ('joined' as const) : ('apart' as const), mccmnc: fields?.mccmnc ?? 'mccmnc', mcc: fields?.mcc ?? 'mcc', mnc: fields?.mnc ?? 'mnc',
    timeoutMs: String(now?.timeoutMs ?? 2_000), patienceMs: String(now?.patienceMs ?? 300), cacheSeconds: String(now?.cacheSeconds ?? 86_400), atOnce: String(now?.atOnce ?? 20),
  }
}
type Typed = Omit<ReturnType<typeof typedOf>, 'codes'> & { codes: 'joined' | 'apart' }

function draftOf({ name, url, headers, country, operator, codes, mccmnc, mcc, mnc, ...rest }: Typed): LookupDraft {
  const lines = headers.split('\n').flatMap((line) => (line.includes(':') ? [[line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()] as const] : []))
  return {
    name: name.trim(), url: url.trim(), ...(lines.length > 0 && { headers: Object.fromEntries(lines) }),
    fields: { country: country.trim(), ...(operator.trim() !== '' && { name: operator.trim() }), ...(codes === 'joined' ? { mccmnc: mccmnc.trim() } : { mcc: mcc.trim(), mnc: mnc.trim() }) },
    timeoutMs: Number(rest.timeoutMs), patienceMs: Number(rest.patienceMs), cacheSeconds: Number(rest.cacheSeconds), atOnce: Number(rest.atOnce),
  }
}

export function LookupForm({ now, onClose }: { now: Lookup | undefined; onClose(): void }) {
  const cache = useQueryClient()
  const [typed, setTyped] = useState<Typed>(() => typedOf(now))
  const put = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const saving = useMutation({
    mutationFn: () => setLookup(draftOf(typed)),
    onSuccess: async (saved) => {
      keepAnswer(cache, lookupKey, saved)
      await cache.invalidateQueries({ queryKey: tablesKey })
      onClose()
    },
  })
  return (
    <Dialog title={now ? texts.change : texts.set} onClose={onClose}>
      <Form onSubmit={() => saving.mutate()} busy={saving.isPending} error={saving.error} onCancel={onClose} ready={typed.name.trim() !== '' && typed.url.trim() !== ''}>
        <Field name="name" label={texts.name} value={typed.name} onChange={(name) => put({ name })} />
        <Field name="url" label={texts.url} hint={texts.urlHint} placeholder="https://lookup.example.com/v1/{number}" value={typed.url} onChange={(url) => put({ url })} />
        <Area name="headers" label={texts.headers} hint={texts.headersHint} placeholder="Authorization: Bearer …" rows={2} value={typed.headers} onChange={(headers) => put({ headers })} />
        <p className={classes.small}>{texts.fieldsLead}</p>
        <div className={classes.pair}>
          <Field name="country" label={texts.country} value={typed.country} onChange={(country) => put({ country })} />
          <Field name="operator" label={texts.operator} value={typed.operator} onChange={(operator) => put({ operator })} />
          <Choice name="codes" label={texts.codes} value={typed.codes} onChange={(codes) => put({ codes })} options={[{ value: 'joined', word: texts.joined }, { value: 'apart', word: texts.apart }]} />
          {typed.codes === 'joined' && <Field name="mccmnc" label="MCC, MNC" value={typed.mccmnc} onChange={(mccmnc) => put({ mccmnc })} />}
          {typed.codes === 'apart' && <Field name="mcc" label="MCC" value={typed.mcc} onChange={(mcc) => put({ mcc })} />}
          {typed.codes === 'apart' && <Field name="mnc" label="MNC" value={typed.mnc} onChange={(mnc) => put({ mnc })} />}
        </div>
        <div className={classes.pair}>
          <Field name="timeoutMs" type="number" label={texts.timeout} value={typed.timeoutMs} onChange={(timeoutMs) => put({ timeoutMs })} />
          <Field name="patienceMs" type="number" label={texts.patience} value={typed.patienceMs} onChange={(patienceMs) => put({ patienceMs })} />
          <Field name="cacheSeconds" type="number" label={texts.cache} value={typed.cacheSeconds} onChange={(cacheSeconds) => put({ cacheSeconds })} />
          <Field name="atOnce" type="number" label={texts.atOnce} value={typed.atOnce} onChange={(atOnce) => put({ atOnce })} />
        </div>
      </Form>
    </Dialog>
  )
}
