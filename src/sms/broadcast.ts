// Cell broadcast: a text as pages of 82 octets, and the serial number of a message (3GPP 23.041 §9.4.1). Broadcasts
// nothing itself.
import { decodeGsm7, defaultCodes, encodeGsm7, isGsm7 } from './gsm7.ts'
import { packSeptets, unpackSeptets } from './packing.ts'
import { writeUcs2 } from './parts.ts'
import { decodeUcs2 } from './text.ts'

const pageOctets = 82
const pageSeptets = 93
const mostPages = 15
const carriageReturn = 0x0d

/** Data coding of a broadcast: GSM-7 in no particular language, and UCS-2. 3GPP 23.038 §5. */
export const broadcastCoding = { gsm7: 0x0f, ucs2: 0x48 } as const

/** Pages of 82 octets, each with the number of octets that hold text. */
export type Broadcast = { dcs: number; pages: { octets: Uint8Array; used: number }[] }
export type BroadcastRefusal = { refused: 'empty' | 'too_long' | 'lone_surrogate'; say: string }

/** Pages of a text in GSM-7, or UCS-2 where it has to be, padded with CR; 15 at most. 3GPP 23.041 §9.4.2.2.5. */
export function encodeBroadcast(text: string): Broadcast | BroadcastRefusal {
  if (text === '') return { refused: 'empty', say: 'the text is empty' }
  if (!text.isWellFormed()) return { refused: 'lone_surrogate', say: 'the text has half of a character in it' }
  const encoding = isGsm7(text) ? 'gsm7' : 'ucs2'
  const texts = encoding === 'gsm7' ? cutSeptets(text) : cutUnits(text)
  if (texts.length > mostPages) {
    return { refused: 'too_long', say: `the text takes ${texts.length} pages, more than the ${mostPages} allowed` }
  }
  return { dcs: broadcastCoding[encoding], pages: texts.map(encoding === 'gsm7' ? septetPage : unitPage) }
}

function cutSeptets(text: string): string[] {
  const pages: string[] = []
  let start = 0
  for (let at = 0, room = pageSeptets; at < text.length; at++) {
    const width = 1 + (defaultCodes[text.charCodeAt(at)]! >> 12)
    if (width > room) {
      pages.push(text.slice(start, at))
      start = at
      room = pageSeptets
    }
    room -= width
  }
  return [...pages, text.slice(start)]
}

function cutUnits(text: string): string[] {
  const pages: string[] = []
  for (let start = 0; start < text.length;) {
    let end = start + pageOctets / 2
    if (end < text.length && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end--
    pages.push(text.slice(start, end))
    start = end
  }
  return pages
}

function septetPage(text: string) {
  const septets = encodeGsm7(text)!
  const padded = new Uint8Array(pageSeptets).fill(carriageReturn)
  padded.set(septets)
  return { octets: packSeptets(padded), used: Math.ceil((septets.length * 7) / 8) }
}

function unitPage(text: string) {
  const octets = new Uint8Array(pageOctets)
  writeUcs2(text.padEnd(pageOctets / 2, '\r'), octets, 0)
  return { octets, used: text.length * 2 }
}

/**
 * Text of the pages of a broadcast, without the CR that pads them and without the language that some codings put in
 * front. Never throws. 3GPP 23.041 §9.4.2.2.5, 3GPP 23.038 §5.
 */
export function decodeBroadcast(dcs: number, pages: readonly Uint8Array[]): string {
  const wide = dcs === 0x11 || ((dcs & 0xc0) === 0x40 && (dcs & 0x0c) === 0x08)
  const texts = pages.map((page, i) => {
    if (wide) return decodeUcs2(dcs === 0x11 && i === 0 ? page.subarray(2) : page)
    return decodeGsm7(unpackSeptets(page, pageSeptets))
  })
  return texts.map((text) => text.replace(/\r+$/, '')).join('').slice(dcs === 0x10 ? 3 : 0)
}

/** What tells broadcasts and their updates apart: scope 2 bits, code 10 bits, update 4 bits. 3GPP 23.041 §9.4.1.2.1. */
export type SerialNumber = { scope: number; code: number; update: number }

export const serialNumberOf = ({ scope, code, update }: SerialNumber): number =>
  ((scope & 3) << 14) | ((code & 0x3ff) << 4) | (update & 15)

export const readSerialNumber = (serial: number): SerialNumber => ({
  scope: (serial >> 14) & 3,
  code: (serial >> 4) & 0x3ff,
  update: serial & 15,
})
