import { expect, test } from 'vitest'
import { gatewayRig, owner, workspace } from '../../test/support/gateway-rig.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const

test('a message is sent, taken and delivered, and its timeline tells it', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'Hello' })
  expect(Buffer.from(rig.sent[0]!.octets).toString('latin1')).toBe('Hello')
  expect(rig.sent[0]).toMatchObject({ source: { ton: 5, npi: 0, address: 'Shop' }, destination: { ton: 1, npi: 1, address: '31612345678' } })
  expect((await rig.view(id)).status).toBe('sending')
  await rig.answer(taken('9'))
  expect((await rig.view(id)).status).toBe('submitted')
  await rig.receipt('9', 'delivered')
  const view = await rig.view(id)
  expect(view).toMatchObject({ status: 'delivered', evidence: 'handset', possibleDuplicate: false, segments: 1 })
  expect(view.timeline!.map(({ event }) => event)).toEqual(['accepted', 'attempt', 'submitted', 'delivered'])
  expect(view.timeline!.at(-1)).toMatchObject({ evidence: 'handset' })
  expect(rig.answered).toEqual([{ handle: '9', stored: true }])
})

test('each bad submission is refused by itself, with the field and a sentence', async () => {
  const rig = await gatewayRig()
  const result = await rig.accept(
    { to: '+31612345678', text: 'fine' },
    { to: '+3161234', text: 'Hi' },
    { to: '+31612345678', text: '' },
    { to: '+31612345678', text: 'x'.repeat(2_000) },
    { to: '+31612345678', text: 'broken \ud800 half' },
    { to: '+31612345678', from: 'A name too long', text: 'Hi' },
    { to: '+31612345678', text: 'Ж', encoding: 'gsm7' },
    { to: '+31612345678', text: 'Hi', scheduledAt: rig.clock.wall() + 400 * 86_400_000 },
  )
  if (result.kind !== 'done') throw new Error(result.kind)
  const codes = result.outcomes.map((one) => ('refused' in one ? `${one.refused.param} ${one.refused.code}` : 'accepted'))
  expect(codes).toEqual([
    'accepted', '/to invalid_recipient', '/text empty_text', '/text body_too_long', '/text invalid_text', '/from invalid_sender',
    '/text encoding_impossible', '/scheduledAt schedule_out_of_range',
  ])
  for (const one of result.outcomes) if ('refused' in one) expect(one.refused.say.length).toBeGreaterThan(10)
  await rig.rest()
  expect(rig.sent).toHaveLength(1)
})

test('the same idempotency key sends once, answers the same, and refuses another body', async () => {
  const rig = await gatewayRig()
  const context = { workspace, mode: 'live', idempotency: { key: 'k', bodyHash: 'h' } } as const
  const submission = [{ to: '+31612345678', text: 'Once' }]
  const both = Promise.all([rig.gateway.accept(submission, context), rig.gateway.accept(submission, context)])
  const [first, meanwhile] = await rig.resting(both)
  expect(meanwhile).toEqual({ kind: 'in_progress' })
  const again = await rig.resting(rig.gateway.accept(submission, context))
  expect(again).toEqual({ ...first, replayed: true })
  expect(await rig.resting(rig.gateway.accept(submission, { ...context, idempotency: { key: 'k', bodyHash: 'other' } }))).toEqual({ kind: 'mismatch' })
  expect(rig.sent).toHaveLength(1)

  rig.db.crash()
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  expect(await next.resting(next.gateway.accept(submission, context))).toEqual({ ...first, replayed: true })
})

test('a receipt that comes before the answer ends the message when the answer comes', async () => {
  const rig = await gatewayRig()
  const told: (true | undefined)[] = []
  rig.gateway.watch((batch) => told.push(...batch.flatMap(({ status, submittedToo }) => (status === 'delivered' ? [submittedToo] : []))))
  const id = await rig.send()
  await rig.receipt('77', 'delivered')
  expect(rig.answered).toHaveLength(1)
  expect((await rig.view(id)).status).toBe('sending')
  await rig.answer(taken('77'))
  const view = await rig.view(id)
  expect(view.status).toBe('delivered')
  expect(view.timeline!.map(({ event }) => event)).toContain('receipt')
  const other = await rig.send()
  await rig.answer(taken('78'))
  await rig.receipt('78', 'delivered')
  expect((await rig.view(other)).status).toBe('delivered')
  expect(told).toEqual([true, undefined])
})

test('a receipt in hexadecimal finds the answer in decimal, but only for the same subscriber', async () => {
  const rig = await gatewayRig()
  const [first, other] = [await rig.send(), await rig.send({ to: '+31687654321' })]
  await rig.answer(taken('255'), taken('19'))
  await rig.receipt('FF', 'delivered')
  expect((await rig.view(first)).status).toBe('delivered')
  await rig.receipt('13', 'delivered', { from: '31611111111' })
  expect((await rig.view(other)).status).toBe('submitted')
  await rig.receipt('13', 'undelivered', { from: '31687654321' })
  expect(await rig.view(other)).toMatchObject({ status: 'undelivered', error: { code: 'operator_report' } })
})

test('the first end counts: a second and a contrary receipt are kept and change nothing', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  await rig.answer(taken('5'))
  await rig.receipt('5', 'enroute')
  expect((await rig.view(id)).status).toBe('submitted')
  for (const state of ['delivered', 'delivered', 'undelivered'] as const) await rig.receipt('5', state)
  const view = await rig.view(id)
  expect(view.status).toBe('delivered')
  expect(view.timeline!.filter(({ event }) => event === 'receipt')).toMatchObject([{ state: 'enroute' }, { state: 'delivered', evidence: 'handset' }, { state: 'undelivered' }])
  expect(rig.answered).toHaveLength(4)
})

test('a receipt that says itself that it is not the last ends nothing, early or late, whatever its word', async () => {
  const rig = await gatewayRig()
  const ids = [await rig.send(), await rig.send()]
  await rig.receipt('6', 'unknown', { final: false })
  await rig.answer(taken('5'), taken('6'))
  await rig.receipt('5', 'unknown', { final: false })
  await rig.receipt('5', 'delivered', { final: false })
  for (const id of ids) expect((await rig.view(id)).status).toBe('submitted')
  for (const operatorId of ['5', '6']) await rig.receipt(operatorId, 'delivered')
  for (const id of ids) expect((await rig.view(id)).status).toBe('delivered')
})

test('a receipt finds its message after a restart', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  const long = await rig.send({ text: 'long '.repeat(50) })
  await rig.answer(taken('1'), taken('2'), taken('3'))
  rig.db.crash()
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  for (const operatorId of ['1', '2', '3']) await next.receipt(operatorId, 'delivered')
  expect((await next.view(id)).status).toBe('delivered')
  expect((await next.view(long)).status).toBe('delivered')
  expect(next.sent).toHaveLength(0)
})

test('a message of several parts is as its worst part', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'x'.repeat(400) })
  expect(rig.sent).toHaveLength(3)
  expect(new Set(rig.sent.map(({ octets }) => octets[3]))).toHaveProperty('size', 1)
  await rig.answer(taken('1'), taken('2'), taken('3'))
  await rig.receipt('1', 'delivered')
  await rig.receipt('3', 'delivered')
  expect((await rig.view(id)).status).toBe('submitted')
  await rig.receipt('2', 'expired')
  const view = await rig.view(id)
  expect(view.status).toBe('expired')
  expect(view.parts!.map(({ status }) => status)).toEqual(['delivered', 'expired', 'delivered'])
})

test('a permanent refusal rejects; a temporary one waits, longer each time, and ends as a dead letter', async () => {
  const rig = await gatewayRig()
  const [bad, busy] = [await rig.send(), await rig.send()]
  await rig.answer({ kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' }, { kind: 'refused', status: 'ESME_RSYSERR', retry: 'later' })
  expect(await rig.view(bad)).toMatchObject({ status: 'rejected', error: { code: 'operator_refused' } })
  expect((await rig.view(busy)).status).toBe('sending')
  await rig.rest(4_000)
  expect(rig.sent).toHaveLength(0)
  let attempts = 1
  for (; attempts < 12 && (await rig.view(busy)).status === 'sending'; attempts++) {
    await rig.rest(3_700_000)
    expect(rig.sent).toHaveLength(1)
    await rig.answer({ kind: 'refused', status: 'ESME_RSYSERR', retry: 'later' })
  }
  expect(attempts).toBe(8)
  expect(await rig.view(busy)).toMatchObject({ status: 'rejected', error: { code: 'attempts_exhausted' } })
})

test('throttling uses up no attempt', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  for (let i = 0; i < 20; i++) await rig.answer({ kind: 'refused', status: 'ESME_RTHROTTLED', retry: 'throttled' })
  await rig.answer(taken('1'))
  const view = await rig.view(id)
  expect(view.status).toBe('submitted')
  expect(view.timeline!.find(({ event }) => event === 'attempt')).toMatchObject({ attempt: 1 })
})

test('an uncertain message of lane transactional is sent again and labelled; one of lane bulk waits and ends unknown', async () => {
  const rig = await gatewayRig()
  const again = await rig.send()
  await rig.answer({ kind: 'uncertain', why: 'closed' })
  expect(rig.sent).toHaveLength(1)
  await rig.answer(taken('1'))
  expect(await rig.view(again)).toMatchObject({ status: 'submitted', possibleDuplicate: true })

  const held = await rig.send({ lane: 'bulk' })
  await rig.answer({ kind: 'uncertain', why: 'closed' })
  expect(rig.sent).toHaveLength(0)
  expect((await rig.view(held)).status).toBe('sending')
  await rig.rest(16 * 60_000)
  expect(await rig.view(held)).toMatchObject({ status: 'unknown', possibleDuplicate: false, error: { code: 'no_answer' } })
})

test('a held message is found by the tag it was sent with, also after a restart', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ lane: 'bulk' })
  const { reference } = rig.sent[0]!
  rig.db.crash()
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  expect(next.sent).toHaveLength(0)
  await next.receipt('1234', 'delivered', { reference: reference + 1 })
  expect((await next.view(id)).status).toBe('sending')
  await next.receipt('1235', 'delivered', { reference })
  expect((await next.view(id)).status).toBe('delivered')
})

test('a scheduled message waits for its time, and an expired one is never sent', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ scheduledAt: rig.clock.wall() + 60_000 })
  expect(await rig.view(id)).toMatchObject({ status: 'scheduled' })
  expect(rig.sent).toHaveLength(0)
  await rig.rest(61_000)
  expect(rig.sent).toHaveLength(1)

  rig.setRoom(0)
  const late = await rig.send({ validity: 60 })
  for (let minutes = 0; minutes < 2; minutes += 0.5) await rig.rest(31_000)
  expect(await rig.view(late)).toMatchObject({ status: 'expired', error: { code: 'expired' } })
  rig.setRoom(100)
  await rig.rest()
  expect(rig.sent).toHaveLength(1)
})

test('who took the connection over keeps the one before from sending', async () => {
  const first = await gatewayRig()
  const second = await gatewayRig({ core: first.db.core, clock: first.clock })
  await first.send()
  expect(first.sent).toHaveLength(0)
  await second.rest(5)
  await second.send()
  expect(second.sent.length).toBeGreaterThan(0)
})

test('another workspace sees nothing, and pages go back in time without gap or repetition', async () => {
  const rig = await gatewayRig()
  await rig.accept(...Array.from({ length: 25 }, (_, i) => ({ to: `+3161234567${i % 10}`, text: `${i}` })))
  const texts: string[] = []
  let after: string | undefined
  do {
    const page = await rig.resting(rig.gateway.messages(owner, { limit: 10, ...(after ? { after } : {}) }))
    texts.push(...page.data.map(({ text }) => text))
    after = page.nextCursor
  } while (after)
  expect(texts).toEqual(Array.from({ length: 25 }, (_, i) => `${24 - i}`))
  expect((await rig.resting(rig.gateway.messages({ ...owner, workspace: 'wsp_other' }, { limit: 10 }))).data).toEqual([])
  expect((await rig.resting(rig.gateway.messages(owner, { limit: 10, to: '+31612345673' }))).data).toHaveLength(3)
})

test('long messages to the same phone bear different references, across batches and restarts', async () => {
  const rig = await gatewayRig()
  const long = { to: '+31612345678', from: 'Shop', text: 'x'.repeat(200) }
  await rig.accept(...Array.from({ length: 100 }, () => long))
  await rig.accept(...Array.from({ length: 100 }, () => long), { ...long, to: '+31687654321' })
  rig.db.crash()
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  await next.rest(5)
  await next.accept(...Array.from({ length: 50 }, () => long))
  const stored = rig.db.core.read(`SELECT concat FROM message WHERE recipient = '+31612345678'`, [])
  expect(new Set(stored.map((row) => row['concat'])).size).toBe(250)
})

test('ids match in any case and with zeros before them, whichever side writes them', async () => {
  const rig = await gatewayRig()
  const ids = [await rig.send(), await rig.send()]
  await rig.receipt('6F', 'enroute')
  await rig.receipt('6F', 'delivered')
  await rig.receipt('6F', 'undelivered')
  await rig.answer(taken('0000005A'), taken('006f'))
  await rig.receipt('5a', 'delivered')
  for (const id of ids) expect((await rig.view(id)).status).toBe('delivered')
  expect((await rig.view(ids[0]!)).timeline).toContainEqual(expect.objectContaining({ operatorIdAsGiven: '0000005A' }))
})

test('parts of one message are throttled, taken and refused for a while, and each is sent until it is taken, once', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'x'.repeat(600) })
  const throttled = { kind: 'refused', status: 'ESME_RTHROTTLED', retry: 'throttled' } as const
  const busy = { kind: 'refused', status: 'ESME_RSYSERR', retry: 'later' } as const
  await rig.answer(taken('1'), throttled, busy, throttled)
  await rig.receipt('1', 'delivered')
  await rig.rest(6_000)
  expect(rig.sent.map(({ token }) => token.number)).toEqual([2, 3, 4])
  await rig.answer(taken('2'), taken('3'), throttled)
  await rig.receipt('2', 'delivered')
  expect(rig.sent.map(({ token }) => token.number)).toEqual([4])
  await rig.answer(taken('4'))
  for (const operatorId of ['3', '4']) await rig.receipt(operatorId, 'delivered')
  expect(await rig.view(id)).toMatchObject({ status: 'delivered', possibleDuplicate: false })
  expect(rig.gateway.counters().queued).toBe(0)
})

test('who was taken over stores and confirms nothing more: the operator says it again to the owner', async () => {
  const first = await gatewayRig()
  const id = await first.send()
  await first.answer(taken('1'))
  const second = await gatewayRig({ core: first.db.core, clock: first.clock })
  await first.receipt('1', 'delivered')
  expect(first.answered).toEqual([{ handle: '1', stored: false }])
  expect((await second.view(id)).status).toBe('submitted')
  await second.receipt('1', 'delivered')
  expect(second.answered).toEqual([{ handle: '1', stored: true }])
  expect((await second.view(id)).status).toBe('delivered')
})

test('parts bear tags of their own, and one whose receipt came before its time-out is not unknown', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ lane: 'bulk', text: 'x'.repeat(300) })
  const [first, second] = rig.sent.map(({ reference }) => reference)
  expect(second).toBe(first! + 1)
  await rig.receipt('9', 'delivered', { reference: second! })
  await rig.answer({ kind: 'uncertain', why: 'timeout' }, { kind: 'uncertain', why: 'timeout' })
  expect((await rig.view(id)).parts!.map(({ status }) => status)).toEqual(['sending', 'delivered'])
  await rig.receipt('8', 'delivered', { reference: first! })
  expect((await rig.view(id)).status).toBe('delivered')
})

test('a late answer ends the waiting of a held message, and is remembered for one that was sent again', async () => {
  const rig = await gatewayRig()
  const uncertain = { kind: 'uncertain', why: 'timeout' } as const
  const held = await rig.send({ lane: 'bulk' })
  const [first] = rig.sent
  await rig.answer(uncertain)
  await rig.late(first!, taken('1'))
  expect((await rig.view(held)).status).toBe('submitted')
  await rig.receipt('1', 'delivered')
  expect(await rig.view(held)).toMatchObject({ status: 'delivered', possibleDuplicate: false })

  const again = await rig.send()
  const [before] = rig.sent
  await rig.answer(uncertain)
  await rig.late(before!, taken('2'))
  await rig.receipt('2', 'delivered')
  expect(await rig.view(again)).toMatchObject({ status: 'delivered', possibleDuplicate: true })
  await rig.answer(taken('3'))
  expect(rig.gateway.counters().queued).toBe(0)
  expect((await rig.view(again)).status).toBe('delivered')
})

test('of two copies the one that the operator took counts, though it refused the other', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  const [before] = rig.sent
  await rig.answer({ kind: 'uncertain', why: 'timeout' })
  await rig.late(before!, taken('5'))
  await rig.answer({ kind: 'refused', status: 'ESME_RSUBMITFAIL', retry: 'never' })
  expect(await rig.view(id)).toMatchObject({ status: 'submitted', possibleDuplicate: true })
  await rig.receipt('5', 'delivered')
  expect((await rig.view(id)).status).toBe('delivered')
})

test('a sender with a limit is served at its pace, without using up attempts, and a code goes first', async () => {
  const rig = await gatewayRig({ limits: { senderPerSecond: 2 } })
  await rig.accept(...Array.from({ length: 10 }, (_, i) => ({ to: '+31612345678', from: 'Shop', text: `bulk ${i}` })))
  await rig.rest()
  expect(rig.sent).toHaveLength(3)
  await rig.accept({ to: '+31612345678', from: 'Shop', text: 'code', lane: 'otp' })
  await rig.rest()
  expect(rig.sent).toHaveLength(4)
  const times: number[] = []
  for (let half = 1; half <= 12; half++) {
    await rig.rest(500)
    times.push(rig.sent.length)
  }
  expect(rig.sent).toHaveLength(11)
  expect(times[1]).toBeLessThan(8)
  expect(rig.sent.map(({ octets }) => Buffer.from(octets).toString()).filter((text) => text.startsWith('bulk'))).toEqual(Array.from({ length: 10 }, (_, i) => `bulk ${i}`))
  expect(new Set(rig.sent.map(({ token }) => token.flight.item.attempts))).toEqual(new Set([1]))
})
