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
