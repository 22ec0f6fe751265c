// The guide for programs that speak SMPP does what it says: its example runs, and its limits are those of the code.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { guardLimits } from '../../src/accounts/smpp-accounts/guard.ts'
import { smppDefaults } from '../../src/accounts/smpp-accounts/smpp-account.ts'
import { doorLimits, workLimits } from '../../src/api/smpp/limits.ts'
import { ask, createSite } from '../support/house.ts'

const root = join(import.meta.dirname, '..', '..')
const guide = readFileSync(join(root, 'docs', 'guide', 'smpp-for-customers.md'), 'utf8')

test('the example binds, sends, is told what became of it, and leaves', async () => {
  const site = await createSite()
  onTestFinished(site.remove)
  const house = await site.start()
  const { body } = await ask<{ systemId: string; password: string }>(house, '/v1/smpp-accounts', { name: 'shop' })
  const [, code] = /```js\n([\s\S]+?)```/.exec(guide)!
  const env = { ...process.env, SMPP_URL: `smpp://127.0.0.1:${site.env['ONESIXTY_SMPP_PORT']}`, SYSTEM_ID: body.systemId, PASSWORD: body.password }
  const child = spawn(process.execPath, ['--input-type=commonjs', '-e', code!], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  const timer = setTimeout(() => child.kill(), 45_000)
  const ended = await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(timer)
  await house.stop()
  expect([ended, said]).toEqual([0, expect.stringMatching(/^accepted as ([0-9a-z]{15})\nreceipt of \1: state 2\n$/)])
}, 60_000)

test('every limit of the guide is the one of the code', () => {
  const number = (value: number) => value.toLocaleString('en')
  const seconds = (ms: number) => `${ms / 1000} s`
  const { ofPair, ofNetwork, firstWaitMs, longestWaitMs } = guardLimits
  const rows: [string, string][] = [
    ['time until a connection is bound', seconds(doorLimits.initMs)],
    ['time for a whole PDU', seconds(doorLimits.pduReadMs)],
    ['octets of a PDU', number(doorLimits.maxPduBytes)],
    ['connections in all; not bound; not bound from one address', [doorLimits.sessions, doorLimits.unbound, doorLimits.unboundPerAddress].map(number).join('; ')],
    ['wrong passwords of an account from one address', number(ofPair)],
    ['wrong passwords from one network (/24, /64)', number(ofNetwork)],
    ['requests of one bind without an answer', `${number(doorLimits.receiveWindow)}, or \`window\``],
    ['messages of all accounts that wait for the disk', number(workLimits.waiting)],
    ['queries, cancels and replaces under way', number(workLimits.operations)],
    ['receipts and messages from phones that wait for one account', `${number(workLimits.owed)}, or a week`],
    ['time to answer a `deliver_sm`', seconds(doorLimits.responseMs)],
    ['octets that wait for a peer that does not read', `${doorLimits.outputBytes / 2 ** 20} MiB, or ${seconds(doorLimits.writeMs)}`],
    ['silence', `${seconds(doorLimits.enquireMs)}, then ${seconds(doorLimits.enquireAnswerMs)} for an \`enquire_link\``],
  ]
  for (const [what, limit] of rows) expect(guide).toContain(`| ${what} | ${limit} |`)
  expect(guide).toContain(`a wait of ${seconds(firstWaitMs)}, doubled up to ${longestWaitMs / 60_000} min`)
  const { window, perSecond, binds } = smppDefaults
  for (const usual of [window, perSecond, binds]) expect(guide).toContain(`(${number(usual)})`)
})
