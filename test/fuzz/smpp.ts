// Throws mutated PDUs at the decoder and cut streams at the framer, and stops at the first thing that may not be. One
// seed is one history: what a run found is found again. By hand: node test/fuzz/smpp.ts [PDUs] [seed] [streams]
import { Buffer } from 'node:buffer'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Chance } from '../../src/kit/chance.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { answerTo, decode, encode } from '../../src/smpp/codec.ts'
import { commandName, commandNames, isResponse } from '../../src/smpp/commands.ts'
import type { Field } from '../../src/smpp/fields.ts'
import { bodies } from '../../src/smpp/fields.ts'
import type { Framed } from '../../src/smpp/framer.ts'
import { Framer } from '../../src/smpp/framer.ts'
import type { Pdu } from '../../src/smpp/pdu.ts'
import { lenientQuirks, noQuirks } from '../../src/smpp/quirks.ts'
import { canonicalIds, parseReceipt } from '../../src/smpp/receipt.ts'
import { tlvRows } from '../../src/smpp/tlvs.ts'

const limitOctets = 70_000
const receiptBody = 'id:01a2 sub:001 dlvrd:001 submit date:2611221000 done date:2611221001 stat:DELIVRD err:000 text:hi'

const pick = <T>(chance: Chance, list: readonly T[]): T => list[chance.below(list.length)]!
const octetsOf = (chance: Chance, most: number) => chance.bytes(chance.below(most + 1))
const textOf = (chance: Chance, limit: number) =>
  String.fromCharCode(...Array.from({ length: chance.below(limit) }, () => 1 + chance.below(255)))

function valueOf(chance: Chance, field: Field): unknown {
  const address = () => ({
    dest_addr_ton: chance.below(7), dest_addr_npi: chance.below(19), destination_addr: textOf(chance, 21),
  })
  const list = (make: () => object) => Array.from({ length: chance.below(5) }, make)
  switch (field.kind) {
    case 'octet':
      return chance.below(256)
    case 'text':
      return chance.below(2) ? textOf(chance, field.limit) : ''
    case 'time':
      return pick(chance, ['', '261122100000000+', '000001000000000R'])
    case 'message':
      return chance.below(3) ? octetsOf(chance, 160) : Uint8Array.from(Buffer.from(receiptBody))
    case 'destinations':
      return list(() =>
        chance.below(2) ? { dest_flag: 1, ...address() } : { dest_flag: 2, dl_name: textOf(chance, 21) })
    case 'failures':
      return list(() => ({ ...address(), error_status_code: chance.below(2 ** 31) }))
  }
}

/** A valid PDU of any command. */
export function randomPdu(chance: Chance): Pdu {
  const command = pick(chance, commandNames)
  const body = Object.fromEntries(bodies[command].map((field) => [field.name, valueOf(chance, field)]))
  const tlvs = Array.from({ length: chance.below(4) }, () => ({
    tag: chance.below(5) ? pick(chance, tlvRows).tag : chance.below(65_536),
    value: octetsOf(chance, chance.below(50) ? 12 : 3000),
  }))
  const status = isResponse(command) ? pick(chance, [0, 0, 0x58, 0xfe]) : 0
  return { command, status, sequence: 1 + chance.below(0x7fff_ffff), ...body, tlvs } as Pdu
}

const telling = [0, 1, 2, 4, 0x1e, 0x7f, 0x80, 0xfe, 0xff]

/** One change of the kinds that peers, networks and attackers make. */
export function mutate(chance: Chance, bytes: Buffer, other: Buffer): Buffer {
  const at = chance.below(bytes.length)
  switch (chance.below(8)) {
    case 0:
      bytes[at]! ^= 1 << chance.below(8)
      return bytes
    case 1:
      bytes[at] = pick(chance, telling)
      return bytes
    case 2:
      return bytes.subarray(0, Math.max(4, at))
    case 3:
      return Buffer.concat([bytes.subarray(0, at), octetsOf(chance, 40), bytes.subarray(at)])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + chance.below(30)))])
    case 5:
      return Buffer.concat([bytes.subarray(0, at), other.subarray(Math.min(other.length, at))])
    case 6:
      for (let i = at; i < Math.min(bytes.length, at + 4); i++) bytes[i] = pick(chance, telling)
      return bytes
    default:
      return Buffer.concat([bytes, bytes.subarray(at)])
  }
}

function mutant(chance: Chance, pool: readonly Buffer[]): Buffer {
  let bytes: Buffer = Buffer.from(pick(chance, pool))
  for (let changes = chance.below(4); changes > 0; changes--) bytes = mutate(chance, bytes, pick(chance, pool))
  if (bytes.length < 4) bytes = Buffer.concat([bytes, Buffer.alloc(4)])
  if (chance.below(10)) bytes.writeUInt32BE(bytes.length)
  return bytes
}

export const demand = (holds: boolean, say: string) => {
  if (!holds) throw new Error(say)
}

export const newTally = () => ({ pdus: 0, forgiven: 0, answered: 0, silent: 0, receipts: 0, fatal: 0 })
type Tally = ReturnType<typeof newTally>

/** Everything that must be true of one frame, whatever is in it. */
export function checkFrame(frame: Buffer, lenient: boolean, tally: Tally): void {
  const decoded = decode(frame, lenient ? lenientQuirks : noQuirks)
  const whole = frame.length >= 16 && frame.readUInt32BE(0) === frame.length
  const known = whole ? commandName(frame.readUInt32BE(4)) : undefined
  if (decoded.kind === 'bad') {
    demand(decoded.status !== 0 && decoded.say !== '', 'a bad PDU has no status or no reason')
    demand(!(known && isResponse(known)), 'a response was refused')
    const answer = answerTo(decoded)
    if (answer) {
      demand(encode(answer).length >= 16 && answer.sequence === decoded.sequence, 'the answer has another sequence')
      tally.answered++
    } else tally.silent++
    return
  }
  const { pdu, say } = decoded
  demand(pdu.command === known, 'the command is another')
  demand(pdu.status === frame.readUInt32BE(8) && pdu.sequence === frame.readUInt32BE(12), 'the header is another')
  tally.pdus++
  if (say !== undefined) tally.forgiven++
  const flawless = say === undefined && !isResponse(pdu.command)
  if (flawless) demand(frame.equals(encode(pdu)), 'a flawless request is written otherwise')
  if (pdu.command === 'deliver_sm' || pdu.command === 'data_sm') {
    const receipt = parseReceipt(pdu, { byText: true })
    if (receipt) {
      demand(receipt.raw.length <= 1024 && canonicalIds(receipt.id).length <= 3, 'a receipt is out of bounds')
      tally.receipts++
    }
  }
  if (!flawless && (say === undefined || !lenient)) rewrite(pdu)
}

/** What was read can be written and is then the same; only text that a response or quirk let through may be refused. */
function rewrite(pdu: Pdu): void {
  let bytes
  try {
    bytes = encode(pdu)
  } catch (thrown) {
    demand(thrown instanceof RangeError && isResponse(pdu.command), `writing what was read failed: ${String(thrown)}`)
    return
  }
  const again = decode(bytes)
  const same = again.kind === 'pdu' && Buffer.compare(bytes, encode(again.pdu)) === 0 // the command is in the octets
  demand(same, 'written and read again it is another PDU')
}

const told = (what: string, seed: number, round: number, bytes: Buffer, thrown: unknown): Error =>
  new Error(`${what} ${round} of seed ${seed}: ${String(thrown)}: ${bytes.toString('hex')}`, { cause: thrown })

export function fuzzFrames(count: number, seed: number): Tally {
  const chance = seededChance(seed)
  const tally = newTally()
  const pool = Array.from({ length: 300 }, () => Buffer.from(encode(randomPdu(chance))))
  for (let round = 0; round < count; round++) {
    if (round % 50 === 0) pool[chance.below(pool.length)] = Buffer.from(encode(randomPdu(chance)))
    const frame = mutant(chance, pool)
    try {
      checkFrame(frame, chance.below(4) === 0, tally)
    } catch (thrown) {
      throw told('frame', seed, round, frame, thrown)
    }
  }
  return tally
}

export function framesOf(stream: Buffer, cuts: () => number): Framed[] {
  const framer = new Framer(limitOctets)
  const got: Framed[] = []
  for (let at = 0; at < stream.length; ) {
    const to = Math.min(stream.length, at + cuts())
    framer.push(stream.subarray(at, to), (framed) => void got.push(framed))
    demand(framer.pending < limitOctets, 'the framer holds more than its limit')
    at = to
  }
  return got
}

export function fuzzStreams(count: number, seed: number): Tally {
  const chance = seededChance(seed)
  const tally = newTally()
  const pool = Array.from({ length: 300 }, () => Buffer.from(encode(randomPdu(chance))))
  for (let round = 0; round < count; round++) {
    const sound = Array.from({ length: 1 + chance.below(6) }, () => pick(chance, pool))
    const broken = chance.below(3) === 0 ? [mutant(chance, pool), pick(chance, pool)] : []
    const stream = Buffer.concat([...sound, ...broken])
    try {
      const whole = framesOf(stream, () => stream.length)
      for (const [i, bytes] of sound.entries()) {
        const framed = whole[i]
        demand(framed?.kind === 'frame' && bytes.equals(framed.bytes), 'a sound PDU did not come out')
      }
      const most = pick(chance, [3, 40, 400])
      const cut = framesOf(stream, () => 1 + chance.below(most))
      demand(cut.length === whole.length, 'the cuts change how many PDUs there are')
      for (const [i, framed] of cut.entries()) {
        const same = whole[i]!
        demand(framed.kind === same.kind, 'the cuts change what is fatal')
        if (framed.kind === 'fatal') tally.fatal++
        else {
          demand(same.kind === 'frame' && Buffer.compare(framed.bytes, same.bytes) === 0, 'the cuts change a PDU')
          if (i >= sound.length) checkFrame(Buffer.from(framed.bytes), false, tally)
        }
      }
    } catch (thrown) {
      throw told('stream', seed, round, stream, thrown)
    }
  }
  return tally
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heapMiB(): number {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

export type Run = {
  readonly done: number
  readonly tally: Tally
  /** Of the heap, since the first step. */
  readonly grownMiB: number
  readonly slowestStepMs: number
}

/** `total` rounds in steps of at most `step`, each with a seed of its own that follows from `seed`. */
export function fuzzAll(
  fuzz: typeof fuzzFrames, total: number, seed: number, onStep: (run: Run) => void = () => {}, step = 250_000,
): Run {
  let run: Run = { done: 0, tally: newTally(), grownMiB: 0, slowestStepMs: 0 }
  let startMiB: number | undefined
  while (run.done < total) {
    const began = performance.now()
    const count = Math.min(step, total - run.done)
    const tally = fuzz(count, seed + run.done / step)
    for (const name of Object.keys(tally) as (keyof Tally)[]) tally[name] += run.tally[name]
    const slowestStepMs = Math.max(run.slowestStepMs, performance.now() - began)
    const nowMiB = heapMiB()
    startMiB ??= nowMiB
    run = { done: run.done + count, tally, grownMiB: nowMiB - startMiB, slowestStepMs }
    onStep(run)
  }
  return run
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, seed, streams] = [10_000_000, 1, 1_000_000].map((value, i) => Number(process.argv[2 + i] ?? value))
  for (const [name, fuzz, total] of [['frames', fuzzFrames, count!], ['streams', fuzzStreams, streams!]] as const) {
    const start = performance.now()
    fuzzAll(fuzz, total, seed!, ({ done, tally, grownMiB }) => {
      const seconds = Math.round((performance.now() - start) / 1000)
      console.log(name, done, JSON.stringify(tally), `${seconds} s, heap ${grownMiB.toFixed(1)} MiB more`)
    }, 1_000_000)
  }
}
