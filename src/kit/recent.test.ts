import { expect, test } from 'vitest'
import { createRecent } from './recent.ts'

test('the last so many are kept, older ones go, and memory stays bounded', () => {
  const recent = createRecent<number>(100)
  for (let i = 0; i < 10_000; i++) {
    recent.set(`n${i}`, i)
    expect(recent.size).toBeLessThanOrEqual(200)
  }
  for (let i = 9_900; i < 10_000; i++) expect(recent.get(`n${i}`)).toBe(i)
  expect(recent.get('n9700')).toBeUndefined()
})

test('what is set anew or deleted in either generation is as said last', () => {
  const recent = createRecent<string>(2)
  for (const name of ['a', 'b', 'c']) recent.set(name, 'first')
  recent.set('a', 'second')
  expect(recent.get('a')).toBe('second')
  recent.delete('a')
  recent.delete('b')
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([undefined, undefined, 'first'])
})
