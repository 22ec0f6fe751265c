// Small files that must outlive a power cut: whole under their name or not there, for their owner's eyes, and on disk when
// the call returns. Knows no meaning of what is kept.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The folder and those above it that are missing. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) flushFolder(dirname(made))
}

export function keepFile(file: string, text: string): void {
  makeFolder(dirname(file))
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  flushFolder(dirname(file))
}

/** A name is on disk when its folder is. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return // which opens no folders, and writes names through
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
