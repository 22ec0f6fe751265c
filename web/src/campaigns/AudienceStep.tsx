// Whom a campaign goes to: lists, segments and single numbers together, each with how many fit now, and on what ground.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createSegment, listSegments, type Segment } from '../contacts/calls.ts'
import { keptSegments, useCount, useLists, useSegments } from '../contacts/queries.ts'
import { Area, Field, Tick } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCount } from '../text/format.ts'
import classes from './Wizard.module.css'
import type { StepProps } from './steps.ts'
import { words } from './words.ts'

const { audience: texts } = words

export function AudienceStep({ draft, campaign, onChange }: StepProps) {
  const named = campaign?.counts.audience ?? 0
  return (
    <div className={classes.columns}>
      <Sheet>
        <div className={classes.fields}>
          <Field name="name" label={texts.name} hint={texts.nameHint} value={draft.name} onChange={(name) => onChange({ name })} autoFocus />
          <fieldset className={classes.groups}>
            <legend>{texts.kind}</legend>
            {([false, true] as const).map((triggered) => (
              <label key={String(triggered)} className={classes.choice}>
                <input type="radio" name="kind" checked={draft.triggered === triggered} onChange={() => onChange({ triggered })} />
                <span>{texts.kindOf[triggered ? 'triggered' : 'people']}</span>
              </label>
            ))}
          </fieldset>
          {draft.triggered ? <p className={classes.hint}>{texts.triggeredHint}</p> : <Chosen draft={draft} onChange={onChange} />}
        </div>
      </Sheet>
      <Sheet>
        <div className={classes.fields}>
          {!draft.triggered && <Area name="recipients" label={texts.numbers} hint={texts.numbersHint} rows={5} value={draft.numbers} onChange={(numbers) => onChange({ numbers })} />}
          {named > 0 && <p className={classes.hint}>{texts.already(named)}</p>}
          <Field name="country" label={texts.country} hint={texts.countryHint} value={draft.country} onChange={(country) => onChange({ country })} />
          <Tick name="consent" label={texts.consent} hint={texts.consentHint} value={draft.agreed} onChange={(agreed) => onChange({ agreed })} />
          {draft.agreed && <Field name="consentWording" label={texts.wording} value={draft.wording} onChange={(wording) => onChange({ wording })} />}
        </div>
      </Sheet>
    </div>
  )
}

/** A segment without a condition. */
const isEverybody = ({ rule }: Segment) => JSON.stringify(rule) === '{"all":[]}'

/** The whole book is a segment too, made when it is chosen first. */
function Everybody({ whole, draft, onChange }: { whole: Segment | undefined } & Pick<StepProps, 'draft' | 'onChange'>) {
  const cache = useQueryClient()
  const choose = (id: string) => onChange({ segments: [...draft.segments, id] })
  const making = useMutation({
    mutationFn: async () => (await listSegments({ limit: 1000 })).data.find(isEverybody) ?? createSegment({ name: texts.everybodyName, rule: { all: [] } }),
    onSuccess: (made) => {
      cache.setQueryData<Segment[]>(keptSegments, (all) => all && [...all.filter(({ id }) => id !== made.id), made])
      choose(made.id)
    },
  })
  const isChosen = whole !== undefined && draft.segments.includes(whole.id)
  const change = () => {
    if (whole === undefined) making.mutate()
    else if (isChosen) onChange({ segments: draft.segments.filter((one) => one !== whole.id) })
    else choose(whole.id)
  }
  return (
    <>
      <label className={classes.choice}>
        <input type="checkbox" checked={isChosen || making.isPending} onChange={() => making.isPending || change()} />
        <span>{texts.everybody}</span>
        <Fit filter={{}} />
      </label>
      {making.error && <Trouble error={making.error} />}
    </>
  )
}

function Chosen({ draft, onChange }: Pick<StepProps, 'draft' | 'onChange'>) {
  const { data: lists } = useLists()
  const { data: all } = useSegments()
  const whole = all?.find(isEverybody)
  const segments = all?.filter((one) => one !== whole)
  return (
    <>
      {all && <Everybody whole={whole} draft={draft} onChange={onChange} />}
      <Groups kind="list" label={texts.lists} groups={lists ?? []} chosen={draft.lists} onChange={(chosen) => onChange({ lists: chosen })} />
      <Groups kind="segment" label={texts.segments} groups={segments ?? []} chosen={draft.segments} onChange={(chosen) => onChange({ segments: chosen })} />
      {lists?.length === 0 && segments?.length === 0 && (
        <p className={classes.hint}>
          {texts.noGroups}{' '}
          <Link to="/contacts" search={{ tab: 'lists' }}>
            {texts.makeOne}
          </Link>
        </p>
      )}
    </>
  )
}

type GroupsProps = {
  kind: 'list' | 'segment'
  label: string
  groups: readonly { id: string; name: string }[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
}

function Groups({ kind, label, groups, chosen, onChange }: GroupsProps) {
  if (groups.length === 0) return null
  return (
    <fieldset className={classes.groups}>
      <legend>{label}</legend>
      {groups.map(({ id, name }) => (
        <label key={id} className={classes.choice}>
          <input
            type="checkbox" checked={chosen.includes(id)}
            onChange={({ currentTarget: { checked } }) => onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
          <span>{name}</span>
          <Fit filter={{ [kind]: id }} />
        </label>
      ))}
    </fieldset>
  )
}

function Fit({ filter }: { filter: Parameters<typeof useCount>[0] }) {
  const { data } = useCount(filter)
  return <span className={classes.fit}>{data && (data.exact ? showCount(data.count) : `≥ ${showCount(data.count)}`)}</span>
}
