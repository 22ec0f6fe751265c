import { expect, test } from 'vitest'
import type { Campaign, Content } from './calls.ts'
import { contentOf, draftOf, editOf, emptyDraft, isWritten, peopleOf } from './drafts.ts'

const counts = {
  audience: 0, sent: 0, inFlight: 0, waiting: 0, canceled: 0, failed: 0, excluded: 0, duplicates: 0, reasons: {}, delivered: 0, undelivered: 0, replied: 0, optedOut: 0,
  parts: 0,
}
const campaignOf = (content: Content): Campaign => ({ ...content, id: 'cmp_1', state: 'draft', mode: 'live', version: 1, counts, createdAt: '2026-11-22T10:00:00.000Z' })

test('a campaign read into the wizard says the same when it is saved', () => {
  const content: Content = {
    name: 'Opening', text: 'Hi', from: 'SHOP', texts: { nl: 'Dag' }, senders: { US: '+12025550123', IN: 'SHOPIN' }, age: { category: 'alcohol', field: 'born' }, tags: ['shop', 'autumn'], validity: 5_400, maxSegments: 3, audience: { lists: ['lst_1'], segments: ['seg_1'] }, country: 'NL', consent: 'existing',
    consentWording: 'At the till', perSecond: 50, ramp: { steps: [1, 10, 100], failedPercent: 10, optOutPercent: 2, waitSeconds: 300 }, fold: true,
    schedule: { at: '2027-01-05T09:30:00.000Z', spreadMinutes: 30, window: { days: [1, 2], from: '09:00', to: '17:00', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } },
    followUps: [
      { afterMinutes: 1_440, text: 'Tomorrow', only: 'delivered' }, { afterMinutes: 120, text: 'Still there?', texts: { nl: 'Ben je er nog?' }, evenIfReplied: true }, { afterMinutes: 90, text: 'Bye' },
    ],
  }
  expect(contentOf(draftOf(campaignOf(content)))).toEqual(content)
})

test('the time of day where each person is comes back as it was', () => {
  const schedule = { localTime: { time: '18:00', timeZone: 'America/New_York', late: 'now' as const } }
  expect(contentOf(draftOf(campaignOf({ name: 'a', text: 'b', from: 'c', schedule }))).schedule).toEqual(schedule)
})

test('a draft with a split says nothing by language, and one that a program triggers has no audience and no time', () => {
  const draft = { ...emptyDraft(), name: 'a', from: 'c', text: 'd', texts: { nl: 'e' }, lists: ['lst_1'], when: 'at' as const, at: '2027-01-05T10:00', careful: true, windowed: true }
  expect(contentOf({ ...draft, variants: ['f', 'g'] })).not.toHaveProperty('texts')
  const { triggered, schedule, ...rest } = contentOf({ ...draft, triggered: true })
  expect([triggered, Object.keys(schedule ?? {})]).toEqual([true, ['window']])
  expect(rest).not.toHaveProperty('audience')
  expect(rest).not.toHaveProperty('ramp')
})

test('what the wizard does not show is kept as it came', () => {
  const content: Content = {
    name: 'a', text: 'One', from: 'c', ramp: { steps: [5, 100], failedPercent: 3, optOutPercent: 1, waitSeconds: 60 },
    schedule: { recurring: { cron: '0 9 * * 1', timeZone: 'Asia/Tokyo' }, localTime: { time: '18:00', timeZone: 'Asia/Tokyo', late: 'now' }, window: { days: [1], from: '09:00', to: '10:00', timeZone: 'Asia/Tokyo' } },
    split: {
      variants: [{ name: 'short', text: 'One' }, { name: 'long', text: 'Two' }], holdOutPercent: 0,
      test: { percent: 20, by: 'replies', leastEach: 500, waitMinutes: 60, otherwise: 'pause' },
    },
  }
  expect(contentOf(draftOf(campaignOf(content)))).toEqual(content)
})

test('several texts are told apart by letters, and the first is the usual one', () => {
  const draft = { ...emptyDraft(), name: 'a', from: 'c', variants: ['Hello', 'Hey'], holdOut: '10' }
  expect(isWritten(draft)).toBe(true)
  expect(contentOf(draft)).toMatchObject({ text: 'Hello', split: { variants: [{ name: 'A', text: 'Hello' }, { name: 'B', text: 'Hey' }], holdOutPercent: 10 } })
})

test('what was taken out of a draft is taken out of the campaign', () => {
  const edit = editOf({ ...emptyDraft(), name: 'a', text: 'b', from: 'c' })
  expect(edit).toMatchObject({ name: 'a', audience: null, consent: null, schedule: null, ramp: null, split: null, senders: null, followUps: null, age: null, tags: null, triggered: null })
})

test('numbers are read from lines and commas', () => {
  expect(peopleOf({ ...emptyDraft(), numbers: '+31612345678\n\n 0612345679, +447400123456;' })).toEqual([{ to: '+31612345678' }, { to: '0612345679' }, { to: '+447400123456' }])
})
