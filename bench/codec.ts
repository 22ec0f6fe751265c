// How many submit_sm per second does one core write and read, whole objects in and out? The npm package smpp does the
// same work beside it. Run: node bench/codec.ts [rounds]
import { Buffer } from 'node:buffer'
import { createRequire } from 'node:module'
import { decode, encode, encodeInto } from '../src/smpp/codec.ts'
import { Framer } from '../src/smpp/framer.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import { tlv } from '../src/smpp/tlvs.ts'

type PeerPdu = { toBuffer(): Buffer }
const peer = createRequire(import.meta.url)('smpp') as {
  PDU: (new (command: string, fields: object) => PeerPdu) & { fromBuffer(bytes: Buffer): PeerPdu }
}

const rounds = Number(process.argv[2] ?? 7)
const text = 'Your parcel arrives today between 14:00 and 16:00. Reply STOP to end.'
const fields = {
  source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678',
  esm_class: 0, registered_delivery: 1, data_coding: 0,
}
const bare = makePdu('submit_sm', { ...fields, sequence: 7, short_message: Buffer.from(text) })
const tagged = { ...bare, tlvs: [tlv.user_message_reference(0x1234)] }
const response = makePdu('submit_sm_resp', { sequence: 7, message_id: '0123456789abcdef' })
const frames = { bare: encode(bare), tagged: encode(tagged), response: encode(response) }
const buffer = Buffer.alloc(65_536)
const stream = Buffer.concat(Array.from({ length: 500 }, () => frames.bare))
const peerFields = { ...fields, sequence_number: 7, short_message: Buffer.from(text) }

let sink = 0
const read = (frame: Uint8Array) => {
  const decoded = decode(frame)
  if (decoded.kind === 'pdu') sink += decoded.pdu.sequence
}
const work: [string, number, (count: number) => void][] = [
  ['encodeInto submit_sm', 1_000_000, (count) => { for (let i = 0; i < count; i++) sink += encodeInto(bare, buffer, 0) }],
  ['encode submit_sm, a buffer each', 500_000, (count) => { for (let i = 0; i < count; i++) sink += encode(bare).length }],
  ['encodeInto submit_sm with a TLV', 1_000_000, (count) => { for (let i = 0; i < count; i++) sink += encodeInto(tagged, buffer, 0) }],
  ['encodeInto submit_sm_resp', 1_000_000, (count) => { for (let i = 0; i < count; i++) sink += encodeInto(response, buffer, 0) }],
  ['decode submit_sm', 1_000_000, (count) => { for (let i = 0; i < count; i++) read(frames.bare) }],
  ['decode submit_sm with a TLV', 1_000_000, (count) => { for (let i = 0; i < count; i++) read(frames.tagged) }],
  ['decode submit_sm_resp', 1_000_000, (count) => { for (let i = 0; i < count; i++) read(frames.response) }],
  ['frame and decode a stream of submit_sm', 500_000, (count) => {
    const framer = new Framer()
    for (let i = 0; i < count; i += 500) framer.push(stream, (framed) => framed.kind === 'frame' && read(framed.bytes))
  }],
  ['npm smpp: encode submit_sm', 30_000, (count) => {
    for (let i = 0; i < count; i++) sink += new peer.PDU('submit_sm', { ...peerFields }).toBuffer().length
  }],
  ['npm smpp: decode submit_sm', 30_000, (count) => {
    const frame = Buffer.from(frames.bare)
    for (let i = 0; i < count; i++) if (peer.PDU.fromBuffer(frame)) sink++
  }],
]

const perSecond = (rate: number) => Math.round(rate).toLocaleString('en').padStart(12)
for (const [name, count, run] of work) {
  run(count / 5)
  const rates = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run(count)
    return (count / (performance.now() - start)) * 1000
  }).sort((a, b) => a - b)
  const middle = rates[rates.length >> 1]!
  console.log(`${name.padEnd(40)}${perSecond(middle)} /s   (${perSecond(rates[0]!)} to ${perSecond(rates.at(-1)!)})`)
}
if (sink === 0) console.log('nothing was done')
