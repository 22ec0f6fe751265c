// The rows of an uploaded file, whichever of its kinds it is: told by its first bytes, never by its name.
import { createReadStream } from 'node:fs'
import { readWorkbook } from '../../kit/workbook.ts'
import { createCharsetFinder, readRows, type CsvRow } from '../csv.ts'
import { isNumberTitle } from './guess.ts'

/** A sentence for people about what cannot be read. */
export class Unreadable extends Error {}

const pieceOf = 64 * 1024

/** Rows in pieces. Throws `Unreadable`. */
export async function* readFile(path: string): AsyncGenerator<readonly CsvRow[]> {
  if (await beginsWith(path, 0x50, 0x4b, 0x03, 0x04)) {
    try {
      for await (const { rows } of readWorkbook(path)) yield rows
    } catch (error) {
      throw new Unreadable((error as Error).message, { cause: error })
    }
    return
  }
  const finder = createCharsetFinder()
  for await (const chunk of createReadStream(path, { highWaterMark: 8 * pieceOf })) {
    const fault = finder.push(chunk as Uint8Array)
    if (fault) throw new Unreadable(fault.refused)
  }
  const found = finder.end()
  if ('refused' in found) throw new Unreadable(found.refused)
  for await (const { rows } of readRows(createReadStream(path, { highWaterMark: pieceOf }), found.charset, isNumberTitle)) yield rows
}

async function beginsWith(path: string, ...head: number[]): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: head.length - 1 })) return head.every((byte, at) => (chunk as Uint8Array)[at] === byte)
  return false
}

/** The first so many rows. */
export async function firstRows(path: string, count: number): Promise<CsvRow[]> {
  const first: CsvRow[] = []
  for await (const rows of readFile(path)) {
    first.push(...rows.slice(0, count - first.length))
    if (first.length === count) break
  }
  return first
}
