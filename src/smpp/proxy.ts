// The header that a load balancer puts before a connection it passes on, to say who is behind it: PROXY protocol,
// versions 1 (text) and 2 (octets), as HAProxy describes them. Knows no socket; whether to believe it is for others.

export type ProxyHeader =
  /** So far it is one; it is not whole. */
  | { readonly kind: 'more' }
  /** `source` is undefined where the connection is the balancer's own, or its family says nothing to us. */
  | { readonly kind: 'header'; readonly length: number; readonly source: Source | undefined }
  | { readonly kind: 'bad'; readonly say: string }

export type Source = { readonly address: string; readonly port: number }

/** Octets of a header of either version that are read; version 2 may claim more, nobody needs them. */
export const mostHeaderOctets = 2_048
const mostTextOctets = 107
const textStart = [...'PROXY '].map((char) => char.charCodeAt(0))
const octetStart = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a]
const fixedOctets = 16

const more: ProxyHeader = { kind: 'more' }
const bad = (say: string): ProxyHeader => ({ kind: 'bad', say })
const begins = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((octet, i) => i >= bytes.length || bytes[i] === octet)

/**
 * The header at the start of a connection, from all octets that came so far. `familyOf` gives 4 or 6 for the text of an
 * address, else 0. Never throws, and never asks for more than `mostHeaderOctets`.
 */
export function readProxyHeader(bytes: Uint8Array, familyOf: (text: string) => number): ProxyHeader {
  if (begins(bytes, octetStart)) return bytes.length < fixedOctets ? more : readOctets(bytes)
  if (begins(bytes, textStart)) return readText(bytes, familyOf)
  return bad('there is no PROXY header')
}

function readText(bytes: Uint8Array, familyOf: (text: string) => number): ProxyHeader {
  const end = bytes.indexOf(0x0d)
  if (end < 0 && bytes.length < mostTextOctets - 1) return more
  if (end < 0 || end > mostTextOctets - 2) return bad(`a text header is longer than ${mostTextOctets} octets`)
  if (bytes.length === end + 1) return more
  if (bytes[end + 1] !== 0x0a) return bad('a text header does not end with CR LF')
  const line = String.fromCharCode(...bytes.subarray(0, end))
  const length = end + 2
  if (/^PROXY UNKNOWN(?: .*)?$/.test(line)) return { kind: 'header', length, source: undefined }
  const match = /^PROXY TCP([46]) (\S+) (\S+) (\d{1,5}) (\d{1,5})$/.exec(line)
  if (!match) return bad('a text header has other fields than protocol, addresses and ports')
  const [, family, address, destination, port, destinationPort] = match as unknown as string[]
  const sound = [address!, destination!].every((text) => familyOf(text) === Number(family))
  if (!sound) return bad(`a text header has addresses that are not of IPv${family}`)
  if ([port!, destinationPort!].some((text) => Number(text) > 0xffff)) return bad('a text header has no such port')
  return { kind: 'header', length, source: { address: address!, port: Number(port) } }
}

const twoAt = (bytes: Uint8Array, at: number) => bytes[at]! * 256 + bytes[at + 1]!

function readOctets(bytes: Uint8Array): ProxyHeader {
  const [version, command] = [bytes[12]! >> 4, bytes[12]! & 15]
  const length = fixedOctets + twoAt(bytes, 14)
  if (version !== 2 || command > 1) return bad(`a header of octets says version ${version}, command ${command}`)
  if (length > mostHeaderOctets) return bad(`a header of ${length} octets is longer than ${mostHeaderOctets}`)
  const size = { 0x11: 4, 0x21: 16 }[bytes[13]!] // TCP over IPv4, TCP over IPv6
  if (command === 1 && size && length < fixedOctets + 2 * size + 4) return bad('a header has no room for its addresses')
  if (bytes.length < length) return more
  if (command === 0 || !size) return { kind: 'header', length, source: undefined }
  const octets = bytes.subarray(fixedOctets, fixedOctets + size)
  const address = size === 4 ? octets.join('.') : groupsOf(octets)
  return { kind: 'header', length, source: { address, port: twoAt(bytes, fixedOctets + 2 * size) } }
}

/** Eight groups of an IPv6 address; an IPv4 one that is mapped into it in its own form. */
function groupsOf(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => twoAt(octets, 2 * i).toString(16)).join(':')
  return groups.startsWith('0:0:0:0:0:ffff:') ? octets.subarray(12).join('.') : groups
}
