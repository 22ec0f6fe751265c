import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { chooseFrom, createChoose } from './choose.ts'
import { createHealth } from './health.ts'
import { createNetworks } from './networks.ts'
import type { Price } from './pick.ts'
import { createQuality } from './quality.ts'
import type { ConnectionView, Question, Route, RouteDraft } from './route.ts'

const demo: ConnectionView = { id: 'demo', name: 'Embedded SMSC', demo: true, state: 'bound' }
const operator = (id: string, more: Partial<ConnectionView> = {}): ConnectionView => ({
  id,
  name: id.toUpperCase(),
  demo: false,
  state: 'bound',
  ...more,
})

function rig(connections: ConnectionView[] = [demo, operator('a'), operator('b'), operator('c')], demoForLive = true) {
  const clock = manualClock()
  const health = createHealth({ clock })
  const quality = createQuality()
  const prices = new Map<string, Price>()
  const chooser = createChoose({
    clock,
    chance: seededChance(1),
    networks: createNetworks(),
    health,
    quality,
    demoForLive: () => demoForLive,
    connections: () => connections,
    priceOf: (connection) => prices.get(connection),
  })
  const routes: Route[] = []
  return {
    ...chooser,
    clock,
    health,
    quality,
    connections,
    prices,
    price: (connection: string, micros: number | 'closed', currency = 'EUR') =>
      prices.set(connection, { found: micros === 'closed' ? micros : { micros, dearest: false }, currency }),
    route(action: RouteDraft['action'], more: Partial<Route> = {}) {
      const at = routes.length
      routes.push({
        id: `rte_${at}`,
        name: `R${at}`,
        position: at,
        enabled: true,
        match: {},
        version: 1,
        createdAt: 0,
        updatedAt: 0,
        action,
        ...more,
      })
      chooser.use(routes)
    },
  }
}

const question = (more: Partial<Question> = {}): Question => ({
  mode: 'live',
  workspace: 'wsp_1',
  lane: 'transactional',
  to: '+31612345678',
  from: 'SHOP',
  text: 'Hi',
  country: 'NL',
  parts: 1,
  at: 1_767_225_600_000,
  ...more,
})
const over = (...ids: string[]) => ids.map((connection) => ({ connection }))

test('without routes a test key reaches the phones, a live one the newest operator', () => {
  const { choose } = rig()
  expect(choose(question({ mode: 'test' }))).toMatchObject({
    kind: 'send',
    connection: 'demo',
    why: ['test key: always the embedded SMSC'],
  })
  expect(choose(question())).toMatchObject({
    kind: 'send',
    id: 'rte_c',
    connection: 'c',
    network: { name: 'KPN' },
    why: ['the newest operator connection'],
  })
})

test('without an operator live traffic goes to the phones as long as that is allowed', () => {
  expect(rig([demo]).choose(question())).toMatchObject({ connection: 'demo' })
  expect(rig([demo], false).choose(question())).toMatchObject({
    kind: 'none',
    say: expect.stringContaining('connect an operator first'),
  })
  expect(rig([]).choose(question({ mode: 'test' }))).toMatchObject({ kind: 'none' })
})

test('a paused operator is not the usual one while another runs', () => {
  expect(rig([demo, operator('a'), operator('b', { state: 'paused' })]).choose(question())).toMatchObject({
    connection: 'a',
  })
})

test('a test key never follows a route', () => {
  const { choose, route } = rig()
  route({ connections: over('a'), policy: 'priority' })
  expect(choose(question({ mode: 'test' }))).toMatchObject({ connection: 'demo' })
})

test('the first route that matches decides, and the reasons are told in order', () => {
  const { choose, route } = rig()
  route({ connections: over('a'), policy: 'priority' }, { match: { countries: ['BE'] } })
  route({ connections: over('b', 'c'), policy: 'priority' }, { match: { countries: ['NL'] } })
  expect(choose(question())).toEqual({
    kind: 'send',
    id: 'rte_1',
    connection: 'b',
    network: { country: 'NL', mcc: '204', mnc: '08', name: 'KPN', source: 'range' },
    why: [
      'network KPN (204-08, NL), by its number range; ported numbers are not known',
      'route "R1" matches',
      'B: the first of 2 that can take it',
    ],
  })
  expect(choose(question({ to: '+33612345678', country: 'FR' }))).toMatchObject({
    connection: 'c',
    why: ['no route matches', 'the newest operator connection'],
  })
})

test('a block ends a message with its reason', () => {
  const { choose, route } = rig()
  route({ block: { reason: 'content', say: 'not here' } }, { match: { content: { contains: ['hi'] } } })
  expect(choose(question())).toMatchObject({ kind: 'block', id: 'rte_0', reason: 'content', say: 'not here' })
  expect(choose(question({ text: 'bye' }))).toMatchObject({ kind: 'send' })
})

test('a connection that is down is skipped, and taken again when it is back', () => {
  const { choose, route, connections, clock } = rig()
  route({ connections: over('a', 'b'), policy: 'priority' })
  connections[1] = operator('a', { state: 'connecting' })
  expect(choose(question())).toMatchObject({ connection: 'b', why: expect.arrayContaining(['A skipped: it is down']) })
  connections[1] = operator('a')
  clock.advance(100)
  expect(choose(question())).toMatchObject({ connection: 'a' })
})

test('a connection that answers with errors is skipped, then tried with a few messages, then back', () => {
  const { choose, preview, route, health, clock } = rig()
  route({ connections: over('a', 'b'), policy: 'priority' })
  for (let i = 0; i < 30; i++) health.answered('a', 'error')
  expect(choose(question())).toMatchObject({
    connection: 'b',
    why: expect.arrayContaining(['A skipped: too many of its answers are errors']),
  })
  clock.advance(10_000)
  for (let i = 0; i < 100; i++)
    expect(preview(question()), 'asking uses up no probe').toMatchObject({ connection: 'a' })
  const taken = Array.from({ length: 100 }, () => choose(question())).filter(
    (choice) => choice.kind === 'send' && choice.connection === 'a',
  )
  expect(taken).toHaveLength(20)
  for (let i = 0; i < 10; i++) health.answered('a', 'taken')
  expect(choose(question())).toMatchObject({ connection: 'a' })
})

test('when every connection of a route is down the next route that matches is tried', () => {
  const { choose, route } = rig([demo, operator('a', { state: 'down' }), operator('b')])
  route({ connections: over('a'), policy: 'priority' })
  route({ connections: over('b'), policy: 'priority' })
  expect(choose(question())).toMatchObject({ id: 'rte_1', connection: 'b' })
})

test('when everything is down a message waits for the best, and is not refused', () => {
  const { choose, route } = rig([demo, operator('a', { state: 'down' }), operator('b', { state: 'connecting' })])
  route({ connections: over('b', 'a'), policy: 'priority' })
  expect(choose(question())).toMatchObject({
    kind: 'send',
    connection: 'b',
    why: expect.arrayContaining([expect.stringContaining('so it waits')]),
  })
})

test('it waits rather for one that is down than for one that somebody paused', () => {
  const { choose, route } = rig([demo, operator('a', { state: 'paused' }), operator('b', { state: 'down' })])
  route({ connections: over('a', 'b'), policy: 'priority' })
  expect(choose(question())).toMatchObject({ connection: 'b' })
})

test('a message that waits for its connection is not blocked by a later rule for the rest', () => {
  const { choose, route } = rig([demo, operator('a', { state: 'down' })])
  route({ connections: over('a'), policy: 'priority' }, { match: { countries: ['NL'] } })
  route({ block: { reason: 'country' } })
  expect(choose(question())).toMatchObject({ kind: 'send', connection: 'a' })
  expect(choose(question({ to: '+33612345678', country: 'FR' }))).toMatchObject({ kind: 'block' })
})

test('the cheapest connection that can take it wins, whatever the order', () => {
  const { choose, route, price, health } = rig()
  route({ connections: over('a', 'b', 'c'), policy: 'cost' })
  price('a', 30)
  price('b', 20)
  expect(choose(question({ parts: 3 }))).toMatchObject({
    connection: 'b',
    cost: { micros: 60, currency: 'EUR' },
    why: expect.arrayContaining(['B: the cheapest of 3 that can take it']),
  })
  for (let i = 0; i < 30; i++) health.answered('b', 'error')
  expect(choose(question())).toMatchObject({ connection: 'a' })
})

test('a price in another currency is not compared, and an unknown one comes last', () => {
  const { choose, route, price } = rig()
  route({ connections: over('c', 'a', 'b'), policy: 'cost' })
  price('a', 30)
  price('b', 20, 'USD')
  expect(choose(question())).toMatchObject({ connection: 'a' })
})

test('a connection whose prices do not go there is no choice, and without another the message is refused', () => {
  const { choose, route, price } = rig()
  route({ connections: over('a'), policy: 'cost' })
  price('a', 'closed')
  expect(choose(question())).toMatchObject({
    kind: 'none',
    say: 'route "R0" matches, but no connection of it can take it: A, its price list does not go there',
  })
})

test('nothing is sold at a loss unless its route says so', () => {
  const guarded = rig()
  guarded.price('a', 90)
  guarded.price('b', 70)
  guarded.route({ connections: over('a', 'b'), policy: 'priority' })
  const sell = { micros: 80, currency: 'EUR' }
  expect(guarded.choose(question({ sell }))).toMatchObject({
    connection: 'b',
    why: expect.arrayContaining(['A skipped: it costs more than the message is sold for']),
  })
  expect(guarded.choose(question({ sell: { micros: 60, currency: 'EUR' } }))).toMatchObject({ kind: 'none' })
  expect(guarded.choose(question()), 'the guard is idle without a selling price').toMatchObject({ connection: 'a' })
  expect([guarded.explain(question({ sell })).guard, guarded.explain(question()).guard]).toEqual([
    expect.stringMatching(/^on/),
    expect.stringMatching(/^idle/),
  ])
  const generous = rig()
  generous.price('a', 90)
  generous.route({ connections: over('a', 'b'), policy: 'priority', allowLoss: true })
  expect(generous.choose(question({ sell }))).toMatchObject({ connection: 'a' })
})

test('quality follows the receipts', () => {
  const { choose, route, quality } = rig()
  route({ connections: over('a', 'b'), policy: 'quality' })
  const network = { country: 'NL', mcc: '204', mnc: '08', source: 'range' as const }
  for (let i = 0; i < 100; i++) {
    quality.observe({ connection: 'a', network, what: i % 2 ? 'delivered' : 'failed' }, 0)
    quality.observe({ connection: 'b', network, what: 'delivered' }, 0)
  }
  expect(choose(question())).toMatchObject({
    connection: 'b',
    why: expect.arrayContaining(['B: the best receipts of 2 that can take it: 98 %']),
  })
})

test('weights share the messages out', () => {
  const { choose, route } = rig()
  route({ connections: [{ connection: 'a', weight: 3 }, { connection: 'b' }], policy: 'weighted' })
  const over = Array.from({ length: 4_000 }, () => choose(question())).map(
    (choice) => choice.kind === 'send' && choice.connection,
  )
  const share = over.filter((id) => id === 'a').length / over.length
  expect(share).toBeGreaterThan(0.72)
  expect(share).toBeLessThan(0.78)
})

test('a sticky recipient keeps its connection, also in another process, and leaves it only while it is down', () => {
  const first = rig()
  const second = rig()
  const numbers = Array.from({ length: 2_000 }, (_, i) => `+316${10_000_000 + i}`)
  for (const { route } of [first, second])
    route({
      connections: [{ connection: 'a', weight: 3 }, { connection: 'b' }],
      policy: 'weighted',
      sticky: 'recipient',
    })
  const by = ({ choose }: typeof first) =>
    numbers.map((to) => choose(question({ to }))).map((choice) => choice.kind === 'send' && choice.connection)
  const before = by(first)
  expect(by(second)).toEqual(before)
  expect(before.filter((id) => id === 'a').length / before.length).toBeGreaterThan(0.7)
  expect(before.filter((id) => id === 'a').length / before.length).toBeLessThan(0.8)
  first.connections[1] = operator('a', { state: 'down' })
  first.clock.advance(100)
  expect(new Set(by(first))).toEqual(new Set(['b']))
  first.connections[1] = operator('a')
  first.clock.advance(100)
  expect(new Set(by(first)), 'what moved stays: a conversation does not jump twice').toEqual(new Set(['b']))
})

test('an explanation names every route and connection with its reason', () => {
  const { explain, route, price } = rig([demo, operator('a', { state: 'down' }), operator('b'), operator('c')])
  route({ connections: over('a'), policy: 'priority' }, { match: { countries: ['BE'] } })
  route({ connections: over('a', 'gone'), policy: 'priority' })
  route({ connections: over('a', 'b', 'c'), policy: 'cost' })
  route({ connections: over('c'), policy: 'priority' })
  price('b', 20)
  const { considered, choice, omitted } = explain(question())
  expect(choice).toMatchObject({ connection: 'b' })
  expect(omitted).toBe(0)
  expect(considered.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['rte_0', 'does not match'],
    ['rte_1', 'passed over'],
    ['rte_2', 'chosen'],
    ['rte_3', 'not reached'],
  ])
  expect(considered[0]!.say).toBe('country NL is not among BE')
  expect(considered[1]!.candidates!.map(({ say }) => say)).toEqual([
    'it is down',
    'there is no such connection any more',
  ])
  expect(considered[2]!.candidates!.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['A', 'down'],
    ['B', 'fit'],
    ['C', 'fit'],
  ])
})

test('the usual choice alone serves a house without routes', () => {
  const choose = chooseFrom({ connections: [{ id: 'op', demo: true }], demoForLive: true })
  expect(choose(question())).toMatchObject({ kind: 'send', connection: 'op' })
  expect(chooseFrom({ connections: [], demoForLive: true })(question())).toMatchObject({ kind: 'none' })
})
