import { expect, test } from 'vitest'
import { fitting, messageIn, numberIn } from './commands.ts'

const rows = ['Messages', 'Phones', 'API keys', 'Mensen', 'Étapes'].map((word) => ({ word, group: word === 'API keys' ? 'Developers' : 'Pages' }))
const found = (typed: string) => fitting(rows, typed).map(({ word }) => word)

test('what begins with it comes first, letters without their marks, groups count', () => {
  expect(found('')).toHaveLength(5)
  expect(found('mes')).toEqual(['Messages'])
  expect(found('e')[0]).toBe('Étapes')
  expect(found('dev key')).toEqual(['API keys'])
  expect(found('nothing')).toEqual([])
})

test('a number is known however it is written, an id of a message wherever it stands', () => {
  expect(numberIn(' +31 6-1234 5678 ')).toBe('+31612345678')
  expect(numberIn('1600')).toBe('1600')
  expect(numberIn('12')).toBeUndefined()
  expect(numberIn('Anna')).toBeUndefined()
  expect(messageIn('see msg_01kb3nq2s00000g.')).toBe('msg_01kb3nq2s00000g')
})
