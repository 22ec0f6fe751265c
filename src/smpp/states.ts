// Which operation is permitted in which session state, as data. Who may send what is said by the rows in commands.ts.
// SMPP 3.4 §2.3, SMPP 5.0 §2.4.
//
// open: connected, not bound. bound_tx, bound_rx, bound_trx: named after what the ESME may do. unbinding: nothing new
// is begun, what is in flight may finish; entered by either side's unbind. closed: final.
import type { Command, Sender } from './commands.ts'
import { commands, isResponse } from './commands.ts'
import { statuses } from './statuses.ts'

export type SessionState = 'open' | 'bound_tx' | 'bound_rx' | 'bound_trx' | 'unbinding' | 'closed'
export type Side = Exclude<Sender, 'both'>
export type BindCommand = 'bind_transmitter' | 'bind_receiver' | 'bind_transceiver'

const bound: readonly SessionState[] = ['bound_tx', 'bound_rx', 'bound_trx']
const up: readonly SessionState[] = ['bound_tx', 'bound_trx'] // from the ESME
const down: readonly SessionState[] = ['bound_rx', 'bound_trx'] // towards the ESME
const alive: readonly SessionState[] = ['open', ...bound, 'unbinding']

const special: Partial<Record<Command, readonly SessionState[]>> = {
  bind_receiver: ['open'],
  bind_transmitter: ['open'],
  bind_transceiver: ['open'],
  outbind: ['open'],
  unbind: [...bound, 'unbinding'],
  enquire_link: alive,
}

/** The state an accepted bind leads to. */
export const boundState: Record<BindCommand, SessionState> = {
  bind_transmitter: 'bound_tx',
  bind_receiver: 'bound_rx',
  bind_transceiver: 'bound_trx',
}

export const isBind = (command: Command): command is BindCommand => command in boundState
export const isBound = (state: SessionState): boolean => bound.includes(state)

/** Whether `side` may send `command` in this state of the session. Responses may always be sent until it is closed. */
export function permits(side: Side, state: SessionState, command: Command): boolean {
  if (isResponse(command)) return state !== 'closed'
  const { from } = commands[command]
  if (from !== 'both' && from !== side) return false
  return (special[command] ?? (side === 'esme' ? up : down)).includes(state)
}

/** The temporary status for a request of `sender`: it is sent again, later or elsewhere. */
export const busy = (sender: Side): number => (sender === 'esme' ? statuses.ESME_RTHROTTLED : statuses.ESME_RX_T_APPN)

/** What a request is answered with that `sender` may not send in this state. */
export function refusal(sender: Side, state: SessionState, command: Command): number {
  if (isBind(command)) return isBound(state) ? statuses.ESME_RALYBND : statuses.ESME_RINVBNDSTS
  return state === 'unbinding' ? busy(sender) : statuses.ESME_RINVBNDSTS
}
