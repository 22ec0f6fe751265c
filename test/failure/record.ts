// A record of what a program wrote to its files and when it flushed it, as the shim made it; and what a disk may hold after
// the power failed at some point of it: everything flushed, and of the rest any part, in any order, torn at sectors.
import { readFileSync } from 'node:fs'

type Event =
  | { readonly op: 'W'; readonly path: string; readonly offset: number; readonly octets: Buffer }
  | { readonly op: 'T'; readonly path: string; readonly offset: number }
  | { readonly op: 'S'; readonly path: string }
  | { readonly op: 'U'; readonly path: string }
  | { readonly op: 'R'; readonly path: string; readonly to: string }

const sector = 512
const headLength = 15

export function readRecord(file: string): Event[] {
  const all = readFileSync(file)
  const events: Event[] = []
  for (let at = 0; at < all.length;) {
    const op = String.fromCharCode(all[at]!)
    const pathLength = all.readUInt16LE(at + 1)
    const offset = Number(all.readBigUInt64LE(at + 3))
    const length = all.readUInt32LE(at + 11)
    const path = all.toString('utf8', at + headLength, at + headLength + pathLength)
    const begin = at + headLength + pathLength
    const octets = all.subarray(begin, op === 'W' || op === 'R' ? begin + length : begin)
    at = begin + octets.length
    if (op === 'W') events.push({ op, path, offset, octets })
    else if (op === 'T') events.push({ op, path, offset })
    else if (op === 'R') events.push({ op, path, to: octets.toString() })
    else if (op === 'S') events.push({ op, path })
    else if (op === 'U') events.push({ op, path })
  }
  return events
}

type Change = Extract<Event, { op: 'W' } | { op: 'T' }>
type File = { flushed: Buffer; length: number; pending: Change[] }

/** Plays a record forwards; at every point it can say what might be left. */
export class Disk {
  readonly #files = new Map<string, File>()

  apply(event: Event): void {
    if (event.op === 'R') {
      const file = this.#files.get(event.path)
      this.#files.delete(event.path)
      if (file) this.#files.set(event.to, file)
      return
    }
    if (event.op === 'U') return void this.#files.delete(event.path)
    const file = this.#files.get(event.path) ?? { flushed: Buffer.alloc(0), length: 0, pending: [] }
    this.#files.set(event.path, file)
    if (event.op === 'S') {
      for (const change of file.pending.splice(0)) put(file, change)
      return
    }
    file.pending.push(event)
  }

  /** What a file may hold: of each write that was not flushed, all, nothing, or some of its sectors. */
  after(path: string, chance: () => number): Buffer | undefined {
    const file = this.#files.get(path)
    if (!file) return undefined
    const left: File = { flushed: Buffer.from(file.flushed.subarray(0, file.length)), length: file.length, pending: [] }
    for (const write of file.pending) {
      const fate = chance()
      if (fate < 0.35) continue
      if (fate < 0.7 || write.op === 'T') put(left, write)
      else
        for (let at = 0; at < write.octets.length;) {
          const end = Math.min(write.octets.length, at + sector - ((write.offset + at) % sector))
          if (chance() < 0.5) put(left, { ...write, offset: write.offset + at, octets: write.octets.subarray(at, end) })
          at = end
        }
    }
    return left.flushed.subarray(0, left.length)
  }

  /** As if nothing had been lost. */
  whole(path: string): Buffer | undefined {
    return this.after(path, () => 0.5)
  }
}

function put(file: File, write: Change): void {
  if (write.op === 'T') {
    file.length = write.offset
    if (file.flushed.length > write.offset) file.flushed.fill(0, write.offset)
    return
  }
  const end = write.offset + write.octets.length
  if (end > file.flushed.length) {
    const larger = Buffer.alloc(Math.max(end, file.flushed.length * 2))
    file.flushed.copy(larger)
    file.flushed = larger
  }
  write.octets.copy(file.flushed, write.offset)
  file.length = Math.max(file.length, end)
}
