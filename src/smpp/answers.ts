// The response that belongs to a request. Knows which command answers which, not when or with what status.
import { responseTo } from './commands.ts'
import { makePdu, noTlvs } from './pdu.ts'
import type { Body, Pdu, Response, ResponseCommand, Tlv } from './pdu.ts'

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
