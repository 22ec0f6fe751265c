import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson, whereJsonBreaks } from './json.ts'

const say = (text: string) => {
  const parsed = parseJson(Buffer.from(text))
  return 'say' in parsed ? parsed.say : parsed.value
}

test('says where JSON breaks, with line and column', () => {
  expect(say('{"a":}')).toBe('The JSON breaks at position 5 (line 1, column 6).')
  expect(say('{\n "a": 1,\n}')).toBe('The JSON breaks at position 11 (line 3, column 1).')
  expect(say('[1 2]')).toBe('The JSON breaks at position 3 (line 1, column 4).')
  expect(say('{a:1}')).toBe('The JSON breaks at position 1 (line 1, column 2).')
  expect(say('[1],')).toBe('The JSON breaks at position 3 (line 1, column 4).')
  expect(say('nul')).toBe('The JSON breaks at position 0 (line 1, column 1).')
  expect(say('{"a":"\u0001"}')).toBe('The JSON breaks at position 6 (line 1, column 7).')
  expect(say('[01]')).toBe('The JSON breaks at position 1 (line 1, column 2).')
})

test('says that JSON ends too early, and what is empty or no UTF-8', () => {
  for (const text of ['{', '{"a"', '[1,', '"abc', '{"a":', '[[]']) expect(say(text), text).toContain('ends too early')
  expect(say('')).toBe('The body is empty.')
  expect(parseJson(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toEqual({ say: 'The body is not UTF-8.' })
})

test('a byte order mark does no harm', () => {
  expect(say('\ufeff{"a":1}')).toEqual({ a: 1 })
})

test('JSON that would take seconds to parse is refused before, and brackets in a text do not count', () => {
  for (const text of ['['.repeat(20e6), '{"a":'.repeat(4e6), `[${'{},'.repeat(6e6)}1]`, `[${'1,'.repeat(9e6)}1]`])
    expect(parseJson(Buffer.from(text))).toMatchObject({ tooLarge: true })
  const text = '[{,\\"'.repeat(200_000)
  expect(say(JSON.stringify([text, '\\']))).toEqual([text, '\\'])
  expect(say(`${'['.repeat(32)}"${'x'.repeat(70_000)}"${']'.repeat(32)}`)).toBeInstanceOf(Array)
})

test('twenty megabytes of line ends are counted in the time that as many spaces take', () => {
  const msOf = (byte: number) => {
    const began = performance.now()
    expect(parseJson(Buffer.alloc(20_000_000, byte).fill('x', 19_999_999))).toMatchObject({ say: expect.stringContaining('position 19999999') })
    return performance.now() - began
  }
  const best = (byte: number) => Math.min(...Array.from({ length: 6 }, () => msOf(byte)))
  expect(best(0x0a)).toBeLessThan(3 * best(0x20))
})

test('what the engine refuses breaks somewhere, and what comes before the break can be continued', () => {
  const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '}', ']', ',', '"', ':', '{', '\\', 'x', '1', '\n')).map(
    ([text, at, noise]) => text.slice(0, at % (text.length + 1)) + noise + text.slice((at % (text.length + 1)) + (at % 3)),
  )
  const property = fc.property(broken, (text) => {
    let fine = true
    try {
      JSON.parse(text)
    } catch {
      fine = false
    }
    const at = whereJsonBreaks(text)
    expect(at).toBeLessThanOrEqual(text.length)
    if (fine) expect(text.slice(at).trim()).toBe('')
    else if (at < text.length) expect(whereJsonBreaks(text.slice(0, at))).toBe(at)
  })
  fc.assert(property, { numRuns: 5_000 })
})
