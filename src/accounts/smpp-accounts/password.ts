// Passwords of SMPP accounts: at most 8 octets, for the protocol has no room for more, so they are kept by a slow hash and
// no more than a few of them are tried at once. Knows no account.
import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'
import type { Chance } from '../../kit/chance.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** The field has 9 octets, one of them a NUL. SMPP 3.4 §4.1. */
const length = 8
const cost = { N: 16_384, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const hashOctets = 32
const saltOctets = 16
/** Each takes some 16 MiB and a thread for some 40 ms. */
const atOnce = 3
const mostWaiting = 200
const rememberedMost = 10_000

/** Eight of 62 characters: 47 bits of chance. */
export function makePassword(chance: Chance): string {
  let text = ''
  while (text.length < length)
    for (const octet of chance.bytes(32))
      if (octet < 248 && text.length < length) text += alphabet[octet % 62] // 248 = 4 × 62: no character is likelier
  return text
}

export type Passwords = {
  hash(password: string): Promise<string>
  /** Takes as long for no hash as for a wrong one; `busy` when too many wait already. */
  verify(password: string, hash: string | undefined): Promise<boolean | 'busy'>
}

export function createPasswords(chance: Chance): Passwords {
  const waiting: (() => void)[] = []
  let underWay = 0
  /** Right ones of this process, so that a program that comes again and again costs no more than once. */
  const key = chance.bytes(32)
  const remembered = new Map<string, Buffer>()
  const tagOf = (password: string) => createHmac('sha256', key).update(password).digest()

  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else underWay++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else underWay--
    }
  }
  const derive = (password: string, salt: Uint8Array) =>
    turn(
      () =>
        new Promise<Buffer>((resolve, reject) =>
          scrypt(password, salt, hashOctets, cost, (error, derived) => (error ? reject(error) : resolve(derived))),
        ),
    )
  const nobody = chance.bytes(saltOctets)

  return {
    async hash(password) {
      const salt = chance.bytes(saltOctets)
      return `scrypt$${Buffer.from(salt).toString('hex')}$${(await derive(password, salt)).toString('hex')}`
    },
    async verify(password, hash) {
      const known = hash === undefined ? undefined : remembered.get(hash)
      if (known && timingSafeEqual(known, tagOf(password))) return true
      if (waiting.length >= mostWaiting) return 'busy'
      const [, salt, right] = hash?.split('$') ?? []
      const derived = await derive(password, salt === undefined ? nobody : Buffer.from(salt, 'hex'))
      const same = right !== undefined && timingSafeEqual(derived, Buffer.from(right, 'hex'))
      if (!same) return false
      if (remembered.size >= rememberedMost) remembered.clear()
      remembered.set(hash!, tagOf(password))
      return true
    },
  }
}
