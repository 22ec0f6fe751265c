// The parts of a ZIP file, each as a stream of its bytes. Only what workbooks use: stored or deflated, nothing encrypted.
// Reads the directory at the end of the file and believes no size that it names.
import { open, type FileHandle } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { createInflateRaw } from 'node:zlib'
import { pipeline } from 'node:stream'

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

/** Throws a sentence for people where the file cannot be read. */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path, 'r')
  try {
    return { parts: await directory(file), stream: (name) => streamOf(name) }
  } finally {
    await file.close()
  }
  async function streamOf(name: string): Promise<AsyncIterable<Uint8Array>> {
    const handle = await open(path, 'r')
    const parts = await directory(handle)
    const part = parts.get(name)
    const head = Buffer.alloc(30)
    if (part) await handle.read(head, 0, 30, part.offset)
    await handle.close()
    if (!part || head.readUInt32LE(0) !== localSignature) throw notZip()
    const start = part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    const raw = createReadStream(path, { start, end: start + part.packed - 1, highWaterMark: 64 * 1024 })
    if (part.method === 0) return raw
    return pipeline(raw, createInflateRaw({ chunkSize: 64 * 1024 }), () => {})
  }
}

async function directory(file: FileHandle): Promise<Map<string, Part>> {
  const { size } = await file.stat()
  const tail = Buffer.alloc(Math.min(size, longestEnd))
  await file.read(tail, 0, tail.length, size - tail.length)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--
  if (end < 0) throw notZip()
  const [count, length, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (length > largestDirectory || count > mostParts || start + length > size) throw notZip()
  const bytes = Buffer.alloc(length)
  await file.read(bytes, 0, length, start)
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
