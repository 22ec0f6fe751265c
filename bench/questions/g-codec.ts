// How many submit_sm a second one core writes and reads, whole objects in and out, and how many cross a connection and are
// answered. The npm package smpp does the same work in turn with us.
import { Buffer } from 'node:buffer'
import { createRequire } from 'node:module'
import { decode, encode, encodeInto } from '../../src/smpp/codec.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import { canonicalIds, parseReceipt, receiptText } from '../../src/smpp/receipt.ts'
import { tlv } from '../../src/smpp/tlvs.ts'
import { sessionRate } from '../parts/session.ts'
import type { Figures, Question, Round } from '../question.ts'

type PeerPdu = { toBuffer(): Buffer }
const peer = createRequire(import.meta.url)('smpp') as {
  PDU: (new (command: string, fields: object) => PeerPdu) & { fromBuffer(bytes: Buffer): PeerPdu }
}

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
const window = 1_000
const receiptId = '0123456789'
const receiptFields = { id: receiptId, state: 'delivered', submitAt: 1e12, doneAt: 1e12 + 5000, text } as const
const receipt = makePdu('deliver_sm', { esm_class: 4, short_message: Buffer.from(receiptText(receiptFields)) })
const peerFrame = Buffer.from(frames.bare)
type Job = readonly [name: string, count: number, once: () => number]
const jobs: readonly Job[] = [
  ['encode submit_sm', 1_000_000, () => encodeInto(bare, buffer, 0)],
  ['npm smpp: encode submit_sm', 30_000, () => new peer.PDU('submit_sm', { ...peerFields }).toBuffer().length],
  ['decode submit_sm', 1_000_000, () => read(frames.bare)],
  ['npm smpp: decode submit_sm', 30_000, () => (peer.PDU.fromBuffer(peerFrame) ? 1 : 0)],
  ['encode submit_sm, a buffer each', 1_000_000, () => encode(bare).length],
  ['encode submit_sm with a TLV', 1_000_000, () => encodeInto(tagged, buffer, 0)],
  ['encode submit_sm_resp', 1_000_000, () => encodeInto(response, buffer, 0)],
  ['decode submit_sm with a TLV', 1_000_000, () => read(frames.tagged)],
  ['decode submit_sm_resp', 1_000_000, () => read(frames.response)],
  ['parse a receipt', 200_000, () => parseReceipt(receipt)!.id.length],
  ['canonical ids', 200_000, () => canonicalIds(receiptId).length],
]

export const codec: Question = {
  name: 'codec',
  question: 'submit_sm written and read by one core, objects in and out; and sent and answered between two processes',
  goals: [
    { of: 'encode submit_sm', to: 'npm smpp: encode submit_sm', figure: 'perSecond' },
    { of: 'decode submit_sm', to: 'npm smpp: decode submit_sm', figure: 'perSecond' },
    { of: 'session', to: 'npm smpp: session', figure: 'perSecond' },
  ],
  inShort: true,
  async run({ rounds, short, say }) {
    let done = 0
    const once = (part: number): Record<string, Figures> => {
      const round: Record<string, Figures> = {}
      for (const [name, count, work] of jobs.slice(0, short ? 4 : jobs.length)) {
        const [times, start] = [count * part, performance.now()]
        for (let i = 0; i < times; i++) done += work()
        round[name] = { perSecond: (times * 1000) / (performance.now() - start) }
      }
      return round
    }
    once(0.5) // the compiler warms up
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}`)
      const answered = async (kind: Parameters<typeof sessionRate>[0]) => ({ perSecond: await sessionRate(kind, window, short ? 1 : 2) })
      measured.push({ ...once(1), session: await answered('onesixty'), 'npm smpp: session': await answered('npm smpp') })
    }
    if (done === 0) throw new Error('nothing was done')
    return { rounds: measured, setting: { bytes: frames.bare.length, window }, notes: [] }
  },
}
