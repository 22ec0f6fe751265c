// A code goes with its acceptance where it can, and as any other message where it cannot.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { takeEpoch } from '../carriers/records.ts'

type Rig = Awaited<ReturnType<typeof gatewayRig>>
const code = { to: '+31612345678', from: 'Shop', text: 'Your code is 123456', lane: 'otp' } as const

/** Counts commits from now on. */
function commitsOf(rig: Rig) {
  const write = rig.db.write
  let count = 0
  rig.db.write = (writes, options) => (count++, write(writes, options))
  return () => count
}
const texts = ({ sent }: Rig) => sent.map(({ octets }) => Buffer.from(octets).toString())
const statuses = (rig: Rig) => {
  const told: string[] = []
  rig.gateway.watch((changes) => told.push(...changes.map(({ status }) => status)))
  return told
}

test('a code is stored, intended and sent with one commit, and told in order', async () => {
  const rig = await gatewayRig({ windowed: true })
  const commits = commitsOf(rig)
  const told = statuses(rig)
  const result = await rig.accept(code)
  await rig.rest()
  expect(result).toMatchObject({ kind: 'done', outcomes: [{ accepted: { status: 'queued' } }] })
  expect([commits(), texts(rig)]).toEqual([1, [code.text]])
  expect(rig.db.core.read('SELECT epoch IS NOT NULL AS intended, attempts FROM queue', [])).toEqual([{ intended: 1, attempts: 1 }])
  expect(rig.gateway.counters().queued).toBe(1)
  await rig.answer({ kind: 'submitted', operatorId: 'A1' })
  expect(told).toEqual(['queued', 'sending', 'submitted'])
  expect([rig.gateway.counters().queued, rig.db.core.read('SELECT count(*) AS n FROM queue', [])]).toEqual([0, [{ n: 0 }]])
})

test('what is no code, is long, is for later, finds no room or somebody before it waits its turn', async () => {
  const rig = await gatewayRig({ windowed: true })
  for (const other of [{ lane: 'transactional' }, { text: 'long '.repeat(60) }, { scheduledAt: rig.clock.wall() + 1_000 }] as const) {
    const commits = commitsOf(rig)
    await rig.accept({ ...code, ...other })
    await rig.rest()
    expect(commits()).toBe('scheduledAt' in other ? 1 : 2)
  }
  rig.setRoom(0)
  const before = rig.sent.length
  await rig.accept({ ...code, text: 'first' })
  rig.sent.length = 0
  rig.setRoom(1)
  await rig.accept({ ...code, text: 'second' })
  await rig.rest()
  expect(before).toBeGreaterThan(0)
  expect(texts(rig)).toEqual(['first'])
  await rig.answer({ kind: 'submitted', operatorId: 'A1' })
  await rig.rest()
  expect(texts(rig)).toContain('second')
})

test('where the connection became another owner’s the code is accepted all the same, and not sent from here', async () => {
  const rig = await gatewayRig({ windowed: true })
  await rig.resting(takeEpoch(rig.db, 'op'))
  const result = await rig.accept(code)
  await rig.rest()
  expect(result).toMatchObject({ kind: 'done', outcomes: [{ accepted: { status: 'queued' } }] })
  expect(rig.sent).toEqual([])
  expect(rig.db.core.read('SELECT epoch, attempts FROM queue', [])).toEqual([{ epoch: null, attempts: 0 }])
})

test('a repeated key sends no second one, and gives the room back', async () => {
  const rig = await gatewayRig({ windowed: true })
  const context = { ...owner, idempotency: { key: 'k', bodyHash: 'h' } }
  await rig.resting(rig.gateway.accept([code], context))
  expect(await rig.resting(rig.gateway.accept([code], context))).toMatchObject({ replayed: true })
  await rig.rest()
  expect(texts(rig)).toEqual([code.text])
})
