import { expect, test } from 'vitest'
import { createLog, maskNumber } from './log.ts'

function logged(act: (log: ReturnType<typeof createLog>) => void): string {
  let text = ''
  act(createLog('debug', (line) => (text += line)))
  return text
}

test.each([
  ['+46701234501', '+4670*****01'],
  ['46701234501', '4670*****01'],
  ['from +46701234501 to +31612345678.', 'from +4670*****01 to +3161*****78.'],
  ['tel:46701234501', 'tel:4670*****01'],
  ['127.0.0.1:2775 after 30000 ms', '127.0.0.1:2775 after 30000 ms'],
  ['msg_1m81bfpft00005t', 'msg_1m81bfpft00005t'],
  ['2026-11-22T10:05:33.130Z', '2026-11-22T10:05:33.130Z'],
])('%s is written %s', (text, masked) => expect(maskNumber(text)).toBe(masked))

test('a number is masked in a field, deep in one, in a sentence and in an error with its cause', () => {
  const number = '+46701234501'
  const error = Object.assign(new Error(`no route to ${number}`, { cause: new Error(number) }), { detail: { to: [number] } })
  const text = logged((log) => log.with({ caller: number }).warn(`told ${number}`, { to: number, deep: { list: [{ from: number }] }, error }))
  expect(text).not.toContain('701234')
  expect(text.match(/\+4670\*{5}01/g)!.length).toBeGreaterThan(6)
})

test('secrets and texts are left out, by the name of their field or by what they look like', () => {
  const text = logged((log) => {
    log.info('x', { password: 'hunter2hunter2', headers: { authorization: 'Bearer abc.def', cookie: 'a=b' }, text: 'Your code is 4711', body: { a: 1 } })
    log.error('refused live_abcdefghijklmnopqrstuvwxyz0123456789', { url: 'postgres://me:hunter2hunter2@host/db', say: 'Bearer abcdefgh and password=hunter2hunter2' })
  })
  expect(text).not.toMatch(/hunter2|abc\.def|4711|abcdefgh|a=b/)
  expect(text).toContain('postgres://me:[redacted]@host/db')
})

test('names of things, times and amounts stay as they are, and a line is one line', () => {
  const text = logged((log) => log.info('two\nlines', { message: 'msg_01', operatorId: '12345678901', at: 1_767_225_600_000, port: 2775, forged: '{"level":50}\n{"level":50}' }))
  expect(JSON.parse(text)).toMatchObject({ message: 'msg_01', operatorId: '12345678901', at: 1_767_225_600_000, port: 2775 })
  expect(text.trim().split('\n')).toHaveLength(1)
})

test('below its level nothing is made of a line', () => {
  let text = ''
  createLog('warn', (line) => (text += line)).debug('x', { get to(): string { throw new Error('was looked at') } })
  expect(text).toBe('')
})
