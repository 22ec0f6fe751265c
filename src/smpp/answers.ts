// The response that belongs to a request. Knows which command answers which and what a peer's version and our
// congestion add or take away, not when to answer or with what status.
import { responseTo } from './commands.ts'
import { withCongestion } from './congestion.ts'
import { bodies } from './fields.ts'
import { makePdu, noTlvs } from './pdu.ts'
import type { Body, Pdu, Response, ResponseCommand, Tlv } from './pdu.ts'
import { fitted, ourVersion } from './versions.ts'

/** What a response can carry besides its status; each command takes the fields that it has. */
export type ResponseFields = Partial<
  Body<'submit_multi_resp'> & Body<'query_sm_resp'> & Body<'bind_transceiver_resp'>
> & { readonly tlvs?: readonly Tlv[] }

/** The response to `request`; undefined when the command is one that nothing answers. */
export function responseFor(request: Pdu, status: number, fields: ResponseFields = {}): Response | undefined {
  const { sequence } = request
  const tlvs = fields.tlvs ?? noTlvs
  // The two of the hot path, written out: one shape, made at once.
  if (request.command === 'submit_sm') {
    return { command: 'submit_sm_resp', status, sequence, message_id: fields.message_id ?? '', tlvs }
  }
  if (request.command === 'deliver_sm') {
    return { command: 'deliver_sm_resp', status, sequence, message_id: '', tlvs }
  }
  const command = responseTo(request.command) as ResponseCommand | undefined
  return command && (makePdu(command, { ...fields, status, sequence, tlvs }) as Response)
}

/**
 * The response as a peer of this version gets it: before 3.4 without TLVs, from 5.0 on with `congestion` where the
 * command has a body. RangeError where a TLV that must be left out is a part of the message.
 */
export function responseTold(response: Response, version: number, congestion: readonly Tlv[]): Pdu {
  if (congestion !== noTlvs && version >= ourVersion && bodies[response.command].length > 0) {
    response.tlvs = withCongestion(response.tlvs, congestion)
  }
  return fitted(response, version)
}
