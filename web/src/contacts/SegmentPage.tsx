// A segment being built: rows of conditions, a count that follows, and the rule itself for those who write rules.
import { Button, Textarea, TextInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, Trash2, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { explain } from '../api/explain.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCount } from '../text/format.ts'
import { changeSegment, countRule, createSegment, deleteSegment, getSegment, type Rule, type Segment } from './calls.ts'
import person from './Person.module.css'
import { keptPeople, keptSegments, useFields } from './queries.ts'
import { RuleRows } from './RuleRows.tsx'
import { group, leaf, type Group, rowsOf, ruleOf } from './rules.ts'
import classes from './Segment.module.css'
import { words } from './words.ts'

const { segments: texts } = words
const everybody: Rule = { all: [] }
const restMs = 250

export function SegmentPage() {
  const { id } = useParams({ from: '/segments/$id' })
  const isNew = id === 'new'
  const { data, error, refetch } = useQuery({ queryKey: [...keptSegments, id], queryFn: ({ signal }) => getSegment(id, signal), enabled: !isNew })
  return (
    <>
      <Link to="/contacts" search={{ tab: 'segments' }} className={person.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {texts.back}
      </Link>
      {isNew && <Builder key="new" />}
      {data && <Builder key={data.id} segment={data} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
    </>
  )
}

/** The value, once it has rested. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

function parsed(text: string): Rule | undefined {
  try {
    const rule: unknown = JSON.parse(text)
    return typeof rule === 'object' && rule !== null && !Array.isArray(rule) ? (rule as Rule) : undefined
  } catch {
    return undefined
  }
}

function Builder({ segment }: { segment?: Segment }) {
  const may = useMay()
  const { data: fields } = useFields()
  const [rows, setRows] = useState<Group | undefined>(() => (segment ? rowsOf(segment.rule) : group([leaf('country')])))
  const [written, setWritten] = useState(() => (segment && !rows ? JSON.stringify(segment.rule, null, 2) : undefined))
  const ofRows = rows && (ruleOf(rows, fields ?? []) ?? everybody)
  const rule = written === undefined ? (ofRows ?? everybody) : parsed(written)
  const json = JSON.stringify(rule, null, 2)
  const write = (text: string) => {
    const given = parsed(text)
    const asRows = given && rowsOf(given)
    setRows(asRows)
    setWritten(asRows && JSON.stringify(ruleOf(asRows, fields ?? [])) === JSON.stringify(given) ? undefined : text)
  }
  return (
    <div className={classes.builder}>
      <PageHead title={segment?.name ?? texts.fresh} curl={curl('/v1/segments/count', { rule: rule ?? everybody })}>
        {segment && <Gone segment={segment} />}
      </PageHead>
      {rows && fields && written === undefined && (
        <Sheet>
          <RuleRows node={rows} fields={fields} onChange={(next) => next.kind === 'group' && setRows(next)} />
        </Sheet>
      )}
      <details className={classes.expert} open={written !== undefined}>
        <summary>{texts.expert}</summary>
        <Textarea
          aria-label={texts.expert} rows={10} value={written ?? json} onChange={(event) => write(event.currentTarget.value)} spellCheck={false}
          description={written !== undefined && texts.expertOnly} error={written !== undefined && rule === undefined && texts.notJson}
        />
      </details>
      {fields && <Foot rule={rule} segment={segment} mayWrite={may({ scope: 'write' })} />}
    </div>
  )
}

function Foot({ rule, segment, mayWrite }: { rule: Rule | undefined; segment: Segment | undefined; mayWrite: boolean }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(segment?.name ?? '')
  const rested = useRested(JSON.stringify(rule ?? everybody))
  const { data, error, isFetching } = useQuery({
    queryKey: [...keptPeople, 'fits', rested],
    queryFn: ({ signal }) => countRule(JSON.parse(rested) as Rule, signal),
    placeholderData: keepPreviousData,
  })
  const saving = useMutation({
    mutationFn: () => (segment ? changeSegment(segment.id, { name: name.trim(), rule: rule! }) : createSegment({ name: name.trim(), rule: rule! })),
    onSuccess: async (saved) => {
      await cache.invalidateQueries({ queryKey: keptSegments })
      await navigate({ to: '/segments/$id', params: { id: saved.id } })
    },
  })
  const ready = name.trim() !== '' && rule !== undefined
  const everybodyFits = rested === JSON.stringify(everybody)
  return (
    <div className={classes.foot}>
      <div className={classes.fits} role="status" aria-busy={isFetching}>
        {data && !error && <strong>{showCount(data.count)}</strong>}
        <span>{everybodyFits ? texts.everybody : data ? texts.fits : texts.counting}</span>
      </div>
      {segment && (
        <Button
          variant="default" leftSection={<Users size={16} />}
          renderRoot={(props) => <Link to="/contacts" search={{ segment: segment.id }} {...props} />}
        >
          {texts.show}
        </Button>
      )}
      {mayWrite && (
        <form
          className={classes.save} aria-label={texts.create} noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (ready && !saving.isPending) saving.mutate()
          }}
        >
          <TextInput aria-label={words.name} placeholder={words.name} name="name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" loading={saving.isPending} disabled={!ready}>
            {words.save}
          </Button>
        </form>
      )}
      {saving.error && <Trouble error={saving.error} />}
      {error && <p className={classes.bad}>{explain(error).say}</p>}
      {saving.isSuccess && (
        <p className={person.saved} role="status">
          {words.saved}
        </p>
      )}
    </div>
  )
}

function Gone({ segment }: { segment: Segment }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const may = useMay()
  const [asked, setAsked] = useState(false)
  const removing = useMutation({
    mutationFn: () => deleteSegment(segment.id),
    onSuccess: async () => {
      await navigate({ to: '/contacts', search: { tab: 'segments' } })
      await cache.invalidateQueries({ queryKey: keptSegments })
    },
  })
  if (!may({ scope: 'write' })) return null
  return (
    <>
      <Button variant="default" leftSection={<Trash2 size={16} />} onClick={() => setAsked(true)}>
        {words.remove}
      </Button>
      {asked && (
        <Confirm
          title={texts.removeTitle(segment.name)} action={words.remove} busy={removing.isPending} error={removing.error}
          onConfirm={() => removing.mutate()} onClose={() => setAsked(false)}
        >
          <p>{texts.removeWhat}</p>
        </Confirm>
      )}
    </>
  )
}
