// Secrets at rest: AES-256-GCM under one key, each sealed for one place, so that a sealed text moved elsewhere does not
// open. Knows nothing of what is sealed.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { Chance } from './chance.ts'

export type Seal = {
  /** `place` must be given again to open it: the row and column it is kept in, for example. */
  close(text: string, place: string): string
  /** Undefined when it was sealed under another key or for another place, or was changed. */
  open(sealed: string, place: string): string | undefined
}

const version = 1
const nonceBytes = 12
const tagBytes = 16

/** `secret` is text of at least 32 characters with 128 bits of chance in it or more; the key is derived from it. */
export function createSeal(secret: string, chance: Chance): Seal {
  if (secret.length < 32) throw new RangeError('the secret of a seal must have at least 32 characters')
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'onesixty seal', 32))
  return {
    close(text, place) {
      const nonce = chance.bytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Uint8Array.of(version), nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed, 'base64')
      const bodyAt = 1 + nonceBytes + tagBytes
      if (bytes.length < bodyAt || bytes[0] !== version) return undefined
      const nonce = bytes.subarray(1, 1 + nonceBytes)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(1 + nonceBytes, bodyAt))
      try {
        return decipher.update(bytes.subarray(bodyAt), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined // the only way that Node tells of a tag that does not fit
      }
    },
  }
}
