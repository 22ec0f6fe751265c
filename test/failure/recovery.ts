// Kills a process that has so many messages under way, and looks how long the next one takes to have taken up all of them:
//   node test/failure/recovery.ts 100000
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPart } from './part.ts'
import { tell } from './tell.ts'

const flight = fileURLToPath(new URL('./parts/flight.ts', import.meta.url))
const mostMs = 2_000

export type Recovery = { readonly open: number; readonly ms: number; readonly line: string }

export async function recoverFrom(messages: number): Promise<Recovery> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-recovery-'))
  const file = join(folder, 'gateway.db')
  try {
    const before = await startPart<{ handedOver: number }>(flight, { FLIGHT_FILE: file, FLIGHT_MESSAGES: String(messages) })
    before.child.kill('SIGKILL')
    await before.exited
    const after = await startPart<{ open: number; ms: number; sinceStartMs: number }>(flight, { FLIGHT_FILE: file })
    after.child.kill('SIGKILL')
    await after.exited
    const { open, ms, sinceStartMs } = after.ready
    return { open, ms, line: `recovery with ${open} messages in flight: ${Math.round(ms)} ms, ${Math.round(sinceStartMs)} ms since the process began` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) {
  const messages = Number(process.argv[2] ?? 100_000)
  const { open, ms, line } = await recoverFrom(messages)
  tell('recovery', line)
  process.exitCode = open === messages && ms < mostMs ? 0 : 1
}
