// Every check of the project, in order of speed: types, lint, dead code, lockfile, then all tests. Arguments choose
// test files by name. The last line is `N passed, N failed, N skipped`; each check before the tests counts as one.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { styleText } from 'node:util'
import { startVitest, type TestCase } from 'vitest/node'

type Verdict = { ok: boolean; words: string }
type Check = { name: string; run(): Promise<Verdict> }

const root = resolve(import.meta.dirname, '..')
const inPackage = (path: string) => resolve(root, 'node_modules', path)
const linted = ['src', 'test', 'bench', 'scripts', 'examples', 'web/src', 'sdk/src']

/** Runs a program of a package under this same Node; what it says is shown only when it fails. */
function program(path: string, ...args: string[]): Promise<Verdict> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [inPackage(path), ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
    })
    let words = ''
    child.stdout.on('data', (piece) => (words += piece))
    child.stderr.on('data', (piece) => (words += piece))
    child.on('error', (error) => done({ ok: false, words: error.message }))
    child.on('close', (code) => done({ ok: code === 0, words }))
  })
}

const checks: Check[] = [
  { name: 'types', run: () => program('typescript/bin/tsc', '--noEmit') },
  { name: 'types of the dashboard', run: () => program('typescript/bin/tsc', '--noEmit', '-p', 'web') },
  { name: 'lint', run: () => program('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '-f', 'unix', ...linted) },
  { name: 'dead code', run: () => program('knip/bin/knip.js', '--no-progress', '--no-config-hints') },
  { name: 'lockfile', run: async () => lockfile() },
]

type Locked = {
  version?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
  link?: boolean
  license?: string
  dev?: boolean
}

/** No scripts at install, no addresses, every package with its digest, and nothing copyleft among what ships. */
function lockfile(): Verdict {
  const { packages } = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const faults: string[] = []
  for (const [name, entry] of Object.entries(packages)) {
    if (!name.includes('node_modules/') || entry.link) continue
    if (entry.hasInstallScript) faults.push(`${name} runs a script at install`)
    if (entry.resolved)
      faults.push(
        `${name} is bound to an address: set omit-lockfile-registry-resolved=true and write the lockfile anew`,
      )
    if (!entry.integrity) faults.push(`${name} has no integrity digest`)
    if (!entry.dev && /GPL|MPL|EUPL|CDDL|SSPL|BUSL/i.test(entry.license ?? ''))
      faults.push(`${name} is ${entry.license}, and ships`)
  }
  return { ok: faults.length === 0, words: faults.join('\n') }
}

const tally = { passed: 0, failed: 0 }
const failures: string[] = []
const skipped: string[] = []
const seconds = (sinceMs: number) => styleText('dim', `${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`)

async function runChecks(): Promise<void> {
  for (const { name, run } of checks) {
    const began = performance.now()
    const { ok, words } = await run()
    console.log(` ${ok ? styleText('green', '✓') : styleText('red', '✗')} ${name} ${seconds(began)}`)
    if (ok) tally.passed++
    else {
      tally.failed++
      failures.push(name)
      console.log(words.trim().replace(/^/gm, '     '))
    }
  }
}

async function runTests(filters: string[]): Promise<void> {
  // Settings of the person who runs the tests must not colour them.
  for (const name of Object.keys(process.env)) if (name.startsWith('ONESIXTY_')) delete process.env[name]
  const vitest = await startVitest('test', filters, { run: true, watch: false, root, reporters: ['default'] })
  for (const file of vitest.state.getTestModules()) {
    const cases = [...file.children.allTests()]
    for (const test of cases) count(test, `${file.relativeModuleId}: ${test.fullName}`)
    if (file.state() === 'failed' && !cases.some((test) => test.result().state === 'failed'))
      fail(`${file.relativeModuleId}: the file itself`)
  }
  for (const error of vitest.state.getUnhandledErrors())
    fail(`outside of any test: ${(error as Error).message ?? String(error)}`)
  await vitest.close()
}

function count(test: TestCase, name: string): void {
  const result = test.result()
  if (result.state === 'passed') tally.passed++
  else if (result.state === 'failed') fail(name)
  else {
    const note = result.state === 'skipped' ? result.note : undefined
    skipped.push(note ? `${name}: ${note}` : name) // without a note the reason stands in the name
  }
}
function fail(name: string): void {
  tally.failed++
  failures.push(name)
}

const began = performance.now()
const filters = process.argv.slice(2)
if (filters.length === 0) await runChecks()
await runTests(filters)
if (skipped.length) console.log(`\nSkipped:\n${skipped.map((line) => `  ${line}`).join('\n')}`)
if (failures.length) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`)
console.log(`\nin ${((performance.now() - began) / 1_000).toFixed(0)} s`)
process.exitCode = tally.failed ? 1 : 0
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed, ${skipped.length} skipped\n`, () =>
  process.exit(),
)
