import { expect, test } from 'vitest'
import { browserOf } from './browser.ts'

test('a browser is called by its name and system, what is none keeps its own', () => {
  expect(browserOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge, Windows')
  expect(browserOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Safari/604.1')).toBe('Safari, iPhone')
  expect(browserOf('node')).toBe('node')
  expect(browserOf('')).toBe('')
})
