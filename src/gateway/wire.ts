// What goes to an operator octet for octet: parts that came ready, and what was said beside them. Kept as text with the
// message; knows no PDU and judges nothing.
import type { Submission, Wire } from './message.ts'

const nowhere = { account: null, receiptWanted: 0, handle: null, origin: null }
/** By which SMPP account it came, in the form it is stored. */
export const originOf = ({ origin }: Pick<Submission, 'origin'>) =>
  origin ? { account: origin.account, receiptWanted: origin.receiptWanted, handle: origin.handle ?? null, origin: origin.note ?? null } : nowhere

type Stored = { p?: [esmClass: number, dataCoding: number, hex: string][]; i?: number; s?: string; t?: [tag: number, hex: string][] }

const hexOf = (octets: Uint8Array) => Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('hex')
const octetsOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

export function wireText({ parts, protocolId, serviceType, tlvs }: Wire): string {
  const stored: Stored = {
    ...(parts && { p: parts.map(({ esmClass, dataCoding, octets }) => [esmClass, dataCoding, hexOf(octets)]) }),
    ...(protocolId && { i: protocolId }),
    ...(serviceType && { s: serviceType }),
    ...(tlvs && { t: tlvs.map(({ tag, value }) => [tag, hexOf(value)]) }),
  }
  return JSON.stringify(stored)
}

export function readWire(text: string): Wire {
  const { p, i, s, t } = JSON.parse(text) as Stored
  return {
    ...(p && { parts: p.map(([esmClass, dataCoding, hex]) => ({ esmClass, dataCoding, octets: octetsOf(hex) })) }),
    ...(i && { protocolId: i }),
    ...(s && { serviceType: s }),
    ...(t && { tlvs: t.map(([tag, hex]) => ({ tag, value: octetsOf(hex) })) }),
  }
}
