import { expect, test } from 'vitest'
import type { Entry } from '../consent/consent.ts'
import { consentTold } from './consent-told.ts'

const entry = (more: Partial<Entry>) => ({ id: 'cns_1', workspace: 'wsp_1', mode: 'live', number: '+31612345678', sender: '*', purpose: 'marketing', action: 'withdrawn', ...more }) as Entry

test('a person who withdraws several purposes at once is told of as one, and only once it is written', () => {
  const heard: (string | null)[] = []
  const gateway = { events: { record: () => ({ writes: [], ended() {} }) } } as unknown as Parameters<typeof consentTold>[0] extends () => infer Of ? Of : never
  const { tell } = consentTold(() => gateway, (_, number) => heard.push(number))
  const told = tell([entry({}), entry({ purpose: 'transactional', sender: '1600' }), entry({ number: '+32470123456' }), entry({ number: '+3316', action: 'given' })])
  expect(heard).toEqual([])
  told.ended(true)
  expect(heard).toEqual(['+31612345678', '+32470123456'])
  tell([entry({})]).ended(false)
  expect(heard).toHaveLength(2)
})
