// The variables of a sendsms request as octets: clients send texts in any character set, which only the request itself
// can tell. From the address, from a form, or from Kannel's own headers with the text as the body. Judges nothing.
import type { IncomingHttpHeaders } from 'node:http'
import type { Call } from '../door.ts'

export type Octets = ReadonlyMap<string, Buffer>

/** Names of variables that stand in headers, behind `x-kannel-`. */
const inHeaders = [
  'username', 'password', 'from', 'to', 'smsc', 'mclass', 'mwi', 'coding', 'compress', 'validity', 'deferred',
  'dlr-mask', 'dlr-url', 'account', 'pid', 'alt-dcs', 'rpi', 'binfo', 'priority', 'meta-data',
]
const formTypes: readonly string[] = ['', 'application/x-www-form-urlencoded']
/** With the coding that each means where none is given. */
const plainTypes: Readonly<Record<string, string>> = { 'text/plain': '0', 'application/octet-stream': '1' }

/** Undefined for a body of a type that sendsms does not take. */
export function octetsOf({ query, contentType, headers, body }: Call): Octets | undefined {
  const asked = variables(Buffer.from(query, 'latin1'))
  if (body.length === 0) return asked
  if (formTypes.includes(contentType)) return new Map([...asked, ...variables(body)])
  const coding = plainTypes[contentType]
  if (coding === undefined) return undefined
  return new Map([['coding', Buffer.from(coding)], ...asked, ...ofHeaders(headers), ['text', body]])
}

/** The first of these variables that there is, as text. */
export const wordIn = (given: Octets) => (...names: string[]): string | undefined =>
  names.map((name) => given.get(name)?.toString('utf8')).find((value) => value !== undefined)

/** Of several with one name the first counts. */
function variables(octets: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let from = 0; from <= octets.length; ) {
    const ampersand = octets.indexOf(0x26, from)
    const to = ampersand < 0 ? octets.length : ampersand
    const equals = octets.subarray(from, to).indexOf(0x3d)
    const at = equals < 0 ? to : from + equals
    const name = decoded(octets.subarray(from, at)).toString('utf8')
    if (name !== '' && !found.has(name)) found.set(name, decoded(octets.subarray(Math.min(at + 1, to), to)))
    from = to + 1
  }
  return found
}

const digitOf = (octet: number | undefined) =>
  octet === undefined ? NaN : Number.parseInt(String.fromCharCode(octet), 16)

/** Percent signs that stand before no two digits stay. */
function decoded(octets: Buffer): Buffer {
  const out = Buffer.alloc(octets.length)
  let length = 0
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at]!
    const value = octet === 0x25 ? digitOf(octets[at + 1]) * 16 + digitOf(octets[at + 2]) : NaN
    if (!Number.isNaN(value)) at += 2
    out[length++] = Number.isNaN(value) ? (octet === 0x2b ? 0x20 : octet) : value
  }
  return out.subarray(0, length)
}

function ofHeaders(headers: IncomingHttpHeaders): [string, Buffer][] {
  const given = inHeaders.flatMap((name): [string, Buffer][] => {
    const value = headers[`x-kannel-${name}`]
    return typeof value === 'string' ? [[name, Buffer.from(value, 'latin1')]] : []
  })
  const udh = headers['x-kannel-udh']
  if (typeof udh === 'string') given.push(['udh', Buffer.from(udh.replaceAll(/\s|%/g, ''), 'hex')])
  const charset = /;\s*charset="?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined) given.push(['charset', Buffer.from(charset)])
  return given
}
