// A claimed message as its operator gets it: sender, recipient and octets of every part that is still to be sent. Throws
// where an accepted message is not valid now; why that is, and what becomes of it, is not known here.
import type { Address, PartToSend } from '../carriers/carrier.ts'
import { addressOf, parseSender } from '../sms/phone.ts'
import { onePart, userData } from '../sms/parts.ts'
import { segment } from '../sms/segments.ts'
import { testMark } from '../smpp/own-tlvs.ts'
import { bitsOf } from './concat.ts'
import { nextTag } from './flight.ts'
import type { Flight, FlightPart } from './flight.ts'
import { stateOf } from './message.ts'
import type { Outbound } from './message.ts'
import { readWire } from './wire.ts'

export function partsToSend(flight: Flight): PartToSend<FlightPart>[] {
  const { body } = flight.item
  const message = body!
  const source = sourceOf(message.from)
  const { parts: ready, ...said } = message.wire === null ? {} : readWire(message.wire)
  const extras = message.mode === 'test' ? { ...said, tlvs: [...(said.tlvs ?? []), testMark] } : said
  const hasExtras = message.wire !== null || message.mode === 'test'
  const octets = ready ?? cut(message)
  if (octets.length !== flight.parts.length) throw new Error(`the text makes ${octets.length} parts and made ${flight.parts.length}`)
  const destination = addressOf(message.to)
  const validitySeconds = Math.ceil((message.expiresAt - flight.intentAt!) / 1000)
  const parts: PartToSend<FlightPart>[] = []
  for (const part of flight.parts) {
    if (part.state >= stateOf.submitted || part.held) continue
    part.state = stateOf.sending
    part.tag = nextTag(part)
    parts.push({ token: part, source, destination, ...octets[part.number - 1]!, reference: part.tag, validitySeconds, ...(hasExtras && { extras }) })
  }
  return parts
}

/** Of the few that callers use. */
const sources = new Map<string, Address>()
const sourcesKept = 1_000

function sourceOf(from: string): Address {
  const known = sources.get(from)
  if (known) return known
  const sender = parseSender(from)
  if ('refused' in sender) throw new Error(`the sender is not valid: ${sender.refused}`)
  const source = { ton: sender.ton, npi: sender.npi, address: sender.address }
  if (sources.size >= sourcesKept) sources.clear()
  sources.set(from, source)
  return source
}

function cut({ text, encoding, concat, flash, segments }: Outbound) {
  if (encoding === 'binary') throw new Error('its octets are gone')
  const alone = segments === 1 ? onePart(text, encoding, { flash }) : undefined
  if (alone) return [alone]
  const segmented = segment(text, { encoding, reference: bitsOf(concat) })
  if ('refused' in segmented) throw new Error(`the text is not valid: ${segmented.say}`)
  return userData(segmented, concat, { flash })
}
