// A route as a form: which messages it is for, and over which connections they go or why they are stopped. Knows one draft.
import { useState } from 'react'
import { Area, Choice, Field, Form, Tick, Ticks } from '../frame/Fields.tsx'
import { useStatus } from '../frame/Counters.tsx'
import { blockReasons, policies, type Leg, type Match, type Policy, type RouteDraft } from './calls.ts'
import classes from './Routes.module.css'
import { words } from './words.ts'

const { edit } = words
const lanes = ['otp', 'transactional', 'bulk'] as const
const listOf = (text: string) => text.split(/[,;\n]+/).map((one) => one.trim()).filter(Boolean)
const textOf = (list: readonly string[] | undefined) => list?.join(', ') ?? ''

type Draft = {
  name: string
  countries: string
  networks: string
  prefixes: string
  senders: string
  lanes: string[]
  contains: string
  does: 'send' | 'block'
  legs: Record<string, string>
  policy: Policy
  sticky: '' | 'sender' | 'recipient'
  allowLoss: boolean
  reason: string
  say: string
}

function draftOf({ name, match, action }: RouteDraft): Draft {
  const isBlock = 'block' in action
  return {
    name, lanes: match.lanes ?? [], countries: textOf(match.countries), networks: textOf(match.networks), prefixes: textOf(match.prefixes),
    senders: textOf(match.senders), contains: textOf(match.content?.contains), does: isBlock ? 'block' : 'send',
    legs: isBlock ? {} : Object.fromEntries(action.connections.map(({ connection, weight = 1 }) => [connection, String(weight)])),
    policy: isBlock ? 'priority' : action.policy, sticky: isBlock ? '' : (action.sticky ?? ''), allowLoss: !isBlock && action.allowLoss === true,
    reason: isBlock ? action.block.reason : blockReasons[0], say: isBlock ? (action.block.say ?? '') : '',
  }
}

/** Conditions that this form does not show stay as they were. */
function routeOf(draft: Draft, before: RouteDraft): RouteDraft {
  const { countries: _, networks: __, prefixes: ___, senders: ____, lanes: _____, content, ...rest } = before.match
  const given = {
    countries: listOf(draft.countries).map((one) => one.toUpperCase()), networks: listOf(draft.networks), prefixes: listOf(draft.prefixes),
    senders: listOf(draft.senders), lanes: draft.lanes,
  }
  const contains = listOf(draft.contains)
  const match: Match = {
    ...rest,
    ...Object.fromEntries(Object.entries(given).filter(([, list]) => list.length > 0)),
    ...((contains.length > 0 || content?.pattern !== undefined) && { content: { ...(content?.pattern !== undefined && { pattern: content.pattern }), ...(contains.length > 0 && { contains }) } }),
  }
  const connections: Leg[] = Object.entries(draft.legs).map(([connection, weight]) => ({ connection, ...(draft.policy === 'weighted' && { weight: Number(weight) || 1 }) }))
  return {
    name: draft.name.trim(), enabled: before.enabled, ...(before.position !== undefined && { position: before.position }), match,
    action: draft.does === 'block'
      ? { block: { reason: draft.reason, ...(draft.say.trim() !== '' && { say: draft.say.trim() }) } }
      : { connections, policy: draft.policy, ...(draft.sticky !== '' && { sticky: draft.sticky }), ...(draft.allowLoss && { allowLoss: true }) },
  }
}

type RouteFormProps = { route: RouteDraft; action: string; busy: boolean; error: unknown; onSave(route: RouteDraft): void; onCancel(): void }

export function RouteForm({ route, action, busy, error, onSave, onCancel }: RouteFormProps) {
  const [draft, setDraft] = useState(() => draftOf(route))
  const { data: status } = useStatus()
  const put = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const connections = status?.connections ?? []
  const ready = draft.name.trim() !== '' && (draft.does === 'block' || Object.keys(draft.legs).length > 0)
  return (
    <Form onSubmit={() => onSave(routeOf(draft, route))} busy={busy} error={error} ready={ready} action={action} onCancel={onCancel}>
      <Field name="name" label={edit.name} value={draft.name} onChange={(name) => put({ name })} autoFocus required />
      <fieldset className={classes.fields}>
        <legend>{edit.when}</legend>
        <p className={classes.hint}>{edit.whenHint}</p>
        <div className={classes.pair}>
          <Field name="countries" label={edit.countries} hint={edit.countriesHint} value={draft.countries} onChange={(countries) => put({ countries })} />
          <Field name="networks" label={edit.networks} hint={edit.networksHint} value={draft.networks} onChange={(networks) => put({ networks })} />
          <Field name="prefixes" label={edit.prefixes} hint={edit.prefixesHint} value={draft.prefixes} onChange={(prefixes) => put({ prefixes })} />
          <Field name="senders" label={edit.senders} hint={edit.sendersHint} value={draft.senders} onChange={(senders) => put({ senders })} />
          <Field name="contains" label={edit.contains} hint={edit.containsHint} value={draft.contains} onChange={(contains) => put({ contains })} />
          <Ticks name="lanes" label={edit.lanes} value={draft.lanes} options={lanes.map((lane) => ({ value: lane as string, word: words.lanes[lane] ?? lane }))} onChange={(chosen) => put({ lanes: chosen })} />
        </div>
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{edit.does}</legend>
        <Choice name="action" label={edit.does} value={draft.does} options={[{ value: 'send', word: edit.send }, { value: 'block', word: edit.block }]} onChange={(does) => put({ does })} />
        {draft.does === 'send' ? (
          <>
            {connections.length === 0 && <p className={classes.hint}>{edit.noConnection}</p>}
            <Ticks
              name="connections" label={edit.connections} value={Object.keys(draft.legs)} options={connections.map(({ id, name }) => ({ value: id, word: name }))}
              onChange={(chosen) => put({ legs: Object.fromEntries(chosen.map((id) => [id, draft.legs[id] ?? '1'])) })}
            />
            <div className={classes.pair}>
              <Choice name="policy" label={edit.policy} value={draft.policy} options={policies.map((value) => ({ value, word: words.policy[value] ?? value }))} onChange={(policy) => put({ policy })} />
              <Choice
                name="sticky" label={edit.sticky} value={draft.sticky}
                options={[{ value: '', word: edit.stickyNone }, { value: 'sender', word: edit.stickySender }, { value: 'recipient', word: edit.stickyRecipient }]}
                onChange={(sticky) => put({ sticky })}
              />
              {draft.policy === 'weighted' && Object.entries(draft.legs).map(([id, weight]) => (
                <Field
                  key={id} name={`weight.${id}`} type="number" min={1} label={`${edit.weight}: ${connections.find((one) => one.id === id)?.name ?? id}`} value={weight}
                  onChange={(next) => put({ legs: { ...draft.legs, [id]: next } })}
                />
              ))}
            </div>
            <Tick name="allowLoss" label={edit.allowLoss} value={draft.allowLoss} onChange={(allowLoss) => put({ allowLoss })} />
          </>
        ) : (
          <>
            <Choice name="reason" label={edit.reason} value={draft.reason} options={blockReasons.map((value) => ({ value: value as string, word: words.reasons[value] ?? value }))} onChange={(reason) => put({ reason })} />
            <Area name="say" label={edit.say} rows={2} value={draft.say} onChange={(say) => put({ say })} />
          </>
        )}
      </fieldset>
    </Form>
  )
}
