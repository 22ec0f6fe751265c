// Builds the shim that stands between a program and the C library. Tests that need it are skipped, with the reason, where
// there is no compiler.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const source = join(import.meta.dirname, 'shim.c')
const built = join(tmpdir(), `onesixty-shim-${process.getuid?.() ?? 0}-${Math.round(statSync(source).mtimeMs)}.so`)

function build(): string | undefined {
  if (process.platform !== 'linux') return 'the shim is for Linux'
  if (existsSync(built)) return undefined
  mkdirSync(tmpdir(), { recursive: true })
  const part = `${built}.${process.pid}`
  const { status, stderr, error } = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', part, source, '-ldl', '-lpthread'])
  if (error) return 'there is no gcc; on Debian: apt-get install gcc libc6-dev'
  if (status !== 0) return `gcc could not build it: ${stderr.toString().slice(0, 200)}`
  return spawnSync('mv', [part, built]).status === 0 ? undefined : 'it could not be put into place'
}

/** Undefined when the shim can be used. */
export const whyNoShim = build()

export type ShimSettings = {
  /** Paths that begin like this are watched. */
  readonly prefix: string
  readonly log?: string
  /** The process ends at the so-manieth of these steps: the first two on files, the others on sockets. */
  readonly kill?: { readonly step: 'pwrite' | 'fdatasync' | 'write' | 'read'; readonly when: 'before' | 'after'; readonly count: number }
  /** From this flush on every one fails. */
  readonly failFlush?: number
  readonly clock?: string
}

/** What to add to the environment of a process. */
export const shimmed = ({ prefix, log, kill, failFlush, clock }: ShimSettings): Record<string, string> => ({
  LD_PRELOAD: built,
  SHIM_PREFIX: prefix,
  ...(log === undefined ? {} : { SHIM_LOG: log }),
  ...(kill === undefined ? {} : { SHIM_KILL: `${kill.step}:${kill.when}:${kill.count}` }),
  ...(failFlush === undefined ? {} : { SHIM_FAIL: String(failFlush) }),
  ...(clock === undefined ? {} : { SHIM_CLOCK: clock }),
})
