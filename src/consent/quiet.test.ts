import { expect, test } from 'vitest'
import { packs } from './pack.ts'
import { createQuiet } from './quiet.ts'

const quiet = createQuiet()
const at = (time: string) => Date.parse(time)
const untilOf = (country: string | null, time: string, zone?: string) => {
  const until = quiet.until({ country, at: at(time), ...(zone !== undefined && { zone }) })
  return until === undefined ? 'now' : new Date(until).toISOString().replace('.000', '')
}

test.each([
  // the night in which clocks go forward, and the one in which they go back
  ['NL', '2026-03-28T21:00:00Z', undefined, '2026-03-29T06:00:00Z'],
  ['NL', '2026-10-24T20:00:00Z', undefined, '2026-10-25T07:00:00Z'],
  ['GB', '2026-03-28T22:00:00Z', undefined, '2026-03-29T07:00:00Z'],
  ['GB', '2026-10-24T21:00:00Z', undefined, '2026-10-25T08:00:00Z'],
  ['US', '2026-03-07T23:00:00Z', 'America/New_York', '2026-03-08T16:00:00Z'], // Sunday noon in daylight time
  ['US', '2026-10-31T23:00:00Z', 'America/New_York', '2026-11-01T17:00:00Z'],
  ['AU', '2026-10-03T12:00:00Z', 'Australia/Lord_Howe', '2026-10-03T21:00:00Z'], // by half an hour
  ['AU', '2026-04-04T12:00:00Z', 'Australia/Lord_Howe', '2026-04-04T21:30:00Z'],
])('%s at %s in %s waits until %s', (country, time, zone, until) => expect(untilOf(country, time, zone)).toBe(until))

test('by day nobody waits', () => {
  expect(untilOf('NL', '2026-11-22T10:00:00Z')).toBe('now')
  expect(untilOf('IN', '2026-11-22T10:00:00Z')).toBe('now')
})

test('where the zone is not known all zones of the country must allow it', () => {
  // ten in the morning in New York is five in Honolulu, where nine comes at 19:00 UTC
  expect(untilOf('US', '2026-11-23T15:00:00Z')).toBe('2026-11-23T19:00:00Z')
  expect(untilOf('US', '2026-11-23T15:00:00Z', 'America/New_York')).toBe('now')
  // On Sundays no moment suits all of them: Monday.
  expect(untilOf('US', '2026-11-22T18:00:00Z')).toBe('2026-11-23T19:00:00Z')
})

test('Sundays and holidays are skipped where the country has them so', () => {
  expect(untilOf('FR', '2026-11-21T20:00:00Z')).toBe('2026-11-23T09:00:00Z') // Saturday evening
  expect(untilOf('FR', '2026-04-06T10:00:00Z')).toBe('2026-04-07T08:00:00Z') // Easter Monday
  expect(untilOf('FR', '2026-05-14T10:00:00Z')).toBe('2026-05-15T08:00:00Z') // Ascension
  expect(untilOf(null, '2026-11-22T12:00:00Z')).toBe('2026-11-23T09:00:00Z')
})

const untilFor = (number: string, time: string, more: { zone?: string; how?: 'some' } = {}) => {
  const until = quiet.until({ country: 'US', number, at: at(time), ...more })
  return until === undefined ? 'now' : new Date(until).toISOString().slice(0, 16)
}

test.each([
  ['New York', '+12125550123', '2026-11-23T13:00'], // federal: 08–21
  ['Connecticut', '+12035550123', '2026-11-23T14:00'],
  ['Rhode Island', '+14015550123', '2026-11-23T14:00'],
  ['Texas', '+12145550123', '2026-11-23T15:00'],
  ['El Paso, or what lies east of it', '+19155550123', '2026-11-23T16:00'],
  ['Hawaii', '+18085550123', '2026-11-23T18:00'],
  ['Washington, whose hours are not known', '+12065550123', '2026-11-23T17:00'],
  ['nobody knows where', '+18005550123', '2026-11-23T19:00'],
])('a Monday morning comes to a number of %s at its own hour', (_, number, until) => expect(untilFor(number, '2026-11-23T08:00:00Z')).toBe(until))

test('Sunday in Texas begins at noon, and ends at five in Rhode Island', () => {
  expect(untilFor('+12145550123', '2026-11-22T15:00:00Z')).toBe('2026-11-22T18:00')
  expect(untilFor('+14015550123', '2026-11-22T21:30:00Z')).toBe('now')
  expect(untilFor('+14015550123', '2026-11-22T22:00:00Z')).toBe('2026-11-23T14:00')
})

test('whoever moved to another zone is written to at what every state allows', () => {
  expect(untilFor('+12125550123', '2026-11-23T16:30:00Z', { zone: 'America/Los_Angeles' })).toBe('2026-11-23T17:00')
  expect(untilFor('+12125550123', '2026-11-23T13:30:00Z', { zone: 'America/New_York' })).toBe('now')
})

test('once it was allowed, a message waits again only when it is night everywhere in the country', () => {
  expect(untilFor('+12125550123', '2026-11-24T03:00:00Z', { how: 'some' })).toBe('now') // ten in the evening there, and five in the afternoon in Honolulu
  expect(untilFor('+12125550123', '2026-11-23T09:00:00Z', { how: 'some' })).toBe('2026-11-23T13:00')
})

test('a zone that is none is as good as not known', () => {
  expect(untilOf('NL', '2026-11-22T23:00:00Z', 'Mars/Olympus')).toBe('2026-11-23T07:00:00Z')
})

test('every pack says where it is from and has hours that can be read', () => {
  expect(packs.length).toBeGreaterThan(20)
  for (const { country, version, hours: usual, regions = {}, holidays, source } of packs) {
    for (const holiday of holidays) expect(holiday, country).toMatch(/^(\d\d-\d\d|easter[+-]\d{1,2})$/)
    const hours = [...usual, ...Object.values(regions).flat()]
    expect(version, country).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(source.what.length, country).toBeGreaterThan(10)
    for (const { days, from, to } of hours) {
      expect(days.every((day) => day >= 1 && day <= 7)).toBe(true)
      expect(from).toMatch(/^\d\d:(00|15|30|45)$/)
      expect(to > from).toBe(true)
    }
  }
})
