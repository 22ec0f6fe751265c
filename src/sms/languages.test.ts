import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultAlphabet, extension, undefinedCode } from './gsm7.ts'
import { languages } from './languages.ts'

type Row = Record<string, { cp: number }>
const reference = new URL('../../../shared/data/gsm-23038-tables.json', import.meta.url)

test('the tables agree with an independent transcription of the specification', ({ skip }) => {
  if (!existsSync(reference)) return skip('the reference tables are not on this machine')
  const tables = JSON.parse(readFileSync(reference, 'utf8')) as Record<string, { lock?: Row; shift: Row }>
  const codesOf = (row: Row | undefined) =>
    Object.entries(row ?? {}).map(([code, { cp }]) => [Number(code), cp]).filter(([code]) => code !== 0x1b)
      .sort(([a], [b]) => a! - b!)
  const lockingCodes = (table: string | undefined) =>
    [...(table ?? '')].map((char, code) => [code, char.charCodeAt(0)])
      .filter(([code, cp]) => code !== 0x1b && cp !== undefinedCode.charCodeAt(0))
  const singleCodes = (table: ReadonlyMap<number, string>) =>
    [...table].map(([code, char]) => [code, char.charCodeAt(0)]).sort(([a], [b]) => a! - b!)
  for (const { id, locking, single } of [{ id: 0, locking: defaultAlphabet, single: extension }, ...languages]) {
    const theirs = tables[id]!
    // Two known mistakes of the transcription: an apostrophe for the comma, and Kannada's doubled letter.
    if (id >= 4) theirs.lock![0x2c] = { cp: 0x2c }
    if (id === 7) theirs.lock![0x24] = { cp: 0xca1 }
    expect({ id, codes: lockingCodes(locking) }).toEqual({ id, codes: codesOf(theirs.lock) })
    expect({ id, codes: singleCodes(single) }).toEqual({ id, codes: codesOf(theirs.shift) })
  }
})

/** Of each language: codes defined in its locking and single shift table, the escape not counted, and a digest. */
const known: [tag: string, locking: number, single: number, digest: string][] = [
  ['default', 127, 10, '8622d48e406836eb'],
  ['tr', 127, 17, 'cb6d55d0775d4ca0'],
  ['es', 0, 19, 'e0b8cac4483c651c'],
  ['pt', 127, 37, 'e4ad8552bf71f87a'],
  ['bn', 114, 82, 'cd498b0dad5a8999'],
  ['gu', 120, 70, '8dd9b88eb2103ebd'],
  ['hi', 127, 88, 'ba0ea5408c5066e0'],
  ['kn', 120, 73, '68ebf1eff59127bf'],
  ['ml', 120, 82, '57239d0722c636fe'],
  ['or', 116, 75, 'ed1a2bfe21c61d2b'],
  ['pa', 110, 76, 'ee3e7045ec6b5ca4'],
  ['ta', 102, 77, 'e8f25f2bf9d9dfc8'],
  ['te', 120, 77, '17287b8710c98b94'],
  ['ur', 127, 90, '990ba8312139c84c'],
]

test('the tables are those that were compared, code for code', () => {
  const tables = [{ tag: 'default', locking: defaultAlphabet, single: extension }, ...languages]
  const digests = tables.map(({ tag, locking = '', single }) => {
    const codes = [...locking].flatMap((char, code) => (code === 0x1b || char === undefinedCode ? [] : [[code, char]]))
    const shifted = [...single].sort(([a], [b]) => a - b)
    const digest = createHash('sha256').update(JSON.stringify([codes, shifted])).digest('hex').slice(0, 16)
    return [tag, codes.length, shifted.length, digest]
  })
  expect(digests).toEqual(known)
})
