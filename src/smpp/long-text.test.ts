// A million texts of every alphabet, cut in every way there is, over the wire as a stream of octets and back: the four
// ways to send what is longer than a message, against each other and against the text. SMPP 3.4 §5.2.12, §5.3.2.
import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import type { Chance } from '../kit/chance.ts'
import { seededChance } from '../kit/chance.ts'
import { defaultAlphabet, extension, undefinedCode } from '../sms/gsm7.ts'
import { languages } from '../sms/languages.ts'
import type { PartData } from '../sms/parts.ts'
import { joinText, userData } from '../sms/parts.ts'
import type { Segmented } from '../sms/segments.ts'
import { segment } from '../sms/segments.ts'
import { decode, encodeInto } from './codec.ts'
import { Framer } from './framer.ts'
import { fieldsOf, partOf, seriesOf } from './message.ts'
import type { Tlv } from './pdu.ts'
import { makePdu } from './pdu.ts'
import { tlv } from './tlvs.ts'

const ways = ['udh8', 'udh16', 'sar', 'payload'] as const
type Way = (typeof ways)[number]

type Alphabet = { readonly name: string; readonly allowed?: readonly number[]; char(chance: Chance): string }

const of = (name: string, chars: Iterable<string>, allowed?: readonly number[]): Alphabet => {
  const list = [...new Set(chars)].filter((char) => char !== undefinedCode)
  return { name, allowed, char: (chance) => list[chance.below(list.length)]! }
}
const gsm7 = [...defaultAlphabet, ...extension.values()]
const anyScalar = (chance: Chance, most: number) => {
  const point = 1 + chance.below(most)
  return String.fromCodePoint(point >= 0xd800 && point <= 0xdfff ? 0x20 : point)
}
const alphabets: readonly Alphabet[] = [
  of('GSM-7', gsm7),
  of('GSM-7 extension', extension.values()),
  ...languages.map(({ id, tag, locking, single }) =>
    of(`tables of ${tag}`, [...(locking ?? defaultAlphabet), ...single.values()], [id])),
  { name: 'UCS-2', char: (chance) => anyScalar(chance, 0xffff) },
  { name: 'all of Unicode', char: (chance) => anyScalar(chance, 0x10ffff) },
  of('emoji in Latin', [...gsm7, '👍🏽', '👩‍👩‍👧', '🇳🇱', 'é́', '❤️']),
]

/** Most are short, many are about as long as a message, some are long. */
function textOf(chance: Chance, { char }: Alphabet): string {
  const kind = chance.below(100)
  const length = 1 + (kind < 60 ? chance.below(20) : kind < 98 ? 50 + chance.below(120) : chance.below(1_200))
  let text = ''
  while (text.length < length) text += char(chance)
  return text
}

/** The short_messages and TLVs of the submit_sms that carry a text. */
function carriers(cut: Segmented, way: Way, reference: number): { part: PartData; tlvs: readonly Tlv[] }[] {
  if (way === 'udh8' || way === 'udh16') return userData(cut, reference).map((part) => ({ part, tlvs: [] }))
  if (way === 'payload') {
    const text = cut.parts.map((part) => part.text).join('')
    const [part] = userData({ ...cut, parts: [{ text, units: cut.units }] }, reference)
    return [{ part: { ...part!, octets: new Uint8Array() }, tlvs: [tlv.message_payload(part!.octets)] }]
  }
  return cut.parts.map((one, i) => ({
    part: userData({ ...cut, parts: [one] }, 0)[0]!,
    tlvs: [
      tlv.sar_msg_ref_num(reference), tlv.sar_total_segments(cut.parts.length), tlv.sar_segment_seqnum(i + 1),
    ],
  }))
}

let wire = Buffer.alloc(65_536)

/** The text of what a peer receives that is sent these in any order, cut into chunks anywhere. */
function overTheWire(chance: Chance, cut: Segmented, way: Way): string {
  const reference = chance.below(way === 'udh8' ? 256 : 65_536)
  const sent = carriers(cut, way, reference)
  let end = 0
  for (let left = sent.length; left > 0; left--) {
    const { part, tlvs } = sent.splice(chance.below(left), 1)[0]!
    const pdu = makePdu('submit_sm', { ...fieldsOf(part), tlvs })
    let next = encodeInto(pdu, wire, end)
    if (next > wire.length) {
      wire = Buffer.concat([wire, Buffer.alloc(next)])
      next = encodeInto(pdu, wire, end)
    }
    end = next
  }
  const parts: PartData[] = []
  let total = 0
  const framer = new Framer()
  for (let at = 0; at < end;) {
    const to = Math.min(end, at + 1 + chance.below(1_000))
    framer.push(wire.subarray(at, to), (framed) => {
      const decoded = framed.kind === 'frame' ? decode(framed.bytes) : undefined
      if (decoded?.kind !== 'pdu' || decoded.pdu.command !== 'submit_sm') throw new Error('this is no submit_sm')
      const place = seriesOf(decoded.pdu) ?? { reference, total: 1, sequence: 1 }
      if (place.reference !== reference) throw new Error('the reference is another')
      total = place.total
      parts[place.sequence - 1] = partOf(decoded.pdu)
    })
    at = to
  }
  if (parts.length !== total) throw new Error(`${parts.length} of ${total} parts came`)
  return joinText(parts)
}

const total = 1_000_000

test(`${total} texts of every alphabet are the same on the other side, whichever way they are concatenated`, () => {
  const seed = Date.now() % 1_000_000_007
  const chance = seededChance(seed)
  const tally = new Map<string, number>()
  let long = 0
  for (let round = 0; round < total; round++) {
    const alphabet = alphabets[round % alphabets.length]!
    const way = ways[chance.below(ways.length)]!
    const text = textOf(chance, alphabet)
    const cut = segment(text, { languages: alphabet.allowed, reference: way === 'udh16' ? 16 : 8 })
    if ('refused' in cut) expect.fail(`${JSON.stringify(text)} was refused: ${cut.say}`)
    let read: unknown
    try {
      read = overTheWire(chance, cut, way)
    } catch (thrown) {
      read = thrown
    }
    if (read !== text) expect.fail(`seed ${seed}, ${way}, ${alphabet.name}: ${JSON.stringify(text)} is ${String(read)}`)
    if (cut.parts.length === 1) continue
    long++
    const kind = `${alphabet.name}, ${way}`
    tally.set(kind, (tally.get(kind) ?? 0) + 1)
  }
  expect(tally.size).toBe(alphabets.length * ways.length)
  expect(Math.min(...tally.values())).toBeGreaterThan(300)
  expect(long).toBeGreaterThan(100_000)
}, 300_000)
