import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createConduct } from '../smsc/personality/conduct.ts'
import { conductFrom } from './personality.ts'

const control = () => createConduct({ clock: manualClock(), accounts: ['demo'] }).control

test('a name with a seed is in force at once, and is told in words', () => {
  const personality = control()
  const said: string[] = []
  conductFrom('throttling,hex-ids', 7, personality, { say: (line) => said.push(line) })
  const { seed, personality: is } = personality.get()
  expect([seed, is.refusals.perSecond, is.ids.answer]).toEqual([7, 20, 'hex'])
  expect(said.join()).toContain('20. (refusals.perSecond)')
})

test.each([
  ['angry', 'there is no personality "angry"'],
  ['/nowhere/is.json', 'ENOENT'],
])('%s stops the program with what is wrong', (written, say) => {
  expect(() => conductFrom(written, undefined, control())).toThrow(say)
})

test('a file is read again when it changes, and a fault in it changes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-personality-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'operator.json')
  const personality = control()
  const said: string[] = []
  writeFileSync(file, '["slow", { "answers": { "lost": 0.5 } }]')
  const unwatch = conductFrom(file, undefined, personality, { everyMs: 20, say: (line) => said.push(line) })
  onTestFinished(unwatch)
  expect(personality.get().personality.answers).toMatchObject({ lost: 0.5, delay: { logNormal: { median: 1_200 } } })
  // written again and again: what was written before the first look at the file is no change
  const write = (text: string) => writeFileSync(file, text)
  await vi.waitFor(() => {
    write('{ "answers": { "lost": 7 } }')
    expect(said.at(-1)).toContain('answers.lost must be a share')
  }, 20_000)
  expect(personality.get().personality.answers.lost).toBe(0.5)
  write('"healthy"')
  await vi.waitFor(() => expect(personality.get().personality.answers.lost).toBe(0), 20_000)
})
