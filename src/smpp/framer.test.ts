import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { encode } from './codec.ts'
import type { Framed } from './framer.ts'
import { Framer } from './framer.ts'
import { makePdu } from './pdu.ts'
import { statuses } from './statuses.ts'

const pdus = [
  encode(makePdu('enquire_link', { sequence: 1 })),
  encode(makePdu('submit_sm', { sequence: 2, short_message: Buffer.alloc(140, 0x61) })),
  encode(makePdu('data_sm', { sequence: 3, tlvs: [{ tag: 0x0424, value: new Uint8Array(5000) }] })),
  encode(makePdu('enquire_link_resp', { sequence: 4 })),
]
const stream = Buffer.concat(pdus)
const gather = () => {
  const got: Framed[] = []
  const each = (framed: Framed) => void got.push(framed)
  return { got, each, frames: () => got.map((one) => one.kind === 'frame' && [...one.bytes]) }
}
const expected = pdus.map((bytes) => [...bytes])

test('whole PDUs of one chunk come as views of it', () => {
  const { got, each, frames } = gather()
  const framer = new Framer()
  framer.push(stream, each)
  expect(frames()).toEqual(expected)
  expect(framer.pending).toBe(0)
  for (const one of got) expect(one.kind === 'frame' && one.bytes.buffer).toBe(stream.buffer)
})

test('the same PDUs come out however the stream is cut', () => {
  for (const size of [1, 2, 3, 5, 15, 16, 17, 100, 1000, stream.length - 1]) {
    const { each, frames } = gather()
    const framer = new Framer()
    for (let at = 0; at < stream.length; at += size) framer.push(stream.subarray(at, at + size), each)
    expect(frames(), `chunks of ${size}`).toEqual(expected)
    expect(framer.pending).toBe(0)
  }
})

test('a chunk may be written over once it was pushed, but for frames that are views of it', () => {
  const { each, frames } = gather()
  const framer = new Framer()
  for (let at = 0; at < stream.length; at += 7) {
    const chunk = Buffer.from(stream.subarray(at, at + 7))
    framer.push(chunk, each)
    chunk.fill(0xee)
  }
  expect(frames()).toEqual(expected)
})

test('a length that cannot be is fatal, told once with the sequence where it can be read', () => {
  const header = (length: number) => {
    const bytes = Buffer.from(pdus[0]!)
    bytes.writeUInt32BE(length)
    bytes.writeUInt32BE(77, 12)
    return bytes
  }
  const cases: [number, number][] = [[0, 0], [8, 0], [15, 0], [70_001, 77], [0xffff_ffff, 77]]
  for (const [length, sequence] of cases) {
    for (const size of [16, 4, 3]) {
      const { got, each } = gather()
      const framer = new Framer()
      const bytes = Buffer.concat([pdus[0]!, header(length), pdus[0]!])
      for (let at = 0; at < bytes.length; at += size) framer.push(bytes.subarray(at, at + size), each)
      expect(got).toHaveLength(2)
      expect(got[1]).toMatchObject({ kind: 'fatal', status: statuses.ESME_RINVCMDLEN })
      if (size === 16) expect(got[1]).toMatchObject({ sequence })
      expect(framer.pending).toBe(0)
    }
  }
})

test('the longest PDU allowed passes and one octet more does not', () => {
  const { got, each } = gather()
  new Framer().push(pdus[2]!, each)
  new Framer(pdus[2]!.length).push(pdus[2]!, each)
  new Framer(pdus[2]!.length - 1).push(pdus[2]!, each)
  expect(got.map((one) => one.kind)).toEqual(['frame', 'frame', 'fatal'])
})

test('a long PDU that is only claimed holds no more than what came', () => {
  const framer = new Framer()
  const claim = Buffer.alloc(20)
  claim.writeUInt32BE(70_000)
  framer.push(claim, () => expect.fail('nothing is whole'))
  expect(framer.pending).toBe(20)
})
