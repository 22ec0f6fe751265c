import { expect, test } from 'vitest'
import { showKey } from '../api/rest/view.ts'
import { lineOf } from './keys.ts'

const key = { id: 'key_1', name: 'shop', mode: 'live', scopes: [], hint: 'os_live_…ab', createdAt: 0 } as const

test('the list says when a key was used last, as the API tells it', () => {
  expect(lineOf(showKey({ ...key, usedAt: Date.UTC(2026, 0, 2) }))).toContain('used 2026-01-02T00:00:00.000Z')
  expect(lineOf(showKey(key))).toContain('never used')
  expect(lineOf(showKey({ ...key, usedAt: 1, revokedAt: Date.UTC(2026, 0, 3) }))).toContain('revoked 2026-01-03')
})
