import { expect, test } from 'vitest'
import type { Connection } from './calls.ts'
import { changeOf, draftOf, emptyDraft, settingsOf } from './settings.ts'

const connection = {
  id: 'con_1', protocol: 'smpp', name: 'North', host: 'smsc.example.com', port: 2775, systemId: 'shop', window: 20, perSecond: 50, tls: { ca: 'x' }, mode: 'trx',
  secrets: ['password'], version: 3, paused: false, builtin: false, createdAt: '', changedAt: '',
  status: { state: 'bound', window: 20, outstanding: 0, sent: 0, slowed: 0, uncertain: 0 },
} as unknown as Connection

test('a new connection names what was filled in, for its protocol alone', () => {
  const draft = { ...emptyDraft, name: ' North ', host: 'smsc.example.com', port: '2775', systemId: 'shop', password: 'p', tls: true, profile: 'twilio' }
  expect(settingsOf(draft)).toEqual({
    protocol: 'smpp', name: 'North', host: 'smsc.example.com', port: 2775, systemId: 'shop', password: 'p', tls: true, mode: 'trx', concatenation: 'udh8', evidence: 'unverified', uncertain: 'by-lane',
  })
  expect(settingsOf({ ...emptyDraft, protocol: 'http', name: 'T', profile: 'twilio', host: 'x', secrets: { authToken: 's', other: '' } })).toMatchObject({ profile: 'twilio', secrets: { authToken: 's' } })
  expect(settingsOf({ ...emptyDraft, protocol: 'http', name: 'T', host: 'x' })).not.toHaveProperty('host')
})

test('a change names what differs; an emptied field goes back to its default, a password left empty stays', () => {
  const draft = draftOf(connection)
  expect(changeOf(draft, connection)).toEqual({})
  expect(changeOf({ ...draft, window: '30', perSecond: '', name: 'South' }, connection)).toEqual({ name: 'South', window: 30, perSecond: null })
  expect(changeOf({ ...draft, password: 'new', tls: false }, connection)).toEqual({ password: 'new', tls: false })
})
