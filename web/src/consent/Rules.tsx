// The rules of the workspace, and at which hours people of each country may be written to. Knows no person.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Area, Field, Form, Tick } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCountry } from '../text/format.ts'
import { changeSettings, type CountryRule, getSettings, type Hours, listCountryRules, type Settings } from './calls.ts'
import classes from './Consent.module.css'
import { words } from './words.ts'

const { rules: texts } = words
const kept = ['consent-settings'] as const

export function Rules() {
  const { data, error, refetch } = useQuery({ queryKey: kept, queryFn: ({ signal }) => getSettings(signal) })
  return (
    <div className={classes.stack}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <SettingsForm settings={data} />}
      <Countries />
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
    onSuccess: (saved) => cache.setQueryData(kept, saved),
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

/** `Mon–Fri 09:00–20:00`, one after another; days that follow each other are drawn together. */
function showHours(hours: Hours): string {
  const name = (day: number | undefined) => texts.days[(day ?? 1) - 1]
  const span = (days: readonly number[]) => {
    const joined = days.every((day, at) => at === 0 || day === days[at - 1]! + 1)
    return days.length > 2 && joined ? `${name(days[0])}–${name(days.at(-1))}` : days.map(name).join(', ')
  }
  return hours.length === 0 ? texts.never : hours.map(({ days, from, to }) => `${span(days)} ${from}–${to}`).join('; ')
}

function Countries() {
  const { data, error, refetch } = useQuery({ queryKey: ['country-rules'], queryFn: ({ signal }) => listCountryRules(signal), staleTime: Infinity })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Sheet title={texts.packs} lead={texts.packsLead}>
      <ul className={classes.countries}>
        {data?.data.map((rule) => (
          <Country key={rule.country} rule={rule} />
        ))}
      </ul>
    </Sheet>
  )
}

function Country({ rule: { country, hours, regions = {}, holidays, source } }: { rule: CountryRule }) {
  const name = /^[a-z]{2}$/i.test(country) ? showCountry(country.toUpperCase()) : texts.everywhere
  return (
    <li>
      <strong>{name}</strong>
      <div>
        <p>{showHours(hours)}</p>
        <p className={classes.note}>
          {holidays.length > 0 && `${texts.holidays}: ${texts.others(holidays.length)} · `}
          {source.url ? (
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {texts.source}
            </a>
          ) : (
            source.what
          )}{' '}
          · {source.date}
          {!source.verified && ` · ${texts.unverified}`}
        </p>
        {Object.keys(regions).length > 0 && (
          <details>
            <summary>{texts.states}</summary>
            <dl className={classes.regions}>
              {Object.entries(regions).map(([region, of]) => (
                <div key={region}>
                  <dt>{region}</dt>
                  <dd>{showHours(of)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  )
}
