// What a peer of an earlier version may be sent: in comes anything, out goes only what its version knows. Knows no
// session. SMPP 3.4 §3.4, SMPP 5.0 §2.9.
import type { Command } from './commands.ts'
import { commandNames, commands } from './commands.ts'
import type { Pdu } from './pdu.ts'
import { noTlvs } from './pdu.ts'
import { neededToBroadcast } from './places.ts'
import { tags, tlvBytes } from './tlvs.ts'

export const firstVersionWithTlvs = 0x34
export const ourVersion = 0x50

const known = Object.fromEntries(
  commandNames.map((name) => [name, { 3.3: 0, 3.4: firstVersionWithTlvs, 5: ourVersion }[commands[name].since]]),
) as Record<Command, number>

/** Whether a peer of this interface_version knows the command. */
export const knows = (version: number, command: Command): boolean => version >= known[command]

/** `3.4` for 0x34. */
const versionText = (version: number): string => `${version >>> 4}.${version & 15}`

/** Without these the peer would get another message. */
const content: ReadonlySet<number> = new Set([
  tags.message_payload, tags.sar_msg_ref_num, tags.sar_total_segments, tags.sar_segment_seqnum,
])

/** As such a peer may be sent it: before 3.4 without TLVs. RangeError where one of them is a part of the message. */
export function fitted(pdu: Pdu, version: number): Pdu {
  if (version >= firstVersionWithTlvs || pdu.tlvs.length === 0) return pdu
  if (pdu.tlvs.some(({ tag }) => content.has(tag))) {
    throw new RangeError(`tlvs has a part of the message, and a peer of version ${versionText(version)} knows no TLVs`)
  }
  return { ...pdu, tlvs: noTlvs }
}

/**
 * Likewise, and RangeError for a command that such a peer does not know, more of a field than it takes, a message twice
 * or a broadcast without what it must have.
 */
export function fittedRequest(pdu: Pdu, version: number): Pdu {
  if (pdu.tlvs.length > 0 && 'short_message' in pdu && pdu.short_message.length > 0) {
    const twice = tlvBytes(pdu.tlvs, tags.message_payload) !== undefined
    if (twice) throw new RangeError('short_message must be empty where there is a message_payload')
  }
  if (pdu.command === 'broadcast_sm') checkBroadcast(pdu)
  if (version >= ourVersion) return pdu
  if (!knows(version, pdu.command)) throw new RangeError(`${pdu.command} is unknown to version ${versionText(version)}`)
  if ('short_message' in pdu && pdu.short_message.length > mostBefore5) tooLong('short_message', 'octets')
  if (pdu.command === 'submit_multi' && pdu.dest_addresses.length > mostBefore5) tooLong('dest_addresses', 'entries')
  return fitted(pdu, version)
}

function checkBroadcast({ tlvs }: Pdu): void {
  const lacking = neededToBroadcast.find((name) => tlvBytes(tlvs, tags[name]) === undefined)
  if (lacking) throw new RangeError(`tlvs lacks ${lacking}, which a broadcast_sm must have`)
}

/** Octets of a short_message, and destinations of a submit_multi; version 5.0 has one more. */
const mostBefore5 = 254
function tooLong(name: string, what: string): never {
  throw new RangeError(`${name} is longer than the ${mostBefore5} ${what} of a peer before 5.0`)
}

/** RangeError for a message_id that such a peer has no room for: before 3.4 it is at most 8 hexadecimal digits. */
export function checkMessageId(id: string, version: number): void {
  if (version >= firstVersionWithTlvs || /^[0-9a-f]{0,8}$/i.test(id)) return
  throw new RangeError(`message_id must be at most 8 hexadecimal digits for a peer of version ${versionText(version)}`)
}
