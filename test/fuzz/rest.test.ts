import { expect, test } from 'vitest'
import { fuzzRest } from './rest.ts'
import { createReader } from './rest-schema.ts'

// The long form: node test/fuzz/rest.ts 100000
test('generated requests to a whole house: no 5xx, no answer outside its schema, nothing accepted that the schema forbids', { timeout: 120_000 }, async () => {
  const { faults, ms, ...told } = await fuzzRest(8_000, 6)
  console.log(JSON.stringify({ ...told, seconds: Math.round(ms / 1_000) }))
  expect(faults).toEqual([])
  expect(told.unreached.length / told.operations).toBeLessThan(0.4)
  expect(told.replayed).toBeGreaterThan(50)
  expect(Object.keys(told.statuses)).toEqual(expect.arrayContaining(['200', '201', '202', '204', '400', '401', '403', '404', '405', '409', '412', '415', '422']))
})

test('the reader of schemas tells what fits from what does not', () => {
  const { faultIn, valueFor } = createReader({ Name: { type: 'string', minLength: 2, pattern: '^[a-z]{2,9}$' } })
  const schema = { type: 'object', properties: { name: { $ref: '#/components/schemas/Name' }, at: { type: 'string', format: 'date-time' }, many: { type: 'array', maxItems: 1, items: { type: ['integer', 'null'] } } }, required: ['name'], additionalProperties: false }
  for (const good of [{ name: 'ab' }, { name: 'ab', at: '2026-11-22T10:00:00Z', many: [null] }]) expect(faultIn(schema, good)).toBeUndefined()
  for (const bad of [null, [], {}, { name: 'a' }, { name: 'AB' }, { name: 'ab', other: 1 }, { name: 'ab', at: 'now' }, { name: 'ab', many: [1.5] }, { name: 'ab', many: [1, 2] }])
    expect(faultIn(schema, bad), JSON.stringify(bad)).toBeDefined()
  const chance = { float: Math.random, below: (bound: number) => Math.floor(Math.random() * bound), bytes: () => new Uint8Array() }
  for (let at = 0; at < 200; at++) expect(faultIn(schema, valueFor(schema, chance, () => undefined))).toBeUndefined()
  expect(() => faultIn({ unheardOf: 1 }, 1)).toThrow(/unheardOf/)
})
