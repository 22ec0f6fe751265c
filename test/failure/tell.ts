// Prints what a proof showed; with KEEP_PROOFS=1 it also writes it to bench/results/proof.json, with what one needs to judge
// it. Proofs that run side by side would overwrite each other there: `--no-file-parallelism`.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'

const file = resolve(import.meta.dirname, '../../bench/results/proof.json')
const [loadBefore] = loadavg()

export function tell(proof: string, line: string): void {
  console.log(line)
  if (process.env['KEEP_PROOFS'] !== '1') return
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
  kept[proof] = {
    line,
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim(),
    node: process.version,
    processor: cpus()[0]?.model,
    cores: cpus().length,
    loadBefore: Number(loadBefore!.toFixed(2)),
  }
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}
