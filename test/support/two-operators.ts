// A gateway with two operators that say what the test tells them to, and a simple choice: the first that is bound and has
// not refused the message, else the first.
import type { Ledger } from '../../src/billing/ledger.ts'
import type { Carrier, PartResult } from '../../src/carriers/carrier.ts'
import { takeEpoch } from '../../src/carriers/records.ts'
import type { SqliteCore } from '../../src/db/core.ts'
import type { FlightPart } from '../../src/gateway/flight.ts'
import type { manualClock } from '../../src/kit/clock.ts'
import type { Question } from '../../src/routing/route.ts'
import type { ReceiptState } from '../../src/smpp/receipt.ts'
import { gatewayRig, type Sent } from './gateway-rig.ts'

type Options = {
  ledger?: Ledger
  core?: SqliteCore
  clock?: ReturnType<typeof manualClock>
  /** By connection: bound, down or paused; one that is not there is gone. */
  states?: Record<string, string>
}

export async function twoOperators({ states = { op: 'bound', other: 'bound' }, ...more }: Options = {}) {
  const routes = new Set(['rte_op_other'])
  let revision = 0
  let stopWord: string | undefined
  const asked: Question[] = []
  const house = await gatewayRig({
    ...more,
    choose(question) {
      asked.push(question)
      if (stopWord !== undefined && question.text.includes(stopWord)) return { kind: 'block', id: 'rte_block', reason: 'content', say: 'not allowed', why: ['blocked'] }
      const able = Object.keys(states).find((id) => states[id] === 'bound' && !question.avoid?.includes(id))
      const connection = able ?? Object.keys(states)[0]!
      const id = routes.has('rte_op_other') ? 'rte_op_other' : 'rte_other_only'
      return { kind: 'send', id, connection, why: [`${connection} is well`], cost: { micros: connection === 'op' ? 1 : 2, currency: 'EUR' } }
    },
    rerouting: {
      connections: () => Object.entries(states).map(([id, state]) => ({ id, state })),
      isRoute: (id) => routes.has(id) || id === 'rte_other_only',
      revision: () => revision,
      blocks: () => stopWord !== undefined,
      afterMs: 30_000,
    },
  })
  const sent: Sent[] = []
  const callbacks = house.gateway.callbacksFor('other')
  const epoch = await house.resting(takeEpoch(house.db, 'other'))
  const carrier: Carrier<FlightPart> = {
    id: 'other', name: 'other', state: 'bound', window: 1_000, outstanding: 0,
    start() {},
    stop: async () => {},
    reserve: (upTo) => (states['other'] === 'bound' ? { parts: upTo, epoch, bind: undefined, left: 1_000 - upTo } : undefined),
    resize() {},
    submit: (_, parts) => void sent.push(...parts),
    answer() {},
  }
  house.gateway.own('other', epoch)
  house.gateway.add(carrier)
  house.setRoom(states['op'] === 'bound' ? 1_000 : 0)
  await house.rest()
  return {
    ...house,
    states,
    asked,
    other: {
      sent,
      async answer(...results: PartResult[]) {
        const parts = sent.splice(0, results.length)
        callbacks.onResults(parts.map((part, i) => ({ token: part.token, result: results[i]! })))
        await house.rest()
      },
      async receipt(id: string, state: ReceiptState, from = '31612345678') {
        callbacks.onReports([{ receipt: { id, state, final: true, raw: '' }, source: from, destination: 'Shop', handle: id }])
        await house.rest()
      },
    },
    set(id: string, state: string | undefined) {
      if (state === undefined) delete states[id]
      else states[id] = state
      if (id === 'op') house.setRoom(state === 'bound' ? 1_000 : 0)
      else if (state === 'bound') callbacks.onRoom()
    },
    /** A new route blocks texts with this word. */
    blockTexts(word: string) {
      stopWord = word
      revision++
    },
    removeRoute() {
      routes.delete('rte_op_other')
      revision++
    },
    /** Seconds one by one. */
    async seconds(count: number) {
      for (let i = 0; i < count; i++) await house.rest(1_000)
    },
    texts: () => sent.map(({ octets }) => Buffer.from(octets).toString()),
  }
}
