// How many submit_sm per second does one core write and read, whole objects in and out? The npm package smpp does the
// same work beside it. The figures are kept in results/codec.json. Run: node bench/codec.ts [rounds]
import { Buffer } from 'node:buffer'
import { createRequire } from 'node:module'
import { decode, encode, encodeInto } from '../src/smpp/codec.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import { canonicalIds, parseReceipt, receiptText } from '../src/smpp/receipt.ts'
import { tlv } from '../src/smpp/tlvs.ts'
import type { Results } from './keep.ts'
import { keep, spreadOf, tell } from './keep.ts'

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
const peerFields = { ...fields, sequence_number: 7, short_message: Buffer.from(text) }

const read = (frame: Uint8Array) => {
  const decoded = decode(frame)
  return decoded.kind === 'pdu' ? decoded.pdu.sequence : 0
}
const receiptId = '0123456789'
const receiptFields = { id: receiptId, state: 'delivered', submitAt: 1e12, doneAt: 1e12 + 5000, text } as const
const receipt = makePdu('deliver_sm', { esm_class: 4, short_message: Buffer.from(receiptText(receiptFields)) })
const peerFrame = Buffer.from(frames.bare)
type Job = { name: string; count: number; once: () => number }
const job = (name: string, count: number, once: () => number): Job => ({ name, count, once })
const jobs = [
  job('encodeInto submit_sm', 1_000_000, () => encodeInto(bare, buffer, 0)),
  job('encode submit_sm, a buffer each', 1_000_000, () => encode(bare).length),
  job('encodeInto submit_sm with a TLV', 1_000_000, () => encodeInto(tagged, buffer, 0)),
  job('encodeInto submit_sm_resp', 1_000_000, () => encodeInto(response, buffer, 0)),
  job('decode submit_sm', 1_000_000, () => read(frames.bare)),
  job('decode submit_sm with a TLV', 1_000_000, () => read(frames.tagged)),
  job('decode submit_sm_resp', 1_000_000, () => read(frames.response)),
  job('parseReceipt', 200_000, () => parseReceipt(receipt)!.id.length),
  job('canonicalIds', 200_000, () => canonicalIds(receiptId).length),
  job('npm smpp: encode submit_sm', 30_000, () => new peer.PDU('submit_sm', { ...peerFields }).toBuffer().length),
  job('npm smpp: decode submit_sm', 30_000, () => (peer.PDU.fromBuffer(peerFrame) ? 1 : 0)),
]

let sink = 0
const results: Results = {}
for (const { name, count, once } of jobs) {
  const rates: number[] = []
  for (let round = -1; round < rounds; round++) {
    const start = performance.now()
    for (let i = 0; i < count; i++) sink += once()
    if (round >= 0) rates.push((count / (performance.now() - start)) * 1000) // the first round only warms up
  }
  tell(name, (results[name] = spreadOf(rates)))
}
keep('codec', results)
if (sink === 0) console.log('nothing was done')
