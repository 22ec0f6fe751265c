// Passwords: argon2id, in the form that other programs read too ($argon2id$…); scrypt where this Node has no argon2. A few
// at a time, since each takes memory; what is too many is refused for a moment. Knows no person.
import * as crypto from 'node:crypto'
import { DatabaseError } from '../../db/database.ts'
import type { Chance } from '../../kit/chance.ts'

export type Passwords = {
  hash(password: string): Promise<string>
  /** With nothing to compare with it takes as long, and says no. */
  verify(password: string, hash: string | undefined): Promise<boolean>
  /** Made in another way than new ones are now. */
  isOld(hash: string): boolean
}

// OWASP's cheat sheet of 2025: argon2id with 19 MiB, 2 passes, 1 lane
const argon = { memory: 19_456, passes: 2, parallelism: 1 }
const scryptLog2 = 15
const tagBytes = 32
const saltBytes = 16
const atOnce = 2
const waitingMost = 64

export const passwordLeast = 12
export const passwordMost = 128

/** What is tried first everywhere. */
const common = ['1234567890', '123456', '1234', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'password', 'passwort', 'wachtwoord', 'welcome', 'letmein', 'iloveyou', 'administrator', 'admin', 'changeme', 'secret', 'onesixty']

/** What is wrong with a password that somebody chose; undefined when nothing is. `about`: what others know of them. */
export function passwordFault(password: string, about: readonly string[]): string | undefined {
  const plain = password.normalize('NFKC')
  if ([...plain].length < passwordLeast) return `it must have ${passwordLeast} characters or more; some words in a row are good`
  if (plain.length > passwordMost) return `it must have at most ${passwordMost} characters`
  if (new Set(plain.toLowerCase()).size < 5) return 'it repeats too few characters'
  const words = [...about.flatMap((text) => text.toLowerCase().split(/[@.\s]+/)).filter((word) => word.length > 3), ...common]
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), plain.toLowerCase())
  return left.length < 8 ? 'it is made of your name, your e-mail address, or what is tried first everywhere' : undefined
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
const hasArgon = typeof (crypto as { argon2?: unknown }).argon2 === 'function'

type Way = 'argon2id' | 'scrypt'
export type Derive = (password: string, salt: Uint8Array, way: Way) => Promise<Buffer>

const systemDerive: Derive = (password, salt, way) =>
  new Promise<Buffer>((resolve, reject) => {
    const message = Buffer.from(password.normalize('NFKC'))
    const done = (error: Error | null, key: Buffer) => (error ? reject(error) : resolve(key))
    if (way === 'argon2id') crypto.argon2(way, { message, nonce: salt, tagLength: tagBytes, ...argon }, done)
    else crypto.scrypt(message, salt, tagBytes, { N: 2 ** scryptLog2, r: 8, p: 3, maxmem: 2 ** 27 }, done)
  })

export function createPasswords(chance: Chance, derive: Derive = systemDerive): Passwords {
  const way: Way = hasArgon ? 'argon2id' : 'scrypt'
  const heads = {
    argon2id: `$argon2id$v=19$m=${argon.memory},t=${argon.passes},p=${argon.parallelism}$`,
    scrypt: `$scrypt$ln=${scryptLog2},r=8,p=3$`,
  }
  const nobody = `${heads[way]}${text(chance.bytes(saltBytes))}$${text(chance.bytes(tagBytes))}`
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (waiting.length >= waitingMost) throw new DatabaseError('too many passwords are being checked', undefined, { temporary: true })
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    running++
    try {
      return await run()
    } finally {
      running--
      waiting.shift()?.()
    }
  }

  return {
    async hash(password) {
      const salt = chance.bytes(saltBytes)
      return `${heads[way]}${text(salt)}$${text(await inTurn(() => derive(password, salt, way)))}`
    },
    async verify(password, given) {
      const known = (['argon2id', 'scrypt'] as const).find((one) => given?.startsWith(heads[one]))
      const [head, text] = given !== undefined && known ? [heads[known], given] : [heads[way], nobody]
      const [salt = '', tag = ''] = text.slice(head.length).split('$')
      const bytes = await inTurn(() => derive(password, Buffer.from(salt, 'base64'), known ?? way))
      const kept = Buffer.from(tag, 'base64')
      return kept.length === bytes.length && crypto.timingSafeEqual(kept, bytes) && known !== undefined
    },
    isOld: (hash) => !hash.startsWith(heads[way]),
  }
}
