import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, test } from 'vitest'

const fileOf = (name: string) => resolve(import.meta.dirname, `../../examples/smpp-${name}.ts`)

/** Runs an example; `said` resolves with what it said once that has all of `words`, or it has ended. */
function run(name: string, ...args: string[]) {
  const child = spawn(process.execPath, [fileOf(name), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let words = ''
  child.stdout.on('data', (piece) => (words += piece))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const said = async (pattern: RegExp) => {
    await expect.poll(() => words, { timeout: 20_000 }).toMatch(pattern)
    return pattern.exec(words)!
  }
  return { said, ended, stop: () => child.kill() }
}

test('the examples run as they stand: a text goes over in its parts, is answered and reported', async () => {
  const server = run('server', '0')
  try {
    const [, port] = await server.said(/listening on (\d+)/)
    const client = run('client', '31612345678', `${'Café, €5? '.repeat(18)}Bye`, port!)
    await client.said(/^1 ESME_ROK\ndelivered\n2 ESME_ROK\ndelivered\nunbound by us\n$/)
    expect(await client.ended).toBe(0)
    await server.said(/shop to 31612345678: Café, €5\? .*\nshop to 31612345678: .*Bye\nshop: unbound by the peer\n/)
  } finally {
    server.stop()
  }
})

test.each(['client', 'server'])('the %s takes twenty lines', (name) => {
  const lines = readFileSync(fileOf(name), 'utf8').split('\n').filter((line) => !/^$|^import |^\/\//.test(line))
  expect(lines.length).toBeLessThanOrEqual(20)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(120)
})

const guide = resolve(import.meta.dirname, '../../docs/guide/smpp-and-sms.md')
const pieces = [...readFileSync(guide, 'utf8').matchAll(/```ts\n([^]*?)```\n\n```\n([^]*?)```/g)]

test.each(pieces.map(([, code, said], i) => [i + 1, code!, said!] as const))(
  'piece %i of the guide runs and says what stands under it',
  (_, code, said) => {
    const options = { cwd: dirname(guide), encoding: 'utf8' } as const
    const args = ['--input-type=module-typescript', '-e', code]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, options)
    expect({ stdout, status }, stderr).toEqual({ stdout: said, status: 0 })
  },
)
