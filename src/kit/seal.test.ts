import { expect, test } from 'vitest'
import { seededChance } from './chance.ts'
import { createSeal } from './seal.ts'

const secret = 'a secret of at least thirty-two characters'
const seal = createSeal(secret, seededChance(1))

test('what was sealed opens in its place, under the same secret, in another process', () => {
  const sealed = seal.close('pässwörd', 'connection/1')
  expect(sealed).not.toContain('pässwörd')
  expect(createSeal(secret, seededChance(2)).open(sealed, 'connection/1')).toBe('pässwörd')
})

test('the same text sealed twice is not the same', () => {
  expect(seal.close('x', 'a')).not.toBe(seal.close('x', 'a'))
})

test('another place, another secret or a changed bit do not open it', () => {
  const sealed = seal.close('password', 'connection/1')
  expect(seal.open(sealed, 'connection/2')).toBeUndefined()
  expect(createSeal(`${secret}.`, seededChance(1)).open(sealed, 'connection/1')).toBeUndefined()
  const bytes = Buffer.from(sealed, 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    expect(seal.open(changed.toString('base64'), 'connection/1'), `octet ${at}`).toBeUndefined()
  }
  for (const text of ['', 'AQ==', 'no base64 at all']) expect(seal.open(text, 'connection/1')).toBeUndefined()
})

test('a short secret is refused', () => {
  expect(() => createSeal('short', seededChance(1))).toThrow('at least 32')
})
