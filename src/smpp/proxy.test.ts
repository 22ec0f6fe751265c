import { Buffer } from 'node:buffer'
import { isIP } from 'node:net'
import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { mostHeaderOctets, readProxyHeader } from './proxy.ts'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const read = (bytes: Uint8Array) => readProxyHeader(bytes, isIP)

// Drawn by hand from the description of the protocol.
const signature = '0d0a0d0a000d0a515549540a'
const octets = (hex: string) => Buffer.from((signature + hex).replaceAll(/\s/g, ''), 'hex')
const v6 = '20010db8000000000000000000000009'
const sound: [string, Uint8Array, string | undefined][] = [
  ['TCP over IPv4', ascii('PROXY TCP4 192.0.2.7 198.51.100.1 56324 2775\r\n'), '192.0.2.7 56324'],
  ['TCP over IPv6', ascii('PROXY TCP6 2001:db8::9 2001:db8::1 1 65535\r\n'), '2001:db8::9 1'],
  ['the longest text', ascii(`PROXY UNKNOWN ${'f'.repeat(91)}\r\n`), undefined],
  ['nothing known', ascii('PROXY UNKNOWN\r\n'), undefined],
  ['octets, TCP over IPv4', octets('21 11 000c c0000207 c6336401 dc04 0ad7'), '192.0.2.7 56324'],
  ['octets with TLVs', octets('21 11 0013 c0000207 c6336401 dc04 0ad7 04 0004 00000000'), '192.0.2.7 56324'],
  ['octets, TCP over IPv6', octets(`21 21 0024 ${v6} ${v6} dc04 0ad7`), '2001:db8:0:0:0:0:0:9 56324'],
  ['IPv4 within IPv6', octets(`21 21 0024 00000000000000000000ffffc0000207 ${v6} dc04 0ad7`), '192.0.2.7 56324'],
  ['the balancer itself', octets('20 00 0000'), undefined],
  ['the balancer itself, with addresses', octets('20 11 000c c0000207 c6336401 dc04 0ad7'), undefined],
  ['a family without addresses for us', octets('21 31 0004 00000000'), undefined],
]

test.each(sound)('%s is read, whatever follows, and asked to go on while it is not whole', (_, bytes, source) => {
  for (const rest of ['', 'PROXY TCP4 ', '\0\0\0\x10']) {
    const header = read(Buffer.concat([bytes, ascii(rest)]))
    if (header.kind !== 'header') expect.fail(JSON.stringify(header))
    expect(header.length).toBe(bytes.length)
    expect(header.source && `${header.source.address} ${header.source.port}`).toBe(source)
  }
  for (let length = 0; length < bytes.length; length++) {
    expect(read(bytes.subarray(0, length)), String(length)).toEqual({ kind: 'more' })
  }
})

test.each<[string, Uint8Array, RegExp]>([
  ['no header', ascii('\0\0\0\x10'), /no PROXY header/],
  ['another first word', ascii('PROXIE'), /no PROXY header/],
  ['another signature', Buffer.concat([octets('').subarray(0, 11), ascii('X')]), /no PROXY header/],
  ['a line without end', ascii(`PROXY UNKNOWN ${'f'.repeat(92)}`), /longer than 107/],
  ['a line too long', ascii(`PROXY UNKNOWN ${'f'.repeat(92)}\r\n`), /longer than 107/],
  ['CR alone', ascii('PROXY UNKNOWN\rX'), /CR LF/],
  ['another protocol', ascii('PROXY UDP4 192.0.2.7 198.51.100.1 1 2\r\n'), /other fields/],
  ['two spaces', ascii('PROXY TCP4  192.0.2.7 198.51.100.1 1 2\r\n'), /other fields/],
  ['a field missing', ascii('PROXY TCP4 192.0.2.7 198.51.100.1 1\r\n'), /other fields/],
  ['an address that is none', ascii('PROXY TCP4 192.0.2.777 198.51.100.1 1 2\r\n'), /not of IPv4/],
  ['an address of the other family', ascii('PROXY TCP6 192.0.2.7 2001:db8::1 1 2\r\n'), /not of IPv6/],
  ['a port that is none', ascii('PROXY TCP4 192.0.2.7 198.51.100.1 1 65536\r\n'), /no such port/],
  ['version 1 in octets', octets('11 11 000c'), /version 1/],
  ['an unknown command', octets('22 11 000c'), /command 2/],
  ['addresses cut short', octets('21 11 000b'), /no room/],
  ['IPv6 addresses in the room of IPv4 ones', octets('21 21 000c'), /no room/],
  ['more than anybody needs', octets('21 11 ffff'), /longer than 2048/],
])('%s is refused as soon as it shows', (_, bytes, say) => {
  expect(read(bytes)).toMatchObject({ kind: 'bad', say: expect.stringMatching(say) })
})

test('whatever comes, there is no throw, and no header of more octets than came or are allowed', () => {
  const chance = seededChance(5)
  for (let round = 0; round < 100_000; round++) {
    const bytes = Buffer.from(sound[chance.below(sound.length)]![1])
    for (let i = chance.below(4); i > 0; i--) bytes[chance.below(bytes.length)] = chance.below(256)
    const header = read(bytes)
    const most = Math.min(bytes.length, mostHeaderOctets)
    if (header.kind === 'header' && header.length > most) expect.fail(bytes.toString('hex'))
  }
})
