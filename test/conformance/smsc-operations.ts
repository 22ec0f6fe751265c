// What the message centre does for a program, operation by operation, tried at each version of SMPP that has it: the
// source of docs/reference/smsc-conformance.md. Each trial tells whether the centre did what the specification says.
import { commands, type Command } from '../../src/smpp/commands.ts'
import { makePdu, type Pdu, type SubmitSm } from '../../src/smpp/pdu.ts'
import { parseReceipt } from '../../src/smpp/receipt.ts'
import { statuses } from '../../src/smpp/statuses.ts'
import { formatRelative } from '../../src/smpp/times.ts'
import { makeTlv, tags, tlv, tlvBytes, tlvInt } from '../../src/smpp/tlvs.ts'
import { userData } from '../../src/sms/parts.ts'
import { segment, type Segmented } from '../../src/sms/segments.ts'
import { openRig, type Program, type Rig } from '../../src/smsc/rig.ts'
import type { SubscriberState } from '../../src/smsc/subscribers.ts'

export const versions = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 } as const
export type Version = keyof typeof versions

type World = {
  readonly rig: Rig
  readonly program: Program
  /** The response to a request. */
  ask(pdu: Pdu): Promise<Pdu>
  /** The texts on the phone. */
  texts(): Promise<string[]>
  become(state: SubscriberState): Promise<void>
}
export type Trial = {
  readonly operation: Command
  readonly what: string
  /** Where it came later than its operation. */
  readonly since?: '3.4' | '5.0'
  readonly run: (world: World) => Promise<boolean>
}

const phone = '31612345678'
const ends = { source_addr_ton: 5, source_addr: 'SHOP' } as const
const to = { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: phone } as const
const octets = (text: string) => Buffer.from(text, 'latin1')
const submit = (fields: Partial<SubmitSm> = {}): Pdu =>
  makePdu('submit_sm', { ...ends, ...to, short_message: octets('Hello'), ...fields })
const idOf = (pdu: Pdu) => (pdu as { message_id: string }).message_id
const receiptsOf = ({ program }: World) =>
  program.delivered.flatMap((pdu) => ((pdu.esm_class & 0x24) !== 0 ? [parseReceipt(pdu)?.state] : []))
const multi = (dest_addresses: Parameters<typeof makePdu<'submit_multi'>>[1]) =>
  makePdu('submit_multi', { ...ends, short_message: octets('Hello'), ...dest_addresses })
const other = { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31687654321' } as const
const payload = (text: string) => makeTlv.octets(tags.message_payload, octets(text))
const broadcast = (fields: object = {}) =>
  makePdu('broadcast_sm', {
    ...ends,
    tlvs: [
      tlv.broadcast_area_identifier(octets('\0everywhere')), tlv.broadcast_content_type(Uint8Array.of(1, 0, 0)),
      tlv.broadcast_rep_num(1), tlv.broadcast_frequency_interval(Uint8Array.of(8, 0, 10)), payload('Alert'),
    ],
    ...fields,
  })

const wait = async ({ rig }: World, ms = 60_000) => rig.pass(ms, Math.max(1, ms / 100))

/** Leaves the phone detached. */
async function attempted(w: World, pdu: Pdu): Promise<boolean> {
  const taken = await w.ask(pdu)
  await w.become('detached')
  const failed = await w.ask(pdu)
  const once = (await w.texts()).length === 1
  return taken.status === 0 && failed.status === statuses.ESME_RDELIVERYFAILURE && once
}

export const trials: readonly Trial[] = [
  { operation: 'bind_transmitter', what: 'submits; refused without password', run: async (w) => {
    const one = await w.rig.bind('bind_transmitter', { interface_version: w.program.session.interfaceVersion })
    const wrong = await w.rig.bind('bind_transmitter', { password: 'no' })
    return one.session.state === 'bound_tx' && wrong.session.state === 'closed'
  } },
  { operation: 'bind_receiver', what: 'gets receipts and what phones write', run: async (w) => {
    const one = await w.rig.bind('bind_receiver', { interface_version: w.program.session.interfaceVersion })
    w.program.cut()
    const sent = w.rig.smsc.phones.send(`+${phone}`, { to: '1600', text: 'JOIN' })
    await wait(w, 50)
    await sent
    return one.session.state === 'bound_rx' && one.delivered.length === 1
  } },
  { operation: 'bind_transceiver', what: 'both', run: async (w) => w.program.session.state === 'bound_trx' },
  { operation: 'unbind', what: 'answers what is in flight, then unbinds', run: async (w) => {
    w.program.request(submit())
    w.program.session.unbind()
    await wait(w, 100)
    return w.program.session.state === 'closed' && typeof w.program.answers[0] === 'string'
  } },
  { operation: 'enquire_link', what: 'answered; silent programs are asked', run: async (w) => {
    await w.rig.pass(200_000, 500)
    return w.program.session.state !== 'closed'
  } },
  { operation: 'submit_sm', what: 'stored before it is answered, delivered', run: async (w) =>
    (await w.ask(submit())).status === 0 && (await w.texts())[0] === 'Hello' },
  { operation: 'submit_sm', what: 'receipt of any final state', run: async (w) => {
    await w.ask(submit({ registered_delivery: 1 }))
    return receiptsOf(w).join() === 'delivered'
  } },
  { operation: 'submit_sm', what: 'receipt of failures only', run: async (w) => {
    await w.ask(submit({ registered_delivery: 2 }))
    await w.become('barred')
    await w.ask(submit({ registered_delivery: 2 }))
    return receiptsOf(w).join() === 'undelivered'
  } },
  { operation: 'submit_sm', what: 'receipt of success only', since: '5.0', run: async (w) => {
    await w.ask(submit({ registered_delivery: 3 }))
    await w.become('barred')
    await w.ask(submit({ registered_delivery: 3 }))
    return receiptsOf(w).join() === 'delivered'
  } },
  { operation: 'submit_sm', what: 'intermediate notification', run: async (w) => {
    await w.become('detached')
    await w.ask(submit({ registered_delivery: 0x10 }))
    return receiptsOf(w).join() === 'enroute'
  } },
  { operation: 'submit_sm', what: 'waits for a phone, delivered when it is back', run: async (w) => {
    await w.become('detached')
    await w.ask(submit())
    await w.become('attached')
    return (await w.texts()).length === 1
  } },
  { operation: 'submit_sm', what: 'schedule_delivery_time', run: async (w) => {
    await w.ask(submit({ schedule_delivery_time: formatRelative(30_000) }))
    const before = (await w.texts()).length
    await wait(w)
    return before === 0 && (await w.texts()).length === 1
  } },
  { operation: 'submit_sm', what: 'validity_period', run: async (w) => {
    await w.become('detached')
    await w.ask(submit({ validity_period: formatRelative(30_000), registered_delivery: 1 }))
    await wait(w)
    return receiptsOf(w).join() === 'expired'
  } },
  { operation: 'submit_sm', what: 'priority_flag', run: async (w) => {
    await w.become('detached')
    await w.ask(submit({ short_message: octets('later') }))
    await w.ask(submit({ short_message: octets('first'), priority_flag: 1 }))
    await w.become('attached')
    return (await w.texts()).join() === 'later,first'
  } },
  { operation: 'submit_sm', what: 'replace_if_present_flag', run: async (w) => {
    await w.become('detached')
    await w.ask(submit({ short_message: octets('old') }))
    await w.ask(submit({ short_message: octets('new'), replace_if_present_flag: 1 }))
    await w.become('attached')
    return (await w.texts()).join() === 'new'
  } },
  { operation: 'submit_sm', what: 'protocol_id: replaces, silent', run: async (w) => {
    await w.become('detached')
    await w.ask(submit({ short_message: octets('old'), protocol_id: 0x41 }))
    await w.ask(submit({ short_message: octets('new'), protocol_id: 0x41 }))
    await w.ask(submit({ short_message: octets('unseen'), protocol_id: 0x40 }))
    await w.become('attached')
    return (await w.texts()).join() === 'new'
  } },
  { operation: 'submit_sm', what: 'data_coding: class 0', run: async (w) => {
    await w.become('memory_full')
    await w.ask(submit({ data_coding: 0x10 }))
    return (await w.texts()).length === 1
  } },
  { operation: 'submit_sm', what: 'esm_class: header, parts in any order', run: async (w) => {
    const long = 'Longer than one message may ever be, and so cut into parts. '.repeat(4)
    for (const part of userData(segment(long) as Segmented, 7).toReversed()) {
      await w.ask(submit({ esm_class: part.esmClass, short_message: part.octets }))
    }
    return (await w.texts())[0] === long
  } },
  { operation: 'submit_sm', what: 'esm_class: datagram, one attempt', run: async (w) => {
    await w.become('detached')
    await w.ask(submit({ esm_class: 1, registered_delivery: 1 }))
    return receiptsOf(w).join() === 'undelivered'
  } },
  { operation: 'submit_sm', what: 'message_payload', since: '3.4', run: async (w) => {
    const long = 'All of it in one. '.repeat(20)
    await w.ask(submit({ short_message: new Uint8Array(), tlvs: [payload(long)] }))
    return (await w.texts())[0] === long
  } },
  { operation: 'submit_sm', what: 'sar_msg_ref_num and the like', since: '3.4', run: async (w) => {
    for (const [i, text] of ['one ', 'two'].entries()) {
      const series = [tlv.sar_msg_ref_num(300), tlv.sar_total_segments(2), tlv.sar_segment_seqnum(i + 1)]
      await w.ask(submit({ short_message: octets(text), tlvs: series }))
    }
    return (await w.texts())[0] === 'one two'
  } },
  { operation: 'submit_sm', what: 'user_message_reference comes back in the receipt', since: '3.4', run: async (w) => {
    await w.ask(submit({ registered_delivery: 1, tlvs: [tlv.user_message_reference(77)] }))
    return tlvInt(w.program.delivered[0]!.tlvs, tags.user_message_reference) === 77
  } },
  { operation: 'submit_sm', what: 'network_error_code in the receipt', since: '3.4', run: async (w) => {
    await w.become('barred')
    await w.ask(submit({ registered_delivery: 1 }))
    return w.program.delivered[0]!.tlvs.some(({ tag, value }) => tag === tags.network_error_code && value[2] === 10)
  } },
  { operation: 'submit_sm', what: 'transaction mode: answered when the phone has it, or has not', run: (w) =>
    attempted(w, submit({ esm_class: 2 })) },
  { operation: 'submit_multi', what: 'to addresses; failures by name', run: async (w) => {
    const bad = { ...other, destination_addr: '1' }
    const response = await w.ask(multi({ dest_addresses: [{ dest_flag: 1, ...to }, other, bad] }))
    return response.status === 0 && 'unsuccess_smes' in response && response.unsuccess_smes.length === 1
  } },
  { operation: 'submit_multi', what: 'to distribution lists', run: async (w) => {
    const response = await w.ask(multi({ dest_addresses: [{ dest_flag: 2, dl_name: 'staff' }] }))
    return response.status === 0 && (await w.texts()).length === 1
  } },
  { operation: 'data_sm', what: 'stored, delivered, reported', run: async (w) => {
    await w.ask(makePdu('data_sm', { ...ends, ...to, registered_delivery: 1, tlvs: [payload('Hello')] }))
    return (await w.texts())[0] === 'Hello' && receiptsOf(w).join() === 'delivered'
  } },
  { operation: 'data_sm', what: 'transaction mode, with delivery_failure_reason and network_error_code', run: async (w) => {
    const data = makePdu('data_sm', { ...ends, ...to, esm_class: 2, tlvs: [payload('Hello')] })
    const done = await attempted(w, data)
    const { tlvs } = await w.ask(data)
    return done && tlvInt(tlvs, tags.delivery_failure_reason) === 0 && tlvBytes(tlvs, tags.network_error_code)?.[2] === 27
  } },
  { operation: 'deliver_sm', what: 'what a phone writes, kept until it is answered', run: async (w) => {
    w.program.answer = () => undefined
    const sent = w.rig.smsc.phones.send(`+${phone}`, { to: '1600', text: 'JOIN' })
    await wait(w, 50)
    await sent
    const before = w.program.delivered.length
    w.program.cut()
    const again = await w.rig.bind('bind_receiver')
    await wait(w, 50)
    return before === 1 && again.delivered.length === 1
  } },
  { operation: 'query_sm', what: 'state, final date, cause', run: async (w) => {
    const message_id = idOf(await w.ask(submit()))
    const told = await w.ask(makePdu('query_sm', { message_id, ...ends }))
    return told.command === 'query_sm_resp' && told.message_state === 2 && told.final_date.length === 16
  } },
  { operation: 'cancel_sm', what: 'by message_id', run: async (w) => {
    await w.become('detached')
    const message_id = idOf(await w.ask(submit({ registered_delivery: 1 })))
    const { status } = await w.ask(makePdu('cancel_sm', { message_id, ...ends, ...to }))
    return status === 0 && receiptsOf(w).join() === 'deleted'
  } },
  { operation: 'cancel_sm', what: 'all of a sender to a recipient', run: async (w) => {
    await w.become('detached')
    for (let i = 0; i < 3; i++) await w.ask(submit({ registered_delivery: 1 }))
    return (await w.ask(makePdu('cancel_sm', { ...ends, ...to }))).status === 0 && receiptsOf(w).length === 3
  } },
  { operation: 'replace_sm', what: 'text, times and receipt', run: async (w) => {
    await w.become('detached')
    const message_id = idOf(await w.ask(submit()))
    const fields = { message_id, ...ends, short_message: octets('new'), registered_delivery: 1 }
    const replaced = await w.ask(makePdu('replace_sm', fields))
    await w.become('attached')
    return replaced.status === 0 && (await w.texts())[0] === 'new' && receiptsOf(w).join() === 'delivered'
  } },
  { operation: 'alert_notification', what: 'after set_dpf, when the phone is back', run: async (w) => {
    await w.become('detached')
    await w.ask(submit({ tlvs: [tlv.set_dpf(1)] }))
    await w.become('attached')
    return w.program.delivered.some(({ command }) => (command as string) === 'alert_notification')
  } },
  { operation: 'broadcast_sm', what: 'to the phones of named cells, polygons and arcs', run: async (w) => {
    await w.become('attached')
    const accepted = await w.ask(broadcast())
    await wait(w, 1_000)
    return accepted.status === 0 && (await w.texts())[0] === 'Alert'
  } },
  { operation: 'query_broadcast_sm', what: 'state, success of each area, end', run: async (w) => {
    await w.become('attached')
    const message_id = idOf(await w.ask(broadcast()))
    await wait(w, 1_000)
    const told = await w.ask(makePdu('query_broadcast_sm', { message_id, ...ends }))
    return tlvInt(told.tlvs, tags.message_state) === 2 && tlvInt(told.tlvs, tags.broadcast_area_success) === 100
  } },
  { operation: 'cancel_broadcast_sm', what: 'by number, or all of a sender', run: async (w) => {
    const message_id = idOf(await w.ask(broadcast({ schedule_delivery_time: formatRelative(30_000) })))
    return (await w.ask(makePdu('cancel_broadcast_sm', { message_id, ...ends }))).status === 0
  } },
]

const order: readonly Version[] = ['3.3', '3.4', '5.0']

/** Whether a version has what is tried. */
export function has(version: Version, { operation, since }: Trial): boolean {
  const needed = since ?? commands[operation].since.toFixed(1)
  return order.indexOf(version) >= order.indexOf(needed as Version)
}

/** True when the centre did as the specification says. */
export async function attempt(version: Version, { run }: Trial): Promise<boolean> {
  const accounts = [{ systemId: 'demo', password: 'demo', numbers: ['1600'], lists: { staff: [`+${phone}`] } }]
  const rig = await openRig({ accounts })
  // Version 3.3 has no transceiver; its sessions are told apart by interface_version alone.
  const program = await rig.bind('bind_transceiver', { interface_version: versions[version] })
  const settle = async <Result>(promise: Promise<Result>): Promise<Result> => {
    let open = true
    const finished = promise.finally(() => (open = false))
    for (let ms = 0; open && ms < 500; ms++) await rig.pass(1)
    await rig.pass(20)
    return finished
  }
  return run({
    rig,
    program,
    async ask(pdu) {
      const index = program.request(pdu)
      await rig.pass(30)
      return program.responses[index]!
    },
    async texts() {
      return (await settle(rig.smsc.phones.messages(`+${phone}`, { limit: 100 }))).data.map(({ text }) => text)
    },
    async become(state) {
      await settle(rig.smsc.subscribers.change(phone, { state }))
    },
  })
}
