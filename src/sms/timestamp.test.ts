import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeTimestamp, decodeValidity, encodeTimestamp, encodeValidity, relativeMs, relativeValidity, validityFormat,
} from './timestamp.ts'

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  ['62112200500000', '2026-11-22T00:05:00Z', 0],
  ['62112200500088', '2026-11-22T02:05:00Z', -120],
  ['62112200500080', '2026-11-21T22:05:00Z', 120],
  ['42209221436522', '2024-02-29T07:04:56Z', 330],
  ['99211332959500', '1999-12-31T23:59:59Z', 0],
])('%s is %s with an offset of %i minutes', (written, iso, offsetMinutes) => {
  const timestamp = { at: Date.parse(iso), offsetMinutes }
  expect(decodeTimestamp(octets(written))).toEqual(timestamp)
  expect(hex(encodeTimestamp(timestamp))).toBe(written)
})

test('what is no time is undefined: wrong digits, wrong dates, zeros, too few octets', () => {
  for (const bad of [
    '6211220050f000', '62312200500000', '62202900500000', '62112242000000', '00000000000000', '621122',
  ]) {
    expect(decodeTimestamp(octets(bad))).toBeUndefined()
  }
})

test('every second of a century comes back, in every zone', () => {
  const quarters = fc.integer({ min: -79, max: 79 })
  const seconds = fc.integer({ min: Date.UTC(1980, 0, 2) / 1000, max: Date.UTC(2079, 11, 30) / 1000 })
  fc.assert(fc.property(seconds, quarters, (second, quarter) => {
    const timestamp = { at: second * 1000, offsetMinutes: quarter * 15 }
    const written = encodeTimestamp(timestamp)
    expect(decodeTimestamp(written)).toEqual(timestamp)
    const local = new Date(timestamp.at + timestamp.offsetMinutes * minute).toISOString()
    const digits = [...hex(written).slice(0, 12).matchAll(/(.)(.)/g)].map(([, low, high]) => high! + low!).join('')
    expect(digits).toBe(local.slice(2, 19).replace(/\D/g, ''))
  }), { numRuns: 2000 })
})

test('an offset between quarters is rounded and the moment stays; other centuries are refused', () => {
  const moment = Date.UTC(2026, 10, 22, 10, 0, 0)
  for (const [offsetMinutes, rounded] of [[20, 15], [-8, -15], [7, 0], [2000, 1185], [-2000, -1185]] as const) {
    const read = decodeTimestamp(encodeTimestamp({ at: moment, offsetMinutes }))
    expect(read).toEqual({ at: moment, offsetMinutes: rounded })
  }
  for (const at of [0, Date.UTC(1979, 11, 31), Date.UTC(2080, 0, 1), NaN, Infinity]) {
    expect(() => encodeTimestamp({ at, offsetMinutes: 0 })).toThrow(RangeError)
  }
})

test('relative validity is rounded up to the next of its codes, to 63 weeks', () => {
  const codes: [ms: number, code: number][] = [
    [0, 0], [1, 0], [5 * minute, 0], [5 * minute + 1, 1], [12 * hour, 143], [12 * hour + 1, 144], [day, 167],
    [day + 1, 168], [2 * day, 168], [30 * day, 196], [30 * day + 1, 197], [35 * day, 197], [63 * 7 * day, 255],
    [1000 * day, 255],
  ]
  for (const [ms, code] of codes) expect({ ms, code: relativeValidity(ms) }).toEqual({ ms, code })
  for (let code = 0; code <= 255; code++) {
    expect(relativeValidity(relativeMs(code))).toBe(code)
    if (code < 255) expect(relativeValidity(relativeMs(code) + 1)).toBe(code + 1)
  }
  expect(relativeMs(0xa7)).toBe(day)
})

test('enhanced validity counts seconds, hours or weeks, whichever fits, and can ask for a single shot', () => {
  const enhanced = (ms: number | undefined, singleShot = false) => ({ form: 'enhanced', ms, singleShot }) as const
  for (const [written, validity] of [
    ['00000000000000', enhanced(undefined)],
    ['40000000000000', enhanced(undefined, true)],
    ['022d0000000000', enhanced(45_000)],
    ['03215043000000', enhanced(12 * hour + 5 * minute + 34_000)],
    ['01ad0000000000', enhanced(7 * day)],
  ] as const) {
    expect(hex(encodeValidity(validity))).toBe(written)
    expect(decodeValidity(validityFormat.enhanced, octets(written))).toEqual(validity)
  }
  for (const bad of ['05000000000000', '03f00000000000']) {
    expect(decodeValidity(validityFormat.enhanced, octets(bad))).toBeUndefined()
  }
})
