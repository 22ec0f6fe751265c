// Codes that change every 30 seconds (RFC 6238, SHA-1, six digits: what every authenticator app reads), and the recovery
// codes for whoever lost the phone. Pure: time and chance are given.
import { createHmac } from 'node:crypto'
import type { Chance } from '../../kit/chance.ts'

const stepMs = 30_000
/** Steps by which a phone's clock may be off, to either side. */
const tolerance = 1
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function base32Of(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += base32[(value >>> (bits - 5)) & 31]
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + base32[(value << (5 - bits)) & 31] : text
}

export function bytesOf(text: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const char of text) {
    value = ((value << 5) | base32.indexOf(char)) & 0xffff
    bits += 5
    if (bits >= 8) bytes.push((value >>> (bits -= 8)) & 0xff)
  }
  return Buffer.from(bytes)
}

export const makeTotpSecret = (chance: Chance) => base32Of(chance.bytes(20))

export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  return String((mac.readUInt32BE(mac[19]! & 15) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** The step that the code belongs to; undefined when it is none of about now. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const step = Math.floor(now / stepMs)
  for (let at = step - tolerance; at <= step + tolerance; at++) if (totpCode(secret, at) === code) return at
  return undefined
}

/** What an authenticator app reads, from a QR code or by hand. */
export const totpUri = (secret: string, email: string) =>
  `otpauth://totp/Onesixty:${encodeURIComponent(email)}?secret=${secret}&issuer=Onesixty&algorithm=SHA1&digits=6&period=30`

/** Ten codes of 80 bits each. */
export const makeRecoveryCodes = (chance: Chance) =>
  Array.from({ length: 10 }, () => base32Of(chance.bytes(10)).toLowerCase().match(/.{4}/g)!.join('-'))

export const isRecoveryCode = (text: string) => /^[a-z2-7]{4}(-?[a-z2-7]{4}){3}$/i.test(text)
export const plainRecoveryCode = (text: string) => text.toLowerCase().replaceAll('-', '')
