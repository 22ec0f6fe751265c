// Everything that docs/guide/test-your-app.md tells a developer to type or to write, done as it stands there.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cli, createSite, freePort, type RunningHouse, until } from '../support/house.ts'

const root = join(import.meta.dirname, '..', '..')
const guide = readFileSync(join(root, 'docs/guide/test-your-app.md'), 'utf8')
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block]) => block!)
const commands = blocks('sh').flatMap((block) => block.split('\n')).filter((line) => line.includes('npx onesixty'))

const site = await createSite()
let house: RunningHouse
beforeAll(async () => {
  house = await site.start()
  writeFileSync(join(site.folder, 'operator.json'), '{ "answers": { "delay": 20 } }')
})
afterAll(async () => {
  await house?.stop()
  site.remove()
})

/** What each of them says when it does its work. */
const says: readonly (readonly [RegExp, RegExp])[] = [
  [/^send /, /undelivered/],
  [/^phone /, /The phone \+31612345678/],
  [/^listen /, /Listening to/],
  [/^smsc /, /SMSC on 127\.0\.0\.1:\d+, system id demo, password demo/],
]

/** An SMSC gets a port and a folder of the test's, as whatever settings stand before a command. */
async function run(line: string): Promise<string> {
  const [settings, command] = line.split(/\s*npx onesixty /) as [string, string]
  const smsc = /^smsc\b/.test(command) ? { ONESIXTY_SMSC_PORT: String(await freePort()), ONESIXTY_DATA_DIR: join(site.folder, `alone${commands.indexOf(line)}`) } : {}
  const given = Object.fromEntries(settings.split(' ').filter(Boolean).map((one) => one.split('=') as [string, string]))
  for (const [name, value] of Object.entries(given)) expect([name, value]).toEqual([expect.stringMatching(/^ONESIXTY_(SMSC_PORT|DATA_DIR)$/), expect.any(String)])
  const words = command.replace(/\s+#.*$/, '').match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''))
  const child = spawn(process.execPath, [...cli, ...words], { cwd: site.folder, env: { ...process.env, ...site.env, ...smsc }, stdio: ['pipe', 'pipe', 'pipe'] })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  const [, wanted] = says.find(([name]) => name.test(`${command} `))!
  await until(`${line} to say ${wanted}`, async () => (wanted.test(said) ? true : undefined)).catch(() => {})
  child.kill('SIGINT')
  await exited
  return wanted.test(said) ? 'as it should' : said
}

test('every command of the guide does what it is there for', async () => {
  expect(commands.length).toBeGreaterThanOrEqual(7)
  const answers = await Promise.all(commands.map(run))
  expect(answers).toEqual(commands.map(() => 'as it should'))
}, 60_000)

test('the test of the guide runs in another project that has this one installed', async () => {
  const [block] = blocks('ts')
  const project = join(site.folder, 'shop')
  mkdirSync(join(project, 'node_modules'), { recursive: true })
  symlinkSync(root, join(project, 'node_modules', 'onesixty'))
  const program = `import { spawn } from 'node:child_process'
const startYourProgram = ({ port }: { port: number }) =>
  spawn(process.execPath, [${JSON.stringify(join(root, 'examples/smpp-client.ts'))}, '31612345678', 'Your code is 4711', String(port)])
`
  writeFileSync(join(project, 'shop.test.ts'), `${program}${block}`)
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  const child = spawn(process.execPath, ['--test', 'shop.test.ts'], { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  expect([code, said]).toEqual([0, expect.stringContaining('pass 1')])
}, 60_000)
