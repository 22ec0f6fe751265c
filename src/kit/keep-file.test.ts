import type * as Fs from 'node:fs'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { keepFile } from './keep-file.ts'

const done = vi.hoisted(() => [] as string[])
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  const open = new Map<number, string>()
  return {
    ...fs,
    openSync(path: string, flags: string) {
      const handle = fs.openSync(path, flags)
      open.set(handle, path)
      return handle
    },
    fsyncSync(handle: number) {
      done.push(`flush ${open.get(handle)}`)
      fs.fsyncSync(handle)
    },
    renameSync(from: string, to: string) {
      done.push(`rename ${to}`)
      fs.renameSync(from, to)
    },
  }
})

test('a file that is kept is its owner’s alone, and its name and those of new folders are flushed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-keep-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'new', 'data', 'secret')
  keepFile(file, 'a\n')
  keepFile(file, 'b\n')
  expect(readFileSync(file, 'utf8')).toBe('b\n')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(done.map((one) => one.replace(/\S+$/, (path) => relative(folder, path)))).toEqual([
    'flush new', 'flush ', 'rename new/data/secret', 'flush new/data', 'rename new/data/secret', 'flush new/data',
  ])
})
