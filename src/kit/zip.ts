// The parts of a ZIP file, each as a stream of its bytes. Only what workbooks use: stored or deflated, nothing encrypted.
// Reads the directory at the end of the file and believes no size that it names.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

export type Part = { readonly name: string; readonly method: number; readonly offset: number; readonly packed: number }
export type Zip = { readonly parts: ReadonlyMap<string, Part>; stream(name: string): Promise<AsyncIterable<Uint8Array>> }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const largestDirectory = 4 * 2 ** 20
const mostParts = 10_000
/** The end record may be followed by a comment of so many bytes. */
const longestEnd = 65_557
const notZip = () => new Error('this is no Excel workbook, or it is cut short')

/** What is read of, by place. */
type Source = {
  readonly size: number
  read(into: Buffer, at: number): Promise<unknown>
  stream(start: number, end: number): Readable
  close(): Promise<unknown>
}

async function sourceOf(from: string | Uint8Array): Promise<Source> {
  if (typeof from === 'string') {
    const file = await open(from, 'r')
    const { size } = await file.stat()
    return {
      size, read: (into, at) => file.read(into, 0, into.length, at), close: () => file.close(),
      stream: (start, end) => createReadStream(from, { start, end, highWaterMark: 64 * 1024 }),
    }
  }
  return {
    size: from.length, read: (into, at) => Promise.resolve(into.set(from.subarray(at, at + into.length))), close: () => Promise.resolve(),
    stream: (start, end) => Readable.from([from.subarray(start, end + 1)]),
  }
}

/** Of a file, or of one that is in memory. Throws a sentence for people where it cannot be read. */
export async function openZip(from: string | Uint8Array): Promise<Zip> {
  const source = await sourceOf(from)
  try {
    return { parts: await directory(source), stream: (name) => streamOf(name) }
  } finally {
    await source.close()
  }
  async function streamOf(name: string): Promise<AsyncIterable<Uint8Array>> {
    const again = await sourceOf(from)
    const head = Buffer.alloc(30)
    let part: Part | undefined
    try {
      part = (await directory(again)).get(name)
      if (part) await again.read(head, part.offset)
    } finally {
      await again.close()
    }
    if (!part || head.readUInt32LE(0) !== localSignature) throw notZip()
    const start = part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    const raw = again.stream(start, start + part.packed - 1)
    return readable(part.method === 0 ? raw : pipeline(raw, createInflateRaw({ chunkSize: 64 * 1024 }), () => {}))
  }
}

async function* readable(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    throw Object.assign(notZip(), { cause: error })
  }
}

async function directory(source: Source): Promise<Map<string, Part>> {
  const { size } = source
  const tail = Buffer.alloc(Math.min(size, longestEnd))
  await source.read(tail, size - tail.length)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--
  if (end < 0) throw notZip()
  const [count, length, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (length > largestDirectory || count > mostParts || start + length > size) throw notZip()
  const bytes = Buffer.alloc(length)
  await source.read(bytes, start)
  const parts = new Map<string, Part>()
  for (let at = 0, left = count; left > 0; left--) {
    if (at + 46 > length || bytes.readUInt32LE(at) !== entrySignature) throw notZip()
    const [flags, method, packed] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [nameLength, extra, comment, offset] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)]
    if (flags & 1) throw new Error('this workbook has a password; save it without one')
    if ((method !== 0 && method !== 8) || packed === 0xffffffff || offset === 0xffffffff) throw new Error('this workbook is packed in a way that is not read; save it as CSV')
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    parts.set(name.replaceAll('\\', '/').replace(/^\//, ''), { name, method, offset, packed })
    at += 46 + nameLength + extra + comment
  }
  return parts
}
