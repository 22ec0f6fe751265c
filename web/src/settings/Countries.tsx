// The countries that are sent to at all, above at which hours people of each may be written to.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { call } from '../api/call.ts'
import { Packs } from '../consent/Packs.tsx'
import { Field, Form, Tick } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCountry } from '../text/format.ts'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.countries
type Destinations = { countries: readonly string[] | null; codesPerBlock: number | null; said: boolean }
const path = '/v1/destinations'
const key = ['destinations', 'settings']

export function Countries() {
  const mayBill = useMay()({ scope: 'bill', live: true })
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => call<Destinations>('GET', path, { signal }), enabled: mayBill })
  return (
    <div className={classes.stack}>
      {mayBill && (
        <Sheet title={words.title} lead={words.lead}>
          {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
          {data && <Change of={data} />}
        </Sheet>
      )}
      <Packs />
    </div>
  )
}

const codesIn = (text: string) => text.toUpperCase().split(/[\s,;]+/).filter((one) => one !== '')

function Change({ of: { countries, codesPerBlock, said } }: { of: Destinations }) {
  const cache = useQueryClient()
  const [limited, limit] = useState(countries !== null)
  const [codes, setCodes] = useState(countries?.join(', ') ?? '')
  const [perBlock, setPerBlock] = useState(String(codesPerBlock ?? ''))
  const saving = useMutation({
    mutationFn: () => call<Destinations>('PUT', path, { body: { countries: limited ? codesIn(codes) : null, codesPerBlock: perBlock === '' ? null : Number(perBlock) } }),
    onSuccess: (now) => {
      keepAnswer(cache, key, now)
      return cache.invalidateQueries({ queryKey: ['destinations'] })
    },
  })
  const known = codesIn(codes).filter((one) => /^[A-Z]{2}$/.test(one))
  return (
    <Form onSubmit={() => saving.mutate()} error={saving.error} busy={saving.isPending} ready={!limited || known.length > 0}>
      {!said && <p className={classes.under}>{words.unsaid}</p>}
      <Tick name="limited" label={words.only} value={limited} onChange={limit} />
      {limited && <Field name="countries" label={words.codes} hint={known.length > 0 ? known.map(showCountry).join(', ') : words.codesHint} value={codes} onChange={setCodes} placeholder="NL, BE" />}
      <Field name="codesPerBlock" type="number" min={1} max={10_000} label={words.perBlock} hint={words.perBlockHint} value={perBlock} onChange={setPerBlock} />
      <p role="status" className={classes.under}>
        {saving.isSuccess && words.saved}
      </p>
    </Form>
  )
}
