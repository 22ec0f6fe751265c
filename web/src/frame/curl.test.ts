import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curl } from './curl.ts'

test('the body reaches curl as it was, quotes and lines included', () => {
  const body = { to: '+31612345678', text: `It's "eight"\n$HOME` }
  const line = curl('/v1/messages', body).replace(/^curl/, `printf '%s\\n'`)
  expect(execFileSync('sh', ['-c', line]).toString()).toContain(JSON.stringify(body))
})
