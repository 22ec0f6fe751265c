// Price files as operators write them, brought through the door of the API.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { workbook } from '../../../test/support/workbook.ts'
import { countryCode } from './country-names.ts'
import { openHouse } from './house.test-support.ts'

const base64 = (octets: Buffer | string) => Buffer.from(octets).toString('base64')
/** As DIDWW and wholesale sellers write them, by their public descriptions. */
const didww = 'Source prefix,Destination prefix,Country,MCC,MCC name,MNC,MNC name,Reject SMS,Price\n,31,Netherlands,204,Netherlands,08,KPN,,0.0832\n,32,Belgium,206,Belgium,,,true,\n'
const wholesale = 'Country;Operator;MCC;MNC;Price;Currency;Effective Date;Change\nNetherlands;KPN;204;08;0,0612;USD;2026-01-01;I\nUnited Kingdom;rest;234;;0,0410;USD;2026-01-01;N\n'

async function house() {
  const { call } = await openHouse()
  const owner = async (...asked: Parameters<typeof call>) => {
    const { status, json } = await call(...asked)
    return { status, body: json as Record<string, unknown> }
  }
  const plan = (await owner('POST', '/v1/plans', { name: 'Shops', currency: 'EUR' })).body['id'] as string
  const bring = (body: object) => owner('POST', '/v1/prices', { plan, source: 'test', ...body })
  return { owner, plan, bring }
}
const rowsOf = async ({ owner, bring }: Awaited<ReturnType<typeof house>>, body: object) => {
  const made = await bring(body)
  if (made.status !== 201) throw new Error(JSON.stringify(made))
  return (await owner('GET', `/v1/prices/${made.body['id']}`)).body['data']
}

test('a price file is read packed or not, and the same as a workbook', async () => {
  const at = await house()
  const expected = [{ prefix: '31', country: 'NL', mcc: '204', mnc: '08', price: '0.0832', line: 2 }, { prefix: '32', country: 'BE', mcc: '206', price: null, line: 3 }]
  expect(await rowsOf(at, { csv: didww })).toEqual(expected)
  expect(await rowsOf(at, { file: base64(gzipSync(didww)) })).toEqual(expected)
  const cells = didww.trim().split('\n').map((line) => line.split(',').map((cell) => (cell === '' ? null : cell === '0.0832' ? 0.0832 : cell)))
  expect(await rowsOf(at, { file: base64(workbook(cells)) })).toEqual(expected)
})

test('an error in a workbook names its line, and what is no workbook is told so', async () => {
  const { bring } = await house()
  const file = (rows: Parameters<typeof workbook>[0]) => ({ file: base64(workbook(rows)) })
  expect(await bring(file([['Country', 'Price'], ['NL', 0.08], ['BE', 'free']]))).toMatchObject({ status: 422, body: { param: '/file', detail: expect.stringContaining('Line 3: `price`') } })
  expect(await bring(file([['Country', 'Price'], ['Atlantis', 0.08]]))).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Line 2: `country`') } })
  expect(await bring(file([['Colour', 'Price'], ['NL', 0.08]]))).toMatchObject({ status: 422, body: { detail: expect.stringContaining('prefix, country, mcc') } })
  expect(await bring({ file: base64('PK\u0003\u0004' + 'x'.repeat(60)) })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('workbook') } })
  expect(await bring({ file: base64(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(9)])) })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('archive') } })
  expect(await bring({ csv: 'country,price\nNL,0.1\n', file: base64('x') })).toMatchObject({ status: 422, body: { code: 'invalid_request' } })
})

test('a list in another currency needs a rate, is compared in the currency of the plan, and keeps its own', async () => {
  const { owner, bring, plan } = await house()
  expect(await bring({ csv: wholesale })).toMatchObject({ status: 422, body: { param: '/currency', detail: expect.stringContaining('no rate from USD to EUR') } })
  expect(await bring({ csv: wholesale, currency: 'EUR' })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Line 2: `currency` is USD') } })
  expect(await owner('POST', '/v1/rates', { source: 'ECB', rates: [{ base: 'USD', quote: 'EUR', rate: '0.92', validFrom: '2026-01-01' }] })).toMatchObject({ status: 201 })
  const made = await bring({ csv: wholesale })
  expect(made).toMatchObject({ status: 201, body: { currency: 'USD', diff: { added: 2, changes: [{ after: '0.056304' }, { after: '0.03772' }] } } })
  expect(await bring({ prices: [{ country: 'FR', price: '0.05' }], mode: 'merge' })).toMatchObject({ status: 422, body: { param: '/currency' } })
  expect((await owner('GET', `/v1/prices?plan=${plan}`)).body).toMatchObject({ data: [{ currency: 'USD' }] })
  expect(await owner('GET', '/v1/rates')).toMatchObject({ body: { data: [{ base: 'USD', quote: 'EUR', rate: '0.92', validFrom: '2026-01-01T00:00:00.000Z', source: 'ECB' }] } })
  expect(await owner('POST', '/v1/rates', { source: 'x', rates: [{ base: 'USD', quote: 'USD', rate: '1' }] })).toMatchObject({ status: 422 })
})

test('countries are known by their usual English names', () => {
  expect(['nl', 'Netherlands', 'The Netherlands', 'United States', 'Czech Republic', 'Côte d’Ivoire', 'Türkiye', 'Turkey', 'Russia', 'Atlantis'].map(countryCode)).toEqual(['NL', 'NL', 'NL', 'US', 'CZ', 'CI', 'TR', 'TR', 'RU', undefined])
})
