import { expect, test } from 'vitest'
import { parseReceipt } from '../../smpp/receipt.ts'
import { statuses } from '../../smpp/statuses.ts'
import { segment } from '../../sms/segments.ts'
import type { Segmented } from '../../sms/segments.ts'
import { userData } from '../../sms/parts.ts'
import { octets, openRig } from '../rig.ts'

type Rig = Awaited<ReturnType<typeof openRig>>
type Program = Awaited<ReturnType<Rig['bind']>>

async function rigOf(written: unknown, seed = 7, options: Parameters<typeof openRig>[0] = {}) {
  const rig = await openRig(options)
  const set = rig.smsc.personality.set(written, { seed })
  if ('fault' in set) throw new Error(`${set.fault.param} ${set.fault.say}`)
  return rig
}

const send = (program: Program, count: number) => {
  for (let i = 0; i < count; i++) program.submit({ short_message: octets(`Hi ${i}`), registered_delivery: 1 })
}
const receiptsOf = (program: Program) =>
  program.delivered.map((pdu) => parseReceipt(pdu)!).map(({ id, state }) => `${id} ${state}`)
const accepted = (program: Program) => program.answers.filter((answer) => typeof answer === 'string')
const shown = async (rig: Rig, number = '+31612345678') => {
  const page = rig.smsc.phones.messages(number, { limit: 1_000 })
  await rig.pass(2)
  return (await page).data
}

test('the same seed makes the same history, another seed another', async () => {
  const history = async (seed: number) => {
    const steady = { line: { refuseBind: 0, unbindAfter: 'never', cutAfter: 'never' } }
    const rig = await rigOf(['flaky', 'liar', steady], seed)
    const program = await rig.bind()
    send(program, 60)
    await rig.pass(70_000, 10)
    return { answers: program.answers, receipts: receiptsOf(program) }
  }
  const [first, again, other] = [await history(7), await history(7), await history(8)]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
  expect(first.answers).toContain(statuses.ESME_RMSGQFUL)
})

test('answers and deliveries take their time, and what is answered is stored before', async () => {
  const rig = await rigOf({ answers: { delay: 200 }, delivery: { delay: 500 }, receipts: { delay: 300 } })
  const program = await rig.bind()
  send(program, 1)
  await rig.pass(190)
  expect(program.answers).toEqual([-1])
  expect(rig.smsc.counters()).toMatchObject({ accepted: 1, forwarding: 1 })
  await rig.pass(20)
  expect(program.answers).toEqual(['1000001'])
  await rig.pass(270)
  expect(await shown(rig)).toHaveLength(0)
  await rig.pass(30)
  expect(await shown(rig)).toHaveLength(1)
  await rig.pass(270)
  expect(program.delivered).toHaveLength(0)
  await rig.pass(40)
  expect(receiptsOf(program)).toEqual(['1000001 delivered'])
})

test('a message that expires on its way is expired, not delivered', async () => {
  const rig = await rigOf({ delivery: { delay: 60_000 } })
  const program = await rig.bind()
  program.submit({ short_message: octets('Hi'), registered_delivery: 1, validity_period: '000000000005000R' })
  await rig.pass(6_000, 5)
  expect(receiptsOf(program)).toEqual(['1000001 expired'])
})

test('a lost answer belongs to a message that is delivered and reported', async () => {
  const rig = await rigOf({ answers: { lost: 1 } })
  const program = await rig.bind()
  send(program, 3)
  await rig.pass(50)
  expect(program.answers).toEqual([-1, -1, -1])
  expect(receiptsOf(program)).toEqual(['1000001 delivered', '1000002 delivered', '1000003 delivered'])
  program.session.unbind()
  await rig.pass(10_200, 10)
  expect(rig.smsc.counters().sessions).toBe(0)
})

test('beyond its rate an account is throttled, and another is not', async () => {
  const accounts = ['demo', 'shop'].map((systemId) => ({ systemId, password: 'demo' }))
  const rig = await openRig({ accounts })
  rig.smsc.personality.set({ refusals: { perSecond: 10 } }, { account: 'demo' })
  const [demo, shop] = [await rig.bind(), await rig.bind('bind_transceiver', { system_id: 'shop' })]
  send(demo, 30)
  send(shop, 30)
  await rig.pass(20)
  expect(accepted(demo)).toHaveLength(10)
  expect(demo.answers.filter((answer) => answer === statuses.ESME_RTHROTTLED)).toHaveLength(20)
  expect(accepted(shop)).toHaveLength(30)
  await rig.pass(1_000)
  send(demo, 10)
  await rig.pass(20)
  expect(accepted(demo)).toHaveLength(20)
})

test('refusals come in their shares, and the queue is full from its depth on', async () => {
  const refusals = { queueFull: 0.2, temporary: 0.2, permanent: 0.2 }
  const rig = await rigOf({ refusals })
  const program = await rig.bind()
  send(program, 90)
  await rig.pass(50)
  const { ESME_RMSGQFUL, ESME_RSYSERR, ESME_RX_T_APPN, ESME_RINVDSTADR, ESME_RX_R_APPN } = statuses
  const count = (...of: number[]) => program.answers.filter((answer) => of.includes(answer as number)).length
  const [temporary, permanent] = [[ESME_RSYSERR, ESME_RX_T_APPN], [ESME_RINVDSTADR, ESME_RX_R_APPN]]
  for (const share of [count(ESME_RMSGQFUL), count(...temporary), count(...permanent)]) {
    expect(share).toBeGreaterThan(5)
    expect(share).toBeLessThan(35)
  }
  rig.smsc.personality.set({ refusals: { queueDepth: 4 }, delivery: { delay: 1_000 } })
  for (let i = 0; i < 6; i++) {
    send(program, 1)
    await rig.pass(5)
  }
  expect(program.answers.slice(-2)).toEqual([ESME_RMSGQFUL, ESME_RMSGQFUL])
  expect(accepted(program).length + count(ESME_RMSGQFUL, ...temporary, ...permanent)).toBe(96)
})

test('failing messages end in other final states, reach no phone, and are reported', async () => {
  const rig = await rigOf({ delivery: { failing: 1 } })
  const program = await rig.bind()
  send(program, 60)
  await rig.pass(50)
  const states = new Set(receiptsOf(program).map((word) => word.split(' ')[1]))
  expect(states).toEqual(new Set(['undelivered', 'expired', 'rejected', 'deleted', 'unknown']))
  expect(program.delivered).toHaveLength(60)
  expect(await shown(rig)).toHaveLength(0)
  const { delivered, expired, failed } = rig.smsc.counters()
  expect([delivered, expired + failed]).toEqual([0, 60])
})

test.each([
  ['early', { early: 1 }, ['1000001 delivered'], [-1]],
  ['late', { late: 1, lateBy: 400 }, [], ['1000001']],
  ['missing', { missing: 1 }, [], ['1000001']],
  ['intermediate', { intermediate: 1, delay: 50 }, ['1000001 enroute', '1000001 delivered'], ['1000001']],
] as const)('receipts are %s', async (_, receipts, expected, answers) => {
  const rig = await rigOf({ receipts })
  const program = await rig.bind()
  send(program, 1)
  await rig.pass(150)
  expect(receiptsOf(program)).toEqual(expected)
  expect(program.answers).toEqual(answers)
  await rig.pass(500)
  expect(program.answers).toEqual(['1000001'])
  expect(receiptsOf(program)).toHaveLength('missing' in receipts ? 0 : Math.max(1, expected.length))
})

test.each([
  ['repeated', { repeated: 1 }, ['1000001 delivered', '1000001 delivered']],
  ['contradicted', { conflicting: 1 }, ['1000001 delivered', '1000001 undelivered']],
  ['accompanied by made-up ones', { madeUp: 1 }, ['1000001 delivered', '7000001000001 delivered']],
])('receipts are %s, and what is owed is settled once', async (_, receipts, expected) => {
  const rig = await rigOf({ receipts })
  const program = await rig.bind()
  send(program, 1)
  await rig.pass(5_000, 5)
  expect(receiptsOf(program)).toEqual(expected)
  expect(rig.smsc.counters()).toMatchObject({ answered: 1, owed: 0 })
})

test('ids are written in one form in answers and in another in receipts', async () => {
  const rig = await openRig()
  const forms = []
  for (const [answer, receipt] of [['hex', 'padded'], ['upper-hex', 'decimal'], ['padded-hex', 'hex']] as const) {
    rig.smsc.personality.set({ ids: { answer, receipt }, receipts: { tlvs: answer === 'hex' } })
    const program = await rig.bind()
    send(program, 1)
    await rig.pass(20)
    forms.push([program.answers[0], receiptsOf(program)[0], program.delivered[0]!.tlvs.length])
    program.session.unbind()
    await rig.pass(20)
  }
  expect(forms).toEqual([
    ['f4241', '0001000001 delivered', 2],
    ['F4242', '1000002 delivered', 0],
    ['00000F4243', 'f4243 delivered', 0],
  ])
})

test('to a peer of version 3.3 no id is too long', async () => {
  const rig = await rigOf({ ids: { answer: 'padded', receipt: 'padded-hex' } })
  const program = await rig.bind('bind_transceiver', { interface_version: 0x33 })
  send(program, 1)
  await rig.pass(20)
  expect(program.answers).toEqual(['01000001'])
  expect(receiptsOf(program)).toEqual(['000F4241 delivered'])
})

test('parts overtake each other and become one text all the same', async () => {
  const rig = await rigOf('disordered')
  const program = await rig.bind()
  const text = 'Parts that come as they like. '.repeat(20)
  const arrived: string[] = []
  for (const { esmClass, dataCoding, octets: short_message } of userData(segment(text) as Segmented, 9)) {
    program.submit({ esm_class: esmClass, data_coding: dataCoding, short_message, registered_delivery: 1 })
  }
  await rig.pass(5_000, 5)
  arrived.push(...receiptsOf(program).map((word) => word.split(' ')[0]!))
  expect(arrived).not.toEqual([...arrived].sort((a, b) => Number(a) - Number(b)))
  expect((await shown(rig)).map((message) => message.text)).toEqual([text])
})

test('binds are refused in their share, with the status of a failed bind', async () => {
  const rig = await rigOf('closed')
  expect((await rig.bind()).session.bindStatus).toBe(statuses.ESME_RBINDFAIL)
  rig.smsc.personality.set('healthy')
  expect((await rig.bind()).session.state).toBe('bound_trx')
})

test('an operator that unbinds or cuts does so in its time, on connections from before the change too', async () => {
  const rig = await openRig()
  const [one, other] = [await rig.bind(), await rig.bind()]
  rig.smsc.personality.set({ line: { unbindAfter: 1_000 } })
  await rig.pass(900)
  expect(one.session.state).toBe('bound_trx')
  await rig.pass(200)
  expect([one.session.state, other.session.state]).toEqual(['closed', 'closed'])
  rig.smsc.personality.set({ line: { cutAfter: 500 } })
  const third = await rig.bind()
  await rig.pass(450)
  expect(third.session.state).toBe('bound_trx')
  await rig.pass(100)
  expect(third.session.state).toBe('closed')
})

test('a change takes hold while messages are under way, and an account may have a personality of its own', async () => {
  const rig = await openRig()
  const { personality } = rig.smsc
  expect(personality.set('slow', { account: 'nobody' })).toMatchObject({ fault: { param: 'account' } })
  expect(personality.set('slow', { seed: 1.5 })).toMatchObject({ fault: { param: 'seed' } })
  expect(personality.set({ answers: { lost: 2 } })).toMatchObject({ fault: { param: 'answers.lost' } })
  expect(personality.get()).toMatchObject({ says: [expect.stringContaining('healthy')] })
  personality.set({ answers: { lost: 1 } }, { account: 'demo', seed: 3 })
  const says = [expect.stringContaining('100 % of the messages are stored')]
  expect(personality.get('demo')).toMatchObject({ seed: 3, says })
  expect(personality.accounts()).toEqual(['demo'])
  const program = await rig.bind()
  send(program, 1)
  await rig.pass(20)
  personality.set(undefined, { account: 'demo' })
  send(program, 1)
  await rig.pass(20)
  expect(program.answers).toEqual([-1, '1000002'])
  expect(personality.accounts()).toEqual([])
})

test('what waits for a delivery or a receipt gets it at once when the operator is healed', async () => {
  const rig = await rigOf({ delivery: { delay: 60_000 } })
  const program = await rig.bind()
  send(program, 1)
  await rig.pass(20)
  rig.smsc.personality.set({ receipts: { delay: 60_000 } })
  await rig.pass(20)
  expect([await shown(rig), program.delivered]).toMatchObject([{ length: 1 }, []])
  rig.smsc.personality.set('healthy')
  await rig.pass(20)
  expect(receiptsOf(program)).toEqual(['1000001 delivered'])
  await rig.pass(60_000, 100)
  expect(program.delivered).toHaveLength(1)
})

test.each([
  ['deliveries', '02'],
  ['receipts', '45'],
])('%s that wait long keep nobody else waiting, and none is made twice', async (_, ending) => {
  const rig = await rigOf('healthy', 7, { bounds: { forwarding: 3, owed: 3 }, commitMs: 3 })
  const program = await rig.bind()
  for (let i = 0; i < 10; i++) {
    const slow = { destination_addr: `120255501${ending}`, short_message: octets(`Slow ${i}`), registered_delivery: 1 }
    program.submit(slow)
    send(program, 2)
    await rig.pass(2)
  }
  await rig.pass(300)
  expect(program.delivered).toHaveLength(20)
  await rig.pass(31_000, 10)
  expect(program.delivered).toHaveLength(30)
  expect(new Set(receiptsOf(program)).size).toBe(30)
  expect(rig.smsc.counters()).toMatchObject({ delivered: 30, answered: 30, forwarding: 0, owed: 0 })
})

test('what waited for its time is delivered after a crash, once, by the same decisions', async () => {
  const rig = await openRig()
  rig.smsc.personality.set({ delivery: { delay: 2_000 } })
  const program = await rig.bind()
  send(program, 20)
  await rig.pass(500)
  expect(accepted(program)).toHaveLength(20)
  rig.db.crash()
  const again = await openRig({ core: rig.db.core, clock: rig.clock })
  again.smsc.personality.set({ delivery: { delay: 2_000 } })
  const receiver = await again.bind()
  await again.pass(3_000, 5)
  expect(await shown(again)).toHaveLength(20)
  expect(new Set(receiptsOf(receiver)).size).toBe(20)
})
