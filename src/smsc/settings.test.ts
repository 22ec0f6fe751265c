import { expect, test } from 'vitest'
import { openRig } from './rig.ts'
import { makeRanges, readSettings } from './settings.ts'

const whole = {
  accounts: [
    { systemId: 'shop', password: 'secret', numbers: ['1600', '+31970'], tariffs: { '1600': '0.50 EUR' }, lists: { staff: ['+31612345678'] }, receipts: 'ucs2' },
  ],
  cells: [{ name: 'Harbour', numbers: ['+316'], at: { latitude: 51.95, longitude: 4.14 } }],
  peers: [{ name: 'north', numbers: ['+47'], networks: ['242-01'], host: 'centre.example', port: 2775, tls: true, systemId: 'us', password: 'pw', windowSize: 20 }],
  ranges: [{ from: '+31600000000', count: 10_000, network: '204-04', state: 'attached' }],
  keepRecordsDays: 7,
}

test('a whole description is taken as it is, and so is an empty one', () => {
  expect(readSettings(whole)).toBe(whole)
  expect(readSettings({})).toEqual({})
})

test.each([
  [[], 'the file: must be an object'],
  [{ acounts: [] }, 'acounts: is not known here'],
  [{ accounts: {} }, 'accounts: must be a list'],
  [{ accounts: [{ systemId: 'x' }] }, 'accounts[0].password: is missing'],
  [{ accounts: [{ systemId: 'x', password: 'longer than eight' }] }, 'accounts[0].password: must be at most 8'],
  [{ accounts: [{ systemId: 'x', password: '', receipts: 'morse' }] }, 'accounts[0].receipts: must be one of standard'],
  [{ accounts: [{ systemId: 'x', password: '', lists: { a: ['12'] } }] }, 'accounts[0].lists.a[0]: must be a number of 7'],
  [{ accounts: [{ systemId: 'x', password: '' }, { systemId: 'x', password: '' }] }, 'accounts.systemId: there are two'],
  [{ cells: [{ name: 'A', at: { latitude: 91, longitude: 0 } }] }, 'cells[0].at.latitude: must be degrees'],
  [{ peers: [{ name: 'n', host: 'h', port: 0, systemId: 'a', password: 'b' }] }, 'peers[0].port: must be a whole number'],
  [{ ranges: [{ from: '31600000000', count: 100_001 }] }, 'ranges[0].count: must be a whole number'],
  [{ ranges: [{ from: '31600000000', count: 1, network: '20404' }] }, "ranges[0].network: must be MCC-MNC"],
])('%j is refused by the path of the field', (value, say) => {
  expect((readSettings(value) as { fault: string }).fault).toContain(say)
})

test('ranges are made once, however often the file is read', async () => {
  const rig = await openRig()
  for (let i = 0; i < 3; i++) {
    let open = true
    const made = makeRanges(rig.smsc.subscribers, whole.ranges as never).finally(() => (open = false))
    for (let ms = 0; open && ms < 100; ms++) await rig.pass(1)
    await made
  }
  const rows = rig.db.core.read('SELECT count(*) AS count FROM smsc_subscriber_ranges', [])
  expect(rows).toEqual([{ count: 1 }])
})
