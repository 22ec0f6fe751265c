// The noun of this folder: an account that a customer's programs bind with, and how it likes to be spoken to. Plain data;
// knows no PDU.
import { BlockList, isIP } from 'node:net'
import type { Mode } from '../account.ts'

export const idForms = ['text', 'decimal', 'hex'] as const
export const alphabets = ['gsm7', 'latin1'] as const
export const versions = ['3.3', '3.4', '5.0'] as const
export const receiptDialects = ['standard', 'seconds', 'fourteen', 'bare', 'tlvs'] as const
export const laneNames = ['otp', 'transactional', 'bulk'] as const

/** What its owner may set, and change later. */
export type SmppSettings = {
  readonly name: string
  /** From these alone; none: from any. */
  readonly senders: readonly string[]
  /** IP addresses and networks (CIDR) it may bind from; none: from this machine, and from anywhere over TLS. */
  readonly addresses: readonly string[]
  /** Requests that may be unanswered on one bind, in either direction. */
  readonly window: number
  /** Parts a second, all binds together. */
  readonly perSecond: number
  readonly binds: number
  /** How message ids are written. A bind of version 3.3 has hexadecimal ones whatever stands here. */
  readonly ids: (typeof idForms)[number]
  readonly receipts: (typeof receiptDialects)[number]
  /** What data_coding 0 means to it. */
  readonly alphabet: (typeof alphabets)[number]
  /** The highest that is spoken with it. */
  readonly version: (typeof versions)[number]
  /** Vendors' own optional parameters that are passed on to operators: tags from 0x1400 to 0x3fff, by its own names for them. */
  readonly tlvs: Readonly<Record<string, number>>
  /** By priority_flag, 0 to 3. */
  readonly lanes: readonly (typeof laneNames)[number][]
}

export type SmppAccount = SmppSettings & {
  readonly id: string
  readonly workspace: string
  /** `test` accounts reach the embedded SMSC alone. */
  readonly mode: Mode
  readonly systemId: string
  readonly createdAt: number
}

export const smppDefaults: SmppSettings = {
  name: '',
  senders: [],
  addresses: [],
  window: 100,
  perSecond: 1_000,
  binds: 10,
  ids: 'text',
  receipts: 'standard',
  alphabet: 'gsm7',
  version: '5.0',
  tlvs: {},
  lanes: ['transactional', 'transactional', 'otp', 'otp'],
}

/** Whether it is an IP address, or a network as in 192.0.2.0/24. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

export function inNetworks(networks: readonly string[], address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const list = new BlockList()
  for (const network of networks) {
    const [net, bits] = network.split('/')
    const type = isIP(net!) === 4 ? 'ipv4' : 'ipv6'
    list.addSubnet(net!, bits === undefined ? (type === 'ipv4' ? 32 : 128) : Number(bits), type)
  }
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
