// How a message is called towards an account: by our id without its prefix, whose underscore is another sign in GSM-7, or
// by a number of 32 bits in decimal or hexadecimal digits. What was given once stays the name of that message, whatever the
// account likes later. Knows no message.
import type { SmppAccount } from '../../accounts/smpp-accounts/smpp-account.ts'

export type IdForm = SmppAccount['ids']

const prefix = 'msg_'
const tlvsSince = 0x34
const highest = 0xffff_ffff
export const handleAfter = (handle: number) => (handle >= highest ? 1 : handle + 1)

/** A peer before 3.4 has room for eight hexadecimal digits. SMPP 3.4 §4.4.2 has 64 characters. */
export const formFor = (account: Pick<SmppAccount, 'ids'>, version: number): IdForm => (version < tlvsSince ? 'hex' : account.ids)

export function writtenId(id: string, handle: number | undefined, form: IdForm): string {
  if (handle === undefined) return id.slice(prefix.length)
  return form === 'hex' ? handle.toString(16).padStart(8, '0') : String(handle)
}

/** Which message is meant; undefined for a text that none is called by. */
export function readId(text: string, form: IdForm): { id: string } | { handle: number } | undefined {
  if (/^(msg_)?[0-9a-z]{15}$/.test(text)) return { id: text.startsWith(prefix) ? text : prefix + text }
  const pattern = form === 'hex' ? /^[0-9a-f]{1,8}$/i : /^\d{1,10}$/
  const handle = pattern.test(text) ? parseInt(text, form === 'hex' ? 16 : 10) : NaN
  return handle >= 1 && handle <= highest ? { handle } : undefined
}
