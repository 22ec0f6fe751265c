// The SMPP commands as rows: name, id, since which version, who may send it, whether an answer follows. Knows no field
// and no session state. SMPP 3.4 §5.1.2.1, SMPP 5.0 §4.7.5.

export type Sender = 'esme' | 'smsc' | 'both'
type Row = { readonly id: number; readonly since: 3.3 | 3.4 | 5; readonly from: Sender; readonly answered: boolean }

const request = (id: number, since: 3.3 | 3.4 | 5, from: Sender): Row => ({ id, since, from, answered: true })
const response = (id: number, since: 3.3 | 3.4 | 5, from: Sender): Row => ({ id, since, from, answered: false })
const notice = response

/** Set in the command_id of every response. */
export const responseBit = 0x8000_0000

export const commands = {
  bind_receiver: request(0x01, 3.3, 'esme'),
  bind_receiver_resp: response(0x8000_0001, 3.3, 'smsc'),
  bind_transmitter: request(0x02, 3.3, 'esme'),
  bind_transmitter_resp: response(0x8000_0002, 3.3, 'smsc'),
  bind_transceiver: request(0x09, 3.4, 'esme'),
  bind_transceiver_resp: response(0x8000_0009, 3.4, 'smsc'),
  outbind: notice(0x0b, 3.4, 'smsc'),
  unbind: request(0x06, 3.3, 'both'),
  unbind_resp: response(0x8000_0006, 3.3, 'both'),
  enquire_link: request(0x15, 3.3, 'both'),
  enquire_link_resp: response(0x8000_0015, 3.3, 'both'),
  submit_sm: request(0x04, 3.3, 'esme'),
  submit_sm_resp: response(0x8000_0004, 3.3, 'smsc'),
  submit_multi: request(0x21, 3.3, 'esme'),
  submit_multi_resp: response(0x8000_0021, 3.3, 'smsc'),
  deliver_sm: request(0x05, 3.3, 'smsc'),
  deliver_sm_resp: response(0x8000_0005, 3.3, 'esme'),
  data_sm: request(0x103, 3.4, 'both'),
  data_sm_resp: response(0x8000_0103, 3.4, 'both'),
  query_sm: request(0x03, 3.3, 'esme'),
  query_sm_resp: response(0x8000_0003, 3.3, 'smsc'),
  cancel_sm: request(0x08, 3.3, 'esme'),
  cancel_sm_resp: response(0x8000_0008, 3.3, 'smsc'),
  replace_sm: request(0x07, 3.3, 'esme'),
  replace_sm_resp: response(0x8000_0007, 3.3, 'smsc'),
  alert_notification: notice(0x102, 3.4, 'smsc'),
  broadcast_sm: request(0x111, 5, 'esme'),
  broadcast_sm_resp: response(0x8000_0111, 5, 'smsc'),
  query_broadcast_sm: request(0x112, 5, 'esme'),
  query_broadcast_sm_resp: response(0x8000_0112, 5, 'smsc'),
  cancel_broadcast_sm: request(0x113, 5, 'esme'),
  cancel_broadcast_sm_resp: response(0x8000_0113, 5, 'smsc'),
  generic_nack: response(0x8000_0000, 3.3, 'both'),
} as const satisfies Record<string, Row>

export type Command = keyof typeof commands
export const commandNames = Object.keys(commands) as Command[]

const byId = new Map<number, Command>(commandNames.map((name) => [commands[name].id, name]))

/** The name of a command_id; undefined for one that no version of the specification knows. */
export const commandName = (id: number): Command | undefined => byId.get(id)

/** True for every command that answers another one, generic_nack included. */
export const isResponse = (command: Command): boolean => commands[command].id >= responseBit

/** The response that belongs to a request; undefined for responses and for outbind and alert_notification. */
export const responseTo = (command: Command): Command | undefined =>
  commands[command].answered ? byId.get(commands[command].id + responseBit) : undefined
