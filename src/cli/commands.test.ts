// One table for all commands: what each owes to whoever calls it.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CommanderError, type Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from './program.ts'

/** The program without its works: what was called, what was written, and how it ended. */
async function call(...words: string[]) {
  const [out, complaints]: [string[], string[]] = [[], []]
  let worked = false
  const work = async () => void (worked = true)
  const program = createProgram({ version: '1.2.3', run: work, runBare: work })
  const quiet = (command: Command) => {
    command.configureOutput({ writeOut: (text) => void out.push(text), writeErr: (text) => void complaints.push(text) })
    command.exitOverride()
    command.commands.forEach(quiet)
  }
  quiet(program)
  const code = await program.parseAsync(words, { from: 'user' }).then(
    () => 0,
    (error: unknown) => {
      if (!(error instanceof CommanderError)) throw error
      return error.exitCode === 0 ? 0 : 2
    },
  )
  return { code, worked, out: out.join(''), complaints: complaints.join('') }
}

const nothing = async () => {}
const all = (command: Command, path: string[] = []): { path: string[]; command: Command }[] =>
  command.commands.filter((one) => one.name() !== 'help').flatMap((one) => [{ path: [...path, one.name()], command: one }, ...all(one, [...path, one.name()])])
const rows = all(createProgram({ version: '1.2.3', run: nothing, runBare: nothing })).map(({ path, command }) => ({ name: path.join(' '), path, command }))
const leaves = rows.filter(({ command }) => command.commands.length === 0)

test('the commands are those that scripts hold on to', () => {
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([
    'start', 'send', 'status', 'keys', 'keys create', 'keys list', 'keys revoke', 'smsc', 'doctor', 'migrate', 'backup', 'restore',
    'bench', 'listen', 'phone', 'init', 'completion',
  ]))
})

test.each(rows)('`$name --help` says what it does, with an example, and does nothing', async ({ name, path }) => {
  const { code, out, worked } = await call(...path, '--help')
  expect({ code, worked }).toEqual({ code: 0, worked: false })
  expect(out).toContain(`Usage: onesixty ${name}`)
  expect(out).toMatch(new RegExp(`Examples:\\n {2}\\$ onesixty ${name}`))
})

test.each(leaves)('`$name` writes JSON where it is asked to', ({ command }) => {
  expect(command.options.map(({ long }) => long)).toContain('--json')
})

test.each(rows)('`$name` with a wrong option is wrong use, and says where to look', async ({ name, path }) => {
  const { code, complaints, worked } = await call(...path, ...(name === 'send' ? ['--text', 'x'] : []), '--no-such-thing')
  expect({ code, worked }).toEqual({ code: 2, worked: false })
  expect(complaints).toContain("unknown option '--no-such-thing'")
  expect(complaints).toContain(`(onesixty ${name} --help shows what it takes)`)
})

test.each(leaves.filter(({ command }) => command.registeredArguments.some(({ required }) => required)))(
  '`$name` without what it needs is wrong use, and names it',
  async ({ path, command }) => {
    const { code, complaints, worked } = await call(...path)
    expect({ code, worked }).toEqual({ code: 2, worked: false })
    expect(complaints).toContain(`missing required argument '${command.registeredArguments[0]!.name()}'`)
  },
)

test.each([
  [['sned'], "unknown command 'sned'\n(Did you mean send?)"],
  [['send', '--to', '+31612345678'], "required option '--text <text>' not specified"],
  [['send', '--text', 'x', '--batch-size', '0'], 'It must be a whole number from 1 to 10000.'],
  [['send', '--text', 'x', '--lane', 'fast'], 'Allowed choices are otp, transactional, bulk.'],
  [['init', '--port', 'smpp'], 'It must be a whole number from 1 to 65535.'],
  [['init', '--price', '5 ct'], 'It must be an amount such as 0.0832.'],
  [['completion', 'tcsh'], 'Allowed choices are'],
])('wrong use: %j', async (words, say) => {
  const { code, complaints, worked } = await call(...words)
  expect({ code, worked }).toEqual({ code: 2, worked: false })
  expect(complaints).toContain(say)
})

const main = join(import.meta.dirname, 'main.ts')
const spawn = (words: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], { encoding: 'utf8', env: { ...process.env, ...env } })

test('a process ends with 2 for wrong use and for a wrong setting, and says so on standard error alone', () => {
  const wrong = spawn(['keys', 'revoke'])
  expect(wrong).toMatchObject({ status: 2, stdout: '' })
  const setting = spawn(['keys', 'list'], { ONESIXTY_HTTP_PORT: 'all' })
  expect(setting).toMatchObject({ status: 2, stdout: '' })
  expect(setting.stderr).toContain('ONESIXTY_HTTP_PORT: "all" is no port')
})

/** What bash offers for words of which the last is not finished. */
function offered(...words: string[]): string[] {
  const { stdout: script } = spawn(['completion', 'bash'])
  const asked = `onesixty() { echo msg_1; echo msg_2; }\n${script}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _onesixty; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', asked], { encoding: 'utf8' }).trim().split('\n')
}

const noBash = existsSync('/bin/bash') ? '' : ' (skipped: there is no /bin/bash)'
test.skipIf(noBash !== '')(`bash completes commands, options, choices and ids${noBash}`, () => {
  expect(offered('onesixty', 's')).toEqual(['start', 'send', 'status', 'smsc'])
  expect(offered('onesixty', 'keys', '')).toEqual(['create', 'list', 'rotate', 'revoke', '--help'])
  expect(offered('onesixty', 'send', '--la')).toEqual(['--lane'])
  expect(offered('onesixty', 'send', '--json', '--lane', 't')).toEqual(['transactional'])
  expect(offered('onesixty', 'send', '--text', 's')).toEqual([''])
  expect(offered('onesixty', 'status', 'm')).toEqual(['msg_1', 'msg_2'])
})

test.each(['zsh', 'fish'])('the script for %s names every command', (shell) => {
  const { status, stdout } = spawn(['completion', shell])
  expect(status).toBe(0)
  for (const { path } of rows) expect(stdout).toContain(path.at(-1))
})
