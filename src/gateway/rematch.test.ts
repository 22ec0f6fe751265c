// Receipts that found no message, tried again by another reading of their ids.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { createIdForms, rulesFrom } from '../carriers/idforms.ts'

const phones = Array.from({ length: 300 }, (_, at) => `+316${20_000_000 + at}`)
const text = (at: number) => (at % 100 === 7 ? 'Long '.repeat(50) : 'Hi')

/** As many messages as phones, of which some have two parts, taken and reported under ids that nobody joins. */
async function strangers(answered: (part: number) => string, reported: (part: number) => string) {
  const rig = await gatewayRig()
  await rig.accept(...phones.map((to, at) => ({ to, text: text(at) })))
  const parts = [...rig.sent]
  await rig.answer(...parts.map((_, at) => ({ kind: 'submitted', operatorId: answered(at) }) as const))
  for (const [at, { destination }] of parts.entries()) await rig.receipt(reported(at), at === 1 ? 'undelivered' : 'delivered', { from: destination.address })
  const { data } = await rig.resting(rig.gateway.messages(owner, { limit: 500 }))
  const ids = new Map(data.map(({ id, to }) => [to, id]))
  const statuses = async () => (await rig.resting(rig.gateway.messages(owner, { limit: 500 }))).data.map(({ status }) => status)
  const unmatched = async () => (await rig.resting(rig.gateway.unmatchedReceipts({ limit: 1_000 }))).data
  return { rig, ids, statuses, unmatched, parts: parts.length }
}
const answered = (at: number) => `North.${700_000 + at}`
const reported = (at: number) => `${700_000 + at}`

test('one receipt and its message show the rule by which all the others find theirs', async () => {
  const { rig, ids, statuses, unmatched, parts } = await strangers(answered, reported)
  expect(new Set(await statuses())).toEqual(new Set(['submitted']))
  const [receipt] = await unmatched()
  const pair = await rig.resting(rig.gateway.pairOf(owner, receipt!.id, ids.get(`+${receipt!.to}`)!))
  if (typeof pair === 'string') throw new Error(pair)
  const rules = rulesFrom(pair.answered[0]!, pair.reported)
  expect(rules).toMatchObject({ responseCut: { start: 6, end: 0 } })
  const matching = rig.gateway.rematch('op', createIdForms(rules!))
  expect(rig.gateway.rematch('op', createIdForms(rules!))).toBe(matching) // not twice at once
  expect(await rig.resting(matching)).toEqual({ matched: parts, left: 0 })
  const ends = await statuses()
  expect(ends.filter((status) => status === 'delivered')).toHaveLength(phones.length - 1)
  expect(ends.filter((status) => status === 'undelivered')).toHaveLength(1)
  expect(await unmatched()).toEqual([])
})

test('what the rule does not lead to stays listed, and other connections are left alone', async () => {
  const { rig, statuses, unmatched, parts } = await strangers((at) => `a${700_000 + at}`, (at) => (at % 2 ? `x-a${700_000 + at}` : 'lost'))
  expect(await rig.resting(rig.gateway.rematch('another', createIdForms({ response: 'as-is', receipt: 'as-is' })))).toEqual({ matched: 0, left: 0 })
  const rules = rulesFrom('a700001', 'x-a700001')!
  const { matched, left } = await rig.resting(rig.gateway.rematch('op', createIdForms(rules)))
  expect([matched, matched + left]).toEqual([Math.floor(parts / 2), parts])
  expect(await unmatched()).toHaveLength(left)
  expect((await statuses()).filter((status) => status === 'submitted').length).toBeGreaterThan(100)
})
