// One route in the list: its handle to move it by, what it matches, where it leads, and what can be done with it.
import { ActionIcon } from '@mantine/core'
import { Ban, GripVertical, History, Pencil, Power, Trash2 } from 'lucide-react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { Tip } from '../frame/Tip.tsx'
import { showCountry } from '../text/format.ts'
import type { Match, Route } from './calls.ts'
import classes from './Routes.module.css'
import { words } from './words.ts'

export function conditionsOf(match: Match): { name: string; value: string }[] {
  const { match: names } = words
  const list = (name: string, values: readonly string[] | undefined) => (values && values.length > 0 ? [{ name, value: values.join(', ') }] : [])
  return [
    ...list(names.countries, match.countries?.map(showCountry)),
    ...list(names.networks, match.networks),
    ...list(names.prefixes, match.prefixes),
    ...list(names.senders, match.senders),
    ...list(names.workspaces, match.workspaces),
    ...list(names.lanes, match.lanes?.map((lane) => words.lanes[lane] ?? lane)),
    ...list(names.contains, match.content?.contains),
    ...list(names.pattern, match.content?.pattern === undefined ? undefined : [match.content.pattern]),
    ...list(names.hours, match.hours && [`${match.hours.from}–${match.hours.to} ${match.hours.timeZone}`]),
  ]
}

/** Nothing goes past it: routes below are never asked. */
export const takesEverything = ({ enabled, match, action }: Route) =>
  enabled && conditionsOf(match).length === 0 && ('block' in action || action.connections.length > 0)

export type Act = 'edit' | 'versions' | 'remove'
type RouteRowProps = {
  route: Route
  place: number
  /** The route above that takes all. */
  under: string | undefined
  moving: boolean
  nameOf(connection: string): string
  onKey(event: KeyboardEvent): void
  onGrab(event: PointerEvent): void
  onAct(act: Act): void
  onSwitch(): void
}

export function RouteRow({ route, place, under, moving, nameOf, onKey, onGrab, onAct, onSwitch }: RouteRowProps) {
  const { name, enabled, match, action } = route
  const conditions = conditionsOf(match)
  return (
    <li className={classes.route} data-moving={moving} data-off={!enabled}>
      <button type="button" className={classes.handle} data-handle={route.id} aria-label={words.drag(name)} title={words.dragHint} aria-describedby="drag" onKeyDown={onKey} onPointerDown={onGrab}>
        <GripVertical size={18} aria-hidden="true" />
      </button>
      <span className={classes.place} aria-hidden="true">
        {place}
      </span>
      <div className={classes.what}>
        <p className={classes.name}>
          {name} {!enabled && <span className={classes.badge}>{words.off}</span>}
        </p>
        <p className={classes.rule}>
          {conditions.length === 0 ? <span>{words.everything}</span> : conditions.map((one) => (
            <span key={one.name}>
              {one.name} <b>{one.value}</b>
            </span>
          ))}
          <span className={classes.to}>{'block' in action ? <Ban size={13} aria-hidden="true" /> : '→'}</span>
          {'block' in action ? (
            <span>{words.blocks(action.block.say ?? words.reasons[action.block.reason] ?? action.block.reason)}</span>
          ) : (
            <span>
              <b>{action.connections.map(({ connection, weight }) => (action.policy === 'weighted' ? `${nameOf(connection)} (${weight ?? 1})` : nameOf(connection))).join(', ')}</b>
              {action.connections.length > 1 && `, ${words.policy[action.policy] ?? action.policy}`}
            </span>
          )}
        </p>
        {under !== undefined && <p className={classes.under}>{words.under(under)}</p>}
      </div>
      <div className={classes.acts}>
        <Act say={enabled ? words.turnOff : words.turnOn} of={name} icon={<Power size={17} />} onAct={onSwitch} />
        <Act say={words.edit.change(name)} icon={<Pencil size={16} />} onAct={() => onAct('edit')} />
        <Act say={words.versions.open} of={name} icon={<History size={17} />} onAct={() => onAct('versions')} />
        <Act say={words.remove} of={name} icon={<Trash2 size={16} />} onAct={() => onAct('remove')} />
      </div>
    </li>
  )
}

const Act = ({ say, of, icon, onAct }: { say: string; of?: string; icon: ReactNode; onAct(): void }) => (
  <Tip say={say}>
    <ActionIcon onClick={onAct} aria-label={of === undefined ? say : `${say}: ${of}`}>
      {icon}
    </ActionIcon>
  </Tip>
)
