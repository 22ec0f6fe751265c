// Writes captures that tshark reads, and reads what tshark says of them: which fields with which values. Knows no
// protocol but the wrapping.
import { Buffer } from 'node:buffer'
import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Packet = { readonly bytes: Uint8Array; readonly upstream: boolean }
/** Every value of every field asked for, as tshark prints them. */
export type Dissected = Readonly<Record<string, readonly string[]>>

type Value = number | string
/** Field by field, in order. `undefined`: not to be judged. */
export type Expected = Record<string, Value[] | undefined>

/** Of the PDU in one packet; octets that no single IP packet can carry are split. */
const segmentOctets = 60_000
const [clientPort, serverPort] = [40_000, 2775]

function header(linkType: number): Buffer {
  const bytes = Buffer.alloc(24)
  bytes.writeUInt32LE(0xa1b2_c3d4)
  bytes.writeUInt16LE(2, 4)
  bytes.writeUInt16LE(4, 6)
  bytes.writeUInt32LE(262_144, 16)
  bytes.writeUInt32LE(linkType, 20)
  return bytes
}

function record(index: number, bytes: Uint8Array): Uint8Array[] {
  const head = Buffer.alloc(16)
  head.writeUInt32LE(1_800_000_000 + Math.floor(index / 1_000_000))
  head.writeUInt32LE(index % 1_000_000, 4)
  head.writeUInt32LE(bytes.length, 8)
  head.writeUInt32LE(bytes.length, 12)
  return [head, bytes]
}

/** Frames of any other link, one a packet. */
export const capture = (linkType: number, frames: readonly Uint8Array[]): Buffer =>
  Buffer.concat([header(linkType), ...frames.flatMap((bytes, i) => record(i, bytes))])

/** One TCP connection to port 2775; `frames` gives the frame in which each packet is complete, counted from 1. */
export function tcpCapture(packets: readonly Packet[]): { file: Buffer; frames: number[] } {
  const frames: number[] = []
  const segments: Uint8Array[] = []
  const sent = { up: 1, down: 1 }
  for (const { bytes, upstream } of packets) {
    for (let at = 0; at < bytes.length; at += segmentOctets) {
      const piece = bytes.subarray(at, at + segmentOctets)
      const [mine, theirs] = upstream ? (['up', 'down'] as const) : (['down', 'up'] as const)
      const head = Buffer.alloc(40)
      head.set([0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 6, 0, 0])
      head.writeUInt16BE(40 + piece.length, 2)
      head.set(upstream ? [10, 0, 0, 1, 10, 0, 0, 2] : [10, 0, 0, 2, 10, 0, 0, 1], 12)
      head.writeUInt16BE(upstream ? clientPort : serverPort, 20)
      head.writeUInt16BE(upstream ? serverPort : clientPort, 22)
      head.writeUInt32BE(sent[mine] >>> 0, 24)
      head.writeUInt32BE(sent[theirs] >>> 0, 28)
      head.set([0x50, 0x18, 0xff, 0xff], 32)
      sent[mine] += piece.length
      segments.push(Buffer.concat([head, piece]))
    }
    frames.push(segments.length)
  }
  return { file: capture(rawIp, segments), frames }
}
const rawIp = 101

/** The version of tshark; undefined where it is not installed. */
export function tsharkVersion(): string | undefined {
  try {
    return /\d+\.\d+\.\d+/.exec(execFileSync('tshark', ['--version'], { encoding: 'utf8', stdio: 'pipe' }))?.[0]
  } catch {
    return undefined
  }
}

const always = ['_ws.malformed', '_ws.expert.severity', '_ws.expert.message']

/** What tshark finds of these fields in each frame of a capture. */
export async function dissect(file: Buffer, fields: readonly string[], options: string[] = []): Promise<Dissected[]> {
  const folder = await mkdtemp(join(tmpdir(), 'onesixty-'))
  try {
    const path = join(folder, 'a.pcap')
    await writeFile(path, file)
    const asked = [...always, ...fields].flatMap((name) => ['-e', name])
    const args = ['-r', path, '-T', 'json', ...options, ...asked]
    const json = await new Promise<string>((resolve, reject) => {
      const env = { ...process.env, TZ: 'UTC', HOME: folder }
      execFile('tshark', args, { env, maxBuffer: 2 ** 30, encoding: 'utf8' }, (error, stdout, stderr) =>
        error ? reject(new Error(stderr || error.message)) : resolve(stdout))
    })
    return (JSON.parse(json) as { _source: { layers: Dissected } }[]).map(({ _source }) => _source.layers)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** As numbers, dates or text, after what is expected. */
function comparable(printed: string, wanted: number | string | undefined): number | string {
  if (typeof wanted !== 'number') return printed
  return / UTC$/.test(printed) ? Date.parse(printed.replace(/(\.\d{3})\d*/, '$1')) : Number(printed)
}

/** tshark reads UCS-2 and knows no characters beyond it. */
const inUcs2 = (value: number | string) =>
  typeof value === 'string' ? value.replace(/[\u{10000}-\u{10ffff}\ufffd]+/gu, '\ufffd') : value

/** Where a frame has other fields or values than expected, and what tshark found wrong in it by itself. */
export function faultsOf(expected: Expected, found: Dissected): string[] {
  const faults = (found['_ws.expert.message'] ?? []).map((say) => `expert: ${say}`)
  if (found['_ws.malformed']) faults.push('malformed')
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    if (name.startsWith('_ws.') || (name in expected && !expected[name])) continue
    // Empty values are shown in some places and left out in others.
    const wanted = (expected[name] ?? []).filter((value) => value !== '').map(inUcs2)
    const printed = (found[name] ?? []).filter((value) => value !== '' && value !== '<none>')
    const values = printed.map((value, i) => inUcs2(comparable(value, wanted[i])))
    if (JSON.stringify(values) !== JSON.stringify(wanted)) {
      faults.push(`${name} is ${JSON.stringify(values)} and not ${JSON.stringify(wanted)}`)
    }
  }
  return faults
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').slice(0, 600)
