import { expect, test } from 'vitest'
import { freeLedger } from '../billing/ledger.ts'
import type { ChooseRoute } from '../routing/choose.ts'
import type { Network } from '../routing/network.ts'
import type { Question } from '../routing/route.ts'
import { gatewayRig, workspace } from '../../test/support/gateway-rig.ts'

const network: Network = { country: 'NL', mcc: '204', mnc: '08', name: 'KPN', source: 'imported' }
const sends: ChooseRoute = ({ parts }) => ({
  kind: 'send',
  id: 'rte_1',
  connection: 'op',
  why: ['because'],
  network,
  cost: { micros: 31_200 * parts, currency: 'EUR' },
})
const blocks: ChooseRoute = (question) =>
  question.text.includes('casino')
    ? { kind: 'block', id: 'rte_2', reason: 'content', say: 'not here', why: ['a rule'], network }
    : sends(question)
const context = { workspace, mode: 'live' } as const
const casino = { to: '+31612345678', from: 'Shop', text: 'casino' }

test('a message is stored with its network, route and reasons', async () => {
  const { send, view } = await gatewayRig({ choose: sends })
  expect(await view(await send())).toMatchObject({ network, route: { id: 'rte_1', why: ['because'] } })
})

test('routing is asked with everything it may judge by', async () => {
  const asked: Question[] = []
  const { send, clock } = await gatewayRig({ choose: (question) => (asked.push(question), sends(question)) })
  await send({ lane: 'otp', text: 'x'.repeat(161), from: 'Shop' })
  expect(asked).toEqual([
    {
      mode: 'live',
      workspace,
      lane: 'otp',
      to: '+31612345678',
      from: 'Shop',
      text: 'x'.repeat(161),
      country: 'NL',
      parts: 2,
      at: clock.wall(),
    },
  ])
})

test('routing is told what a message is sold for, so that it is not sold for less than it costs', async () => {
  const guarded: ChooseRoute = (question) =>
    question.sell && question.sell.micros < 31_200 ? { kind: 'none', say: 'it costs more than it is sold for' } : sends(question)
  const ledger = { ...freeLedger, priceOf: ({ lane }: { lane: string }) => ({ micros: lane === 'bulk' ? 20_000 : 50_000, currency: 'EUR' }) }
  const { accept, gateway } = await gatewayRig({ choose: guarded, ledger })
  const hi = { ...casino, text: 'Hi' }
  expect(await accept({ ...hi, lane: 'bulk' }, hi)).toMatchObject({
    outcomes: [{ refused: { code: 'no_route', say: 'it costs more than it is sold for' } }, { accepted: {} }],
  })
  expect(gateway.preview({ ...hi, lane: 'bulk' }, context)).toMatchObject({ refusal: { code: 'no_route' } })
})

test('a blocked message is kept and explained, goes nowhere and is free, among others that go', async () => {
  const charged: string[] = []
  const ledger = {
    ...freeLedger,
    reserve: (charges: Parameters<typeof freeLedger.reserve>[0]) => (
      charged.push(...charges.map(({ message }) => message)),
      freeLedger.reserve(charges)
    ),
  }
  const { accept, sent, view, rest, gateway, resting, clock } = await gatewayRig({ choose: blocks, ledger })
  const result = await accept(casino, { ...casino, text: 'Hi' })
  await rest()
  if (result.kind !== 'done') throw new Error(result.kind)
  const [first, second] = result.outcomes.map((outcome) => ('accepted' in outcome ? outcome.accepted : undefined))
  expect([first!.status, second!.status]).toEqual(['blocked', 'queued'])
  expect(sent.map(({ token }) => token.flight.id)).toEqual([second!.id])
  expect(charged).toEqual([second!.id])
  expect(await view(first!.id)).toMatchObject({
    status: 'blocked',
    reason: 'content',
    error: { code: 'blocked', say: 'not here' },
    route: { id: 'rte_2' },
    network,
    finishedAt: clock.wall(),
    timeline: [{ event: 'accepted' }, { event: 'blocked' }],
  })
  expect(gateway.counters()).toMatchObject({ accepted: 2, failed: 1, queued: 1 })
  expect(await resting(gateway.cancel(context, first!.id))).toBe('too_late')
})

test('where no connection takes a message it is refused with the reason', async () => {
  const { accept } = await gatewayRig({ choose: () => ({ kind: 'none', say: 'nobody goes there' }) })
  expect(await accept(casino)).toMatchObject({
    outcomes: [{ refused: { code: 'no_route', say: 'nobody goes there' } }],
  })
})

test('a preview tells network, route, reasons and cost, or what would block it', async () => {
  const { gateway } = await gatewayRig({ choose: blocks })
  expect(gateway.preview({ ...casino, text: 'Hi' }, context)).toMatchObject({
    network,
    route: { id: 'rte_1', why: ['because'] },
    cost: { micros: 31_200, currency: 'EUR' },
  })
  expect(gateway.preview(casino, context)).toMatchObject({
    blocked: { reason: 'content', say: 'not here' },
    route: { id: 'rte_2' },
  })
})

test('what becomes of a message is told with its connection and since when the operator has it', async () => {
  const { gateway, send, answer, receipt, clock } = await gatewayRig({ choose: sends })
  const told: object[] = []
  gateway.watch((batch) => told.push(...batch))
  await send()
  await answer({ kind: 'submitted', operatorId: '7' })
  const submittedAt = clock.wall()
  clock.advance(2_000)
  await receipt('7', 'delivered')
  expect(told).toContainEqual(
    expect.objectContaining({ status: 'delivered', connection: 'op', submittedAt, at: submittedAt + 2_000 }),
  )
})
