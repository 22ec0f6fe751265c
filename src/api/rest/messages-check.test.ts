import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSend } from './messages-check.ts'
import { isoTime, SendBroadcast, SendMany, SendOne } from './messages-schema.ts'

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, 1, -1, 1.5, 255, 256, 1e9, NaN, true, false, [], {}, 'otp', 'auto', 'NL', 'nl', '+31612345678'),
  fc.string({ unit: 'binary', maxLength: 70 }),
  fc.string({ minLength: 250, maxLength: 260 }),
  fc.constantFrom('x'.repeat(39_015), 'x'.repeat(39_016), 'a\ud800', '\udc00b', '2026-11-22T10:00:00Z', '2026-02-29T10:00:00Z', '2026-11-22T10:00:00+02:00', '2026-11-22'),
  fc.array(fc.oneof(fc.string({ maxLength: 66 }), fc.integer()), { maxLength: 12 }),
)
const good = {
  to: fc.constantFrom('+31612345678', '', 'x'.repeat(64)),
  text: fc.string({ minLength: 1, maxLength: 20 }),
  from: fc.constantFrom('SHOP', 'x'.repeat(32)),
  lane: fc.constantFrom('otp', 'transactional', 'bulk'),
  reference: fc.string({ minLength: 1, maxLength: 256 }),
  tags: fc.array(fc.string({ minLength: 1, maxLength: 64 }), { maxLength: 10 }),
  encoding: fc.constantFrom('auto', 'gsm7', 'ucs2'),
  maxSegments: fc.integer({ min: 1, max: 255 }),
  validity: fc.integer({ min: 1, max: 604_800 }),
  scheduledAt: fc.constantFrom('2026-11-22T10:00:00Z', '2026-11-22T10:00:00.123+05:30'),
  consent: fc.constantFrom('existing'),
  consentWording: fc.constantFrom('She signed up in our shop', 'x'.repeat(1_000)),
  flash: fc.boolean(),
  udh: fc.constantFrom('0605041581', '06050415810000', 'AB'.repeat(140)),
  binary: fc.constantFrom('00', 'ffEE', '0a'.repeat(300)),
  callbackUrl: fc.constantFrom('https://shop.example/sms', 'http://a', `https://a/${'x'.repeat(2_000)}`),
}
/** Mostly good fields, so that both answers come often; sometimes any value, a field more or a field less. */
const fieldsOf = (names: readonly (keyof typeof good)[]) =>
  fc.record(
    Object.fromEntries(names.map((name) => [name, fc.oneof({ weight: 24, arbitrary: good[name] as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything })])),
    { requiredKeys: [] },
  )
const extra = fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constantFrom({ colour: 1 }, { constructor: 1 }, { country: 'NL' }, { country: 1 }, { 'a/b': 1 }) })
const all = Object.keys(good) as (keyof typeof good)[]
const options = all.filter((name) => name !== 'to' && name !== 'text')
const both = (required: fc.Arbitrary<object>, optional: fc.Arbitrary<object>) => fc.tuple(required, optional, extra).map((parts) => Object.assign({}, ...parts) as object)
const message = both(fc.record({ to: good.to, text: good.text }, { requiredKeys: ['to'] }), fieldsOf(all))

const cases = [
  {
    name: 'one message',
    schema: SendOne,
    // with an array of numbers it would be a broadcast
    body: both(fc.record({ to: good.to, text: good.text }), fieldsOf(all)).filter((given) => !('to' in given && Array.isArray(given.to))),
  },
  {
    name: 'many messages',
    schema: SendMany,
    body: fc.tuple(fc.array(fc.oneof({ weight: 30, arbitrary: message as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything }), { maxLength: 3 }), fieldsOf([...options, 'text']), extra)
      .map(([messages, defaults, more]) => ({ messages, ...defaults, ...more })),
  },
  {
    name: 'a broadcast',
    schema: SendBroadcast,
    body: fc.tuple(fc.array(fc.oneof({ weight: 30, arbitrary: good.to as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything }), { maxLength: 4 }), good.text, fieldsOf(options), extra)
      .map(([to, text, fields, more]) => ({ to, text, ...fields, ...more })),
  },
]

const pointer = (path: readonly PropertyKey[]) => path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

for (const { name, schema, body } of cases) {
  test(`${name}: the check and the schema agree on what is good, and on which field is not`, () => {
    const seen = { good: 0, bad: 0 }
    const property = fc.property(body, (given) => {
      const parsed = schema.safeParse(given)
      const checked = checkSend(given)
      const complaints = 'kind' in checked ? [checked.param] : checked.shape === 'single' ? [] : [...checked.complaints.values()].map(({ param }) => param)
      expect(complaints.length === 0).toBe(parsed.success)
      seen[parsed.success ? 'good' : 'bad']++
      const places = (parsed.error?.issues ?? []).flatMap((issue) =>
        issue.code === 'unrecognized_keys' ? issue.keys.map((key) => pointer([...issue.path, key])) : [pointer(issue.path)])
      // the schema looks for a missing text only once everything else is right
      for (const param of complaints) if (!/^\/messages\/\d+\/text$/.test(param!)) expect(places).toContain(param)
    })
    fc.assert(property, { numRuns: 4_000 })
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(400)
  })
}

test('a body that is no object, or has no shape, is refused', () => {
  for (const body of [null, 5, 'x', [], undefined]) expect(checkSend(body)).toMatchObject({ code: 'invalid_type', param: '' })
  expect(checkSend({})).toMatchObject({ code: 'missing_field', param: '/to' })
})

test('a submission has what the message says, else what stands beside the array', () => {
  const checked = checkSend({
    lane: 'bulk',
    text: 'Hi',
    flash: true,
    messages: [{ to: '1', scheduledAt: '2026-11-22T10:00:00+01:00', flash: false }, { to: '2', lane: 'otp', text: 'Code' }],
  })
  expect(checked).toMatchObject({
    submissions: [
      { to: '1', lane: 'bulk', text: 'Hi', scheduledAt: Date.UTC(2026, 10, 22, 9), flash: false },
      { to: '2', lane: 'otp', text: 'Code', scheduledAt: undefined, flash: true },
    ],
  })
})

test('times that do not exist are none', () => {
  expect(isoTime.test('2028-02-29T23:59:59Z')).toBe(true)
  for (const text of ['2026-02-29T00:00:00Z', '2026-11-22T24:00:00Z', '2026-11-22T10:00:00', '2026-13-01T00:00:00Z']) expect(isoTime.test(text), text).toBe(false)
})
