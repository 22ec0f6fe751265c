// What a stretch of work cost a gateway, for each message, as the kernel and the gateway itself count: processor time of all
// threads, bytes handed to the disk (`write_bytes` of /proc/<pid>/io: pages made dirty, log and database both), and commits,
// each of which waits for one fsync of the log. What the database syncs beside that, strace counts in a run of its own.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Figures } from '../question.ts'
import { ask, usage, type Started } from './load.ts'

export const written = (pid: number): number => Number(/^write_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))![1])

const commits = async (url: string) => Number(/^onesixty_commits_total (\d+)/m.exec((await ask(url, '/metrics')).body)![1])

const now = async (gateway: Started) => ({ cpu: usage(gateway).cpu, bytes: written(gateway.child.pid!), fsyncs: await commits(gateway.url) })

/** From this call to that of what it returns. */
export async function meter(gateway: Started): Promise<(messages: number) => Promise<Figures>> {
  const before = await now(gateway)
  return async (messages) => {
    const after = await now(gateway)
    return {
      cpuUs: ((after.cpu - before.cpu) * 1e6) / messages, rssMiB: usage(gateway).peak,
      fsyncs: (after.fsyncs - before.fsyncs) / messages, bytes: (after.bytes - before.bytes) / messages,
    }
  }
}

/** For `startProcess`: strace notes every fsync and fdatasync in the file, and stops the process at no other call. */
export const syncsTo = (file: string) => ['strace', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=fsync,fdatasync', '-e', 'signal=none', '-o', file] as const
export const syncsIn = (file: string): number => [...readFileSync(file, 'utf8').matchAll(/\b(?:fsync|fdatasync)\(/g)].length
export const hasStrace = (): boolean => spawnSync('strace', ['-f', '--seccomp-bpf', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0
