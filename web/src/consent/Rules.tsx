// The rules of the workspace, above those of the countries. Knows no person.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { Area, Field, Form, Tick } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { changeSettings, getSettings, type Settings } from './calls.ts'
import classes from './Consent.module.css'
import { Packs } from './Packs.tsx'
import { words } from './words.ts'

const { rules: texts } = words
const kept = ['consent-settings'] as const

export function Rules() {
  const { data, error, refetch } = useQuery({ queryKey: kept, queryFn: ({ signal }) => getSettings(signal) })
  return (
    <div className={classes.stack}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <SettingsForm settings={data} />}
      <Packs />
    </div>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const cache = useQueryClient()
  const may = useMay()
  const [bulkNeedsConsent, setNeeds] = useState(settings.bulkNeedsConsent)
  const [quietHours, setQuiet] = useState(settings.quietHours)
  const [cap, setCap] = useState(String(settings.cap))
  const [capHours, setCapHours] = useState(String(settings.capHours))
  const [help, setHelp] = useState(settings.help ?? '')
  const saving = useMutation({
    mutationFn: () =>
      changeSettings({ bulkNeedsConsent, quietHours, cap: Number(cap), capHours: Number(capHours), ...(help.trim() !== '' && { help: help.trim() }) }),
    onSuccess: (saved) => keepAnswer(cache, kept, saved),
  })
  return (
    <Sheet>
      <Form label={texts.save} action={texts.save} error={saving.error} busy={saving.isPending} ready={may({ scope: 'admin', live: true })} onSubmit={() => saving.mutate()}>
        <Tick name="bulkNeedsConsent" label={texts.needs} hint={texts.needsHint} value={bulkNeedsConsent} onChange={setNeeds} />
        <Tick name="quietHours" label={texts.quiet} hint={texts.quietHint} value={quietHours} onChange={setQuiet} />
        <div className={classes.pair}>
          <Field name="cap" type="number" min={0} max={1_000} label={texts.cap} hint={texts.capHint} value={cap} onChange={setCap} />
          <Field name="capHours" type="number" min={1} max={720} label={texts.capHours} value={capHours} onChange={setCapHours} />
        </div>
        <Area name="help" label={texts.help} hint={texts.helpHint} rows={2} value={help} onChange={setHelp} />
        {saving.isSuccess && (
          <p className={classes.good} role="status">
            {texts.saved}
          </p>
        )}
      </Form>
    </Sheet>
  )
}
