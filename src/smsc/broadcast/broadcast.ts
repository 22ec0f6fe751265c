// A text for all phones of an area, shown there at once as an alert and repeated while it is valid (SMPP 5.0 §4.4).
// Judges a broadcast_sm; keeps nothing.
//
//   scheduled ──► enroute ──► delivered    all repetitions were made
//        │           ├──────► expired      its validity ended before the first of them
//        └───────────┴──────► deleted      cancelled, or replaced by another
import type { PduOf } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { parseTime } from '../../smpp/times.ts'
import { tags, tlvAll, tlvBytes, tlvInt } from '../../smpp/tlvs.ts'
import { encodeBroadcast } from '../../sms/broadcast.ts'
import { decodeText } from '../../sms/text.ts'
import { displayed } from '../message.ts'
import type { Cell } from './area.ts'
import { areaNamed, cellsOf } from './area.ts'

/** message_state, SMPP 5.0 §4.7.15. */
export const broadcastStates = { scheduled: 0, enroute: 1, delivered: 2, expired: 3, deleted: 4 } as const
export type BroadcastState = (typeof broadcastStates)[keyof typeof broadcastStates]

export type Broadcast = {
  readonly id: number
  readonly account: string
  readonly source: string
  readonly sourceTon: number
  readonly serviceType: string
  /** Of the network, 1 octet, and the type, 2. */
  readonly contentType: number
  readonly text: string
  /** As they came, in hex. */
  readonly areas: readonly string[]
  readonly repetitions: number
  readonly intervalMs: number
  /** Milliseconds of wall time. */
  readonly acceptedAt: number
  readonly expiresAt: number
  state: BroadcastState
  /** Repetitions made. */
  sent: number
  nextAt: number
  doneAt: number
}

/** What an operator broadcasts by hand. */
export type Announcement = {
  readonly text: string
  /** Names of cells; all of them when absent. */
  readonly areas?: readonly string[]
  /** Who it is from, as phones show it; 'Alert' when absent. */
  readonly from?: string
  /** 1 when absent, a minute apart. */
  readonly repetitions?: number
  readonly intervalMs?: number
}

/** A broadcast as the operator sees it. */
export type BroadcastView = {
  readonly id: string
  /** The system_id it came from; empty for the operator's own. */
  readonly account: string
  readonly from: string
  readonly text: string
  /** Names of the cells that it goes to. */
  readonly areas: readonly string[]
  readonly repetitions: number
  readonly intervalMs: number
  /** Repetitions made, and phones that have shown it. */
  readonly sent: number
  readonly phones: number
  readonly state: keyof typeof broadcastStates
  /** Milliseconds of wall time; 0 for not yet. */
  readonly acceptedAt: number
  readonly doneAt: number
}

const stateNames = Object.keys(broadcastStates) as (keyof typeof broadcastStates)[]

export function viewOf(broadcast: Broadcast, phones: number, cells: readonly Cell[]): BroadcastView {
  const { id, account, source, sourceTon, text, areas, repetitions, intervalMs, sent, state, acceptedAt, doneAt } = broadcast
  const within = areas.flatMap((area) => cellsOf(Buffer.from(area, 'hex'), cells) ?? [])
  return {
    id: String(id), account, from: displayed(sourceTon, source), text, areas: [...new Set(within.map(({ name }) => name))],
    repetitions, intervalMs, sent, phones, state: stateNames.find((name) => broadcastStates[name] === state)!, acceptedAt, doneAt,
  }
}

export type Refused = { readonly status: number; /** areas at fault */ readonly areas: readonly Uint8Array[] }

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** Units of broadcast_frequency_interval. SMPP 5.0 §4.8.4.13. */
const units: Readonly<Record<number, number>> = {
  8: secondMs, 9: minuteMs, 10: hourMs, 11: dayMs, 12: 7 * dayMs, 13: 30 * dayMs, 14: 365 * dayMs,
}
/** As often as possible. */
const leastIntervalMs = 2 * secondMs
const longestMs = 7 * dayMs
const mostAreas = 255

type Given = { readonly account: string; readonly id: number; readonly now: number; readonly cells: readonly Cell[] }

const mostRepetitions = 0xffff

/** Refusals are sentences that begin with the field. */
export function announced(
  { text, areas, from = 'Alert', repetitions = 1, intervalMs = minuteMs }: Announcement,
  { account, id, now, cells }: Given,
): Broadcast | { readonly refused: string } {
  const encoded = encodeBroadcast(text)
  if ('refused' in encoded) return { refused: `text: ${encoded.say}` }
  const names = areas ?? cells.map(({ name }) => name)
  if (names.length === 0 || names.length > mostAreas) return { refused: `areas: there must be 1 to ${mostAreas}` }
  const stray = names.find((name) => !cells.some((cell) => cell.name.toLowerCase() === name.toLowerCase()))
  if (stray !== undefined) {
    const known = cells.map(({ name }) => name).join(', ')
    return { refused: `areas: there is no ${stray.slice(0, 40)}; there are ${known}` }
  }
  if (!/^[ -~]{1,20}$/.test(from)) return { refused: 'from: must be 1 to 20 letters, digits or signs' }
  const isCount = Number.isInteger(repetitions) && repetitions >= 1 && repetitions <= mostRepetitions
  if (!isCount) return { refused: `repetitions: must be a whole number from 1 to ${mostRepetitions}` }
  if (!(intervalMs >= leastIntervalMs && intervalMs <= longestMs)) {
    return { refused: `intervalMs: must be from ${leastIntervalMs} to ${longestMs}` }
  }
  return {
    id, account, source: from, sourceTon: 5, serviceType: '', contentType: 0, text,
    areas: names.map((name) => Buffer.from(areaNamed(name)).toString('hex')),
    repetitions, intervalMs, acceptedAt: now, expiresAt: now + longestMs, state: broadcastStates.enroute, sent: 0,
    nextAt: now, doneAt: 0,
  }
}

export function broadcastOf(pdu: PduOf<'broadcast_sm'>, { account, id, now, cells }: Given): Broadcast | Refused {
  const refuse = (status: number, areas: readonly Uint8Array[] = []) => ({ status, areas })
  const identifiers = tlvAll(pdu.tlvs, tags.broadcast_area_identifier)
  const contentType = tlvBytes(pdu.tlvs, tags.broadcast_content_type)
  const repetitions = tlvInt(pdu.tlvs, tags.broadcast_rep_num)
  const interval = tlvBytes(pdu.tlvs, tags.broadcast_frequency_interval)
  const payload = tlvBytes(pdu.tlvs, tags.message_payload)
  if (!contentType || repetitions === undefined || !interval || !payload) return refuse(statuses.ESME_RMISSINGOPTPARAM)
  if (identifiers.length === 0 || identifiers.length > mostAreas) return refuse(statuses.ESME_RINVNUMBCAST_AREAS)
  if (contentType.length !== 3) return refuse(statuses.ESME_RINVBCASTCNTTYPE)
  if (pdu.priority_flag > 4) return refuse(statuses.ESME_RINVPRTFLG)
  if (pdu.sm_default_msg_id !== 0) return refuse(statuses.ESME_RINVDFTMSGID)
  if (pdu.replace_if_present_flag > 1) return refuse(statuses.ESME_RINVREPFLAG)
  const found = identifiers.map((identifier) => cellsOf(identifier, cells))
  const unread = identifiers.filter((_, i) => found[i] === undefined)
  if (unread.length > 0) return refuse(statuses.ESME_RINVBCASTAREAFMT, unread)
  const unknown = identifiers.filter((_, i) => found[i]!.length === 0)
  if (unknown.length > 0) return refuse(statuses.ESME_RINVBCASTALIAS_NAME, unknown)
  const unitMs = interval.length === 3 ? units[interval[0]!] : undefined
  const intervalMs = interval[0] === 0 ? leastIntervalMs : (unitMs ?? 0) * ((interval[1]! << 8) | interval[2]!)
  if (intervalMs <= 0) return refuse(statuses.ESME_RINVBCASTFREQINT)
  const text = decodeText(pdu.data_coding, payload)
  if ('refused' in encodeBroadcast(text)) return refuse(statuses.ESME_RINVMSGLEN)
  const schedule = parseTime(pdu.schedule_delivery_time, now)
  if (schedule && 'refused' in schedule) return refuse(statuses.ESME_RINVSCHED)
  const startsAt = schedule && schedule.at > now ? schedule.at : now
  const validity = parseTime(pdu.validity_period, now)
  if (validity && ('refused' in validity || validity.at <= startsAt)) return refuse(statuses.ESME_RINVEXPIRY)
  return {
    id,
    account,
    source: pdu.source_addr,
    sourceTon: pdu.source_addr_ton,
    serviceType: pdu.service_type,
    contentType: (contentType[0]! << 16) | (contentType[1]! << 8) | contentType[2]!,
    text,
    areas: identifiers.map((identifier) => Buffer.from(identifier).toString('hex')),
    repetitions: Math.max(1, repetitions),
    intervalMs: Math.max(leastIntervalMs, intervalMs),
    acceptedAt: now,
    expiresAt: Math.min(validity ? validity.at : Infinity, startsAt + longestMs),
    state: startsAt > now ? broadcastStates.scheduled : broadcastStates.enroute,
    sent: 0,
    nextAt: startsAt,
    doneAt: 0,
  }
}
