// For tests: the independent npm package smpp, and what it calls otherwise than we do. A devDependency; nothing that
// ships knows it.
import { Buffer } from 'node:buffer'
import { createRequire } from 'node:module'
import type { Command } from './commands.ts'
import { bodies } from './fields.ts'
import type { Pdu } from './pdu.ts'
import { makePdu } from './pdu.ts'

export type PeerPdu = Record<string, unknown> & {
  readonly command: string
  command_status: number
  toBuffer(): Buffer
  response(fields?: object): PeerPdu
}
type Ask = (fields: object, answered?: (pdu: PeerPdu) => void) => void
export type PeerSession = {
  on(event: string, heard: (pdu: PeerPdu) => void): void
  send(pdu: PeerPdu): void
  close(): void
  destroy(): void
} & Record<Command, Ask>

type PeerServer = {
  listen(port: number, host: string, listening: () => void): void
  address(): { port: number }
  close(closed: () => void): void
}

const require = createRequire(import.meta.url)
export const npmSmpp = require('smpp') as {
  PDU: (new (command: string, fields: object) => PeerPdu) & { fromBuffer(bytes: Buffer): PeerPdu }
  commands: Record<string, { id: number }>
  tlvs: Record<string, { id: number; multiple?: boolean }>
  errors: Record<string, number>
  createServer(onSession: (session: PeerSession) => void): PeerServer
  connect(url: string, connected: () => void): PeerSession
}

/** It calls the two lists by other names, and turns times into dates; empty times stay empty. */
export const theirName = (name: string): string =>
  ({ dest_addresses: 'dest_address', unsuccess_smes: 'unsuccess_sme' })[name] ?? name

const address = { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678' }
const values = {
  dest_addresses: [{ dest_flag: 1 as const, ...address }, { dest_flag: 2 as const, dl_name: 'friends' }],
  unsuccess_smes: [{ ...address, error_status_code: 0x0b }, { ...address, error_status_code: 0x58 }],
  short_message: Uint8Array.of(0, 1, 0x1b, 0x65, 0x7f),
}

/** A PDU in which every field has a value of its own. */
export function filled(command: Command): Pdu {
  const fields = bodies[command].map(({ name, kind }, i) => {
    if (name in values) return [name, values[name as keyof typeof values]]
    return [name, kind === 'octet' ? 17 + i : kind === 'time' ? '' : `${i}${name}`.slice(0, 5)]
  })
  return { ...makePdu(command), sequence: 77, ...Object.fromEntries(fields) } as Pdu
}

/** The fields of a PDU as it wants them. */
export const theirFields = (pdu: Pdu): Record<string, unknown> =>
  Object.fromEntries(bodies[pdu.command].map(({ name }) => {
    const value = (pdu as unknown as Record<string, unknown>)[name]
    return [theirName(name), value instanceof Uint8Array ? Buffer.from(value) : value]
  }))

/** It wraps a short_message in an object. */
const plain = (value: unknown): unknown =>
  value instanceof Uint8Array ? [...value]
  : value && typeof value === 'object' && 'message' in value ? plain(value.message)
  : value

/** Its own entries carry no dest_flag: it tells them apart by whether there is a dl_name. */
export const comparable = (name: string, value: unknown): unknown =>
  name === 'dest_addresses' ? (value as { dest_flag: number }[]).map(({ dest_flag: _, ...rest }) => rest) : plain(value)
