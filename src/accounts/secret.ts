// Secrets that people and programs carry: long random text with a checksum, of which only a hash is ever stored. A
// plain SHA-256 is enough because every secret has over 250 bits of chance in it; a chosen password never comes here.
import { hash, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Chance } from '../kit/chance.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const randomCharacters = 43 // 256 bits
const checkCharacters = 6 // holds 32 bits

function random(chance: Chance): string {
  let text = ''
  while (text.length < randomCharacters)
    for (const byte of chance.bytes(64))
      // 248 = 4 × 62: the bytes above would make some characters likelier than others
      if (byte < 248 && text.length < randomCharacters) text += alphabet[byte % 62]
  return text
}

function checksum(text: string): string {
  let value = crc32(text)
  let out = ''
  for (let i = 0; i < checkCharacters; i++) {
    out = alphabet[value % 62] + out
    value = Math.floor(value / 62)
  }
  return out
}

/** `prefix`, 43 random characters, a checksum that scanners can recognise a leaked one by. */
export function makeSecret(prefix: string, chance: Chance): string {
  const body = prefix + random(chance)
  return body + checksum(body)
}

/** False for text that cannot be one of our secrets, so that guesses cost no look-up. */
export const isSecret = (text: string, prefix: string) =>
  text.length === prefix.length + randomCharacters + checkCharacters &&
  text.startsWith(prefix) &&
  checksum(text.slice(0, -checkCharacters)) === text.slice(-checkCharacters)

export const hashSecret = (text: string) => hash('sha256', text, 'hex')

/** Compares hashes in a time that does not tell how much of them agrees. */
export const sameHash = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
