import { expect, test } from 'vitest'
import { checks, type Evidence, type Finding } from './checks.ts'

const minute = 60_000
const wall = Date.parse('2026-11-22T10:00:00Z')
const whole = { faults: [], pending: [], exists: true }
const well: Evidence = {
  wall,
  settings: [],
  nodeVersion: 'v24.1.0',
  heapBytes: 1e9,
  memoryBytes: 4e9,
  openFiles: 65_536,
  folder: { path: '/data', exists: true, writable: true, open: [], newestAt: wall - minute },
  disk: { freeBytes: 50e9, totalBytes: 100e9 },
  fsyncMs: 2,
  ports: [{ setting: 'ONESIXTY_HTTP_PORT', port: 1600, use: 'ours' }],
  stores: { house: whole, smsc: whole },
  listensOn: '127.0.0.1',
  publicUrl: undefined,
  dashboard: 'fresh',
  server: {
    connections: [{ id: 'con_1', name: 'Operator', state: 'bound' }],
    receipts: { come: 90, missing: 10 },
    webhooks: [{ id: 'whk_1', url: 'https://shop.example', failing: false }],
    owned: true,
    clockOffMs: 200,
  },
}
const server = (more: object) => ({ server: { ...well.server, ...more } })
const at = (minutesAgo: number) => new Date(wall - minutesAgo * minute).toISOString()

test('an installation that is well has no finding', () => {
  for (const { name, look } of checks) expect({ name, ...look(well) }).toMatchObject({ name, state: 'ok' })
})

/** What is planted, who finds it, how bad it is, and a word of what is said. */
const planted: [fault: string, check: string, state: Finding['state'], say: RegExp, Partial<Evidence>][] = [
  ['a setting that makes no sense', 'settings', 'fail', /is no port/, { settings: ['ONESIXTY_HTTP_PORT: "all" is no port'] }],
  ['an old Node', 'node', 'fail', /v20\.1\.0 is too old/, { nodeVersion: 'v20.1.0' }],
  ['a Node between the old and the new', 'node', 'fail', /too old/, { nodeVersion: 'v22.18.0' }],
  ['a small heap', 'heap limit', 'warn', /268 MB only/, { heapBytes: 268e6 }],
  ['a small machine', 'heap limit', 'warn', /1\.0 GB of memory/, { memoryBytes: 1e9 }],
  ['few open files', 'open files', 'warn', /Only 1024/, { openFiles: 1_024 }],
  ['no data folder', 'data folder', 'warn', /not there/, { folder: { ...well.folder, exists: false } }],
  ['a data folder of somebody else', 'data folder', 'fail', /cannot be written/, { folder: { ...well.folder, writable: false } }],
  ['a key that others can read', 'data folder', 'fail', /secret\.key/, { folder: { ...well.folder, open: ['secret.key'] } }],
  ['a full disk', 'disk', 'fail', /full: 30 MB of 100\.0 GB/, { disk: { freeBytes: 30e6, totalBytes: 100e9 } }],
  ['a disk that is nearly full', 'disk', 'warn', /nearly full/, { disk: { freeBytes: 1e9, totalBytes: 100e9 } }],
  ['a slow disk', 'fsync', 'warn', /after 31\.0 ms/, { fsyncMs: 31 }],
  ['a very slow disk', 'fsync', 'fail', /after 250\.0 ms/, { fsyncMs: 250 }],
  ['a clock that was set back', 'clock', 'fail', /10 min in the future/, { folder: { ...well.folder, newestAt: wall + 10 * minute } }],
  ['a server with another time', 'clock', 'warn', /90 s behind/, server({ clockOffMs: -90_000 })],
  ['a port in use', 'ports', 'fail', /1600: taken/, { ports: [{ setting: 'ONESIXTY_HTTP_PORT', port: 1600, use: 'taken' }] }],
  ['a broken page', 'databases', 'fail', /house: Tree 3 page 9/, { stores: { house: { ...whole, faults: ['Tree 3 page 9'] } } }],
  ['a step that is to come', 'databases', 'warn', /0099-new/, { stores: { house: { ...whole, pending: ['0099-new'] } } }],
  ['a dashboard that is not built', 'dashboard', 'warn', /not built/, { dashboard: 'missing' }],
  ['an old dashboard', 'dashboard', 'warn', /older than its source/, { dashboard: 'stale' }],
  ['no server', 'server', 'warn', /does not answer/, { server: { away: 'http://x does not answer.' } }],
  ['open to all without an owner', 'reach', 'warn', /nobody owns it yet/, { listensOn: '0.0.0.0', ...server({ owned: false }) }],
  ['open to all without TLS', 'reach', 'warn', /no https address/, { listensOn: '0.0.0.0', publicUrl: 'http://sms.example' }],
  ['an operator that refuses', 'connections', 'fail', /Operator: refused \(ECONNREFUSED\), for 7 min/, server({ connections: [{ id: 'c', name: 'Operator', state: 'down', error: { at: at(7), say: 'refused (ECONNREFUSED)' } }] })],
  ['an operator that has been connecting for long', 'connections', 'fail', /for 5 min/, server({ connections: [{ id: 'c', name: 'Operator', state: 'connecting', error: { at: at(5), say: 'no answer' } }] })],
  ['two connections of one account', 'connections', 'warn', /North and South are one account: shop at smsc\.example:2775/, server({ connections: ['North', 'South', 'West'].map((name) => ({ id: name, name, state: 'bound', account: `${name === 'West' ? 'west' : 'shop'} at smsc.example:2775` })) })],
  ['no receipts', 'receipts', 'warn', /60 have no receipt/, server({ receipts: { come: 2, missing: 60 } })],
  ['a webhook that fails', 'webhooks', 'warn', /shop\.example: answered 500/, server({ webhooks: [{ id: 'w', url: 'https://shop.example', failing: true, say: 'answered 500' }] })],
]

test.each(planted)('%s is found', (_, check, state, say, more) => {
  const evidence = { ...well, ...more }
  const found = checks.map(({ name, look }) => ({ name, ...look(evidence) }))
  const finding = found.find(({ name }) => name === check)!
  expect(finding.state).toBe(state)
  expect(finding.say).toMatch(say)
  expect(finding.advice?.length).toBeGreaterThan(15)
  if (!('away' in evidence.server)) expect(found.filter((one) => one.state !== 'ok')).toEqual([finding])
})

test('every check has a fault planted for it', () => {
  expect(new Set(planted.map(([, check]) => check))).toEqual(new Set(checks.map(({ name }) => name)))
})

test('what only a server knows is skipped without one', () => {
  const skipped = checks.filter(({ look }) => look({ ...well, server: { away: 'x' } }).state === 'skipped').map(({ name }) => name)
  expect(skipped).toEqual(['connections', 'receipts', 'webhooks'])
})
