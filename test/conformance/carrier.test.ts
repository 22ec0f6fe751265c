// What the gateway counts on, whatever a carrier speaks: one result for each part, told truly; room that adds up; nothing
// answered to the operator before it is stored; a stop that leaves nothing behind.
import { expect, test } from 'vitest'
import type { Inbound, PartResult, PartToSend, Report } from '../../src/carriers/carrier.ts'
import { userData } from '../../src/sms/parts.ts'
import { segment } from '../../src/sms/segments.ts'
import { httpOperator, smppOperator, type Options } from '../support/operators.ts'

const drivers = { smpp: smppOperator, http: httpOperator }
const each = test.each(Object.keys(drivers) as (keyof typeof drivers)[])

/** A driver with a pump that sends whatever waits, and once more what did not leave or came too fast, as the gateway does. */
async function rig(name: keyof typeof drivers, options: Options = {}) {
  const { operator, clock, rest } = drivers[name]()
  const waiting: PartToSend<number>[] = []
  const handed = new Map<number, PartToSend<number>[]>()
  const results = new Map<number, PartResult[]>()
  const reports: Report[] = []
  const inbound: Inbound[] = []
  let tokens = 0
  let tooMany = 0
  const pump = () => {
    for (;;) {
      const reservation = driver.reserve(1_000)
      if (!reservation) return
      const parts = waiting.splice(0, reservation.parts)
      driver.resize(reservation, parts.length)
      if (parts.length === 0) return
      for (const part of parts) handed.set(part.token, [...(handed.get(part.token) ?? []), part])
      driver.submit(reservation, parts)
      tooMany = Math.max(tooMany, driver.outstanding - driver.window)
    }
  }
  const driver = operator.open(
    {
      onRoom: () => clock.soon(pump),
      onResults(batch) {
        for (const { token, result } of batch) {
          results.set(token, [...(results.get(token) ?? []), result])
          const again = result.kind === 'unsent' || (result.kind === 'refused' && result.retry === 'throttled')
          if (again) waiting.push(handed.get(token)![0]!)
        }
        clock.soon(pump)
      },
      onReports: (batch) => void reports.push(...batch),
      onInbound: (batch) => void inbound.push(...batch),
    },
    { window: 5, ...options },
  )
  const parts = (text: string, to = '31612345678') => {
    const segmented = segment(text)
    if ('refused' in segmented) throw new Error(segmented.say)
    const source = { ton: 5, npi: 0, address: 'Shop' }
    const destination = { ton: 1, npi: 1, address: to }
    return userData(segmented, 7).map((data): PartToSend<number> => ({ token: tokens++, source, destination, ...data, reference: 1, validitySeconds: 60 }))
  }
  /** Queues so many messages of one part and lets the pump go. */
  const send = (count: number) => {
    for (let i = 0; i < count; i++) waiting.push(...parts(`Message ${i}`))
    pump()
  }
  /** The last result of each part; each hand-over had one. */
  const kinds = () =>
    [...results].map(([token, list]) => {
      expect(list.length).toBe(handed.get(token)?.length ?? 1)
      const last = list.at(-1)!
      return last.kind === 'refused' ? last.retry : last.kind
    })
  driver.start()
  await rest()
  return { operator, clock, rest, driver, waiting, results, handed, reports, inbound, parts, send, kinds, tooMany: () => tooMany }
}

each('%s: every part gets exactly one result, and the operator’s id with it', async (name) => {
  const { send, rest, kinds, operator, results, driver } = await rig(name)
  send(40)
  await rest(500)
  expect(kinds()).toEqual(Array.from({ length: 40 }, () => 'submitted'))
  expect(operator.got.map(({ text }) => text).sort()).toEqual(Array.from({ length: 40 }, (_, i) => `Message ${i}`).sort())
  const ids = [...results.values()].map(([result]) => result!.kind === 'submitted' && result!.operatorId)
  expect(new Set(ids).size).toBe(40)
  expect(driver.outstanding).toBe(0)
  expect(driver.health).toMatchObject({ sent: 40, uncertain: 0, slowed: 0 })
})

each('%s: never more than the window is unanswered', async (name) => {
  const { send, rest, operator, driver, kinds, tooMany } = await rig(name)
  operator.mood = 'hold'
  send(20)
  await rest()
  expect([driver.outstanding, operator.mostHeld, driver.reserve(1)]).toEqual([5, 5, undefined])
  operator.mood = 'take'
  operator.release()
  await rest(300)
  expect(kinds()).toHaveLength(20)
  expect([tooMany(), operator.mostHeld]).toEqual([0, 5])
})

each('%s: room taken and given back adds up', async (name) => {
  const { driver, parts, rest, kinds } = await rig(name)
  const first = driver.reserve(3)!
  const second = driver.reserve(10)!
  expect([first.parts, second.parts, driver.reserve(1)]).toEqual([3, 2, undefined])
  driver.resize(first, 0)
  const third = driver.reserve(10)!
  expect(third.parts).toBe(3)
  const long = parts('long '.repeat(100))
  driver.resize(third, long.length) // the rest of a long message at the window's edge
  expect(driver.reserve(1)).toBeUndefined()
  driver.resize(second, 0)
  driver.submit(third, long)
  await rest(200)
  expect(kinds()).toEqual(long.map(() => 'submitted'))
  expect(driver.reserve(100)!.parts).toBe(5)
})

each('%s: what the operator refuses is told as what it is', async (name) => {
  const { send, rest, kinds, operator, driver } = await rig(name)
  operator.mood = 'never'
  send(1)
  await rest()
  operator.mood = 'later'
  send(1)
  await rest()
  operator.mood = 'slow'
  send(1)
  await rest(10)
  expect(kinds()).toEqual(['never', 'later', 'throttled'])
  expect(driver.health.slowed).toBe(1)
  expect(driver.reserve(1)).toBeUndefined()
})

each('%s: asked to go slower it does, and comes back to its speed', async (name) => {
  const { send, rest, operator, driver, kinds, waiting } = await rig(name, { perSecond: 100, window: 50 })
  send(500)
  await rest(2_000)
  operator.mood = 'slow'
  await rest(100)
  operator.mood = 'take'
  expect(driver.health.perSecond).toBeLessThanOrEqual(60)
  await rest(30_000)
  expect(waiting).toEqual([])
  expect(kinds()).toEqual(Array.from({ length: 500 }, () => 'submitted'))
  expect(driver.health.perSecond).toBe(100)
})

each('%s: what was under way when the link went is uncertain', async (name) => {
  const { send, rest, kinds, operator, driver } = await rig(name)
  operator.mood = 'hold'
  send(5)
  await rest()
  operator.reachable(false)
  await rest()
  expect(kinds()).toEqual(Array.from({ length: 5 }, () => 'uncertain'))
  expect(driver.health.uncertain).toBe(5)
})

each('%s: what was reserved on a link that went is unsent', async (name) => {
  const { parts, rest, results, operator, driver, handed } = await rig(name)
  const reservation = driver.reserve(1)!
  operator.reachable(false)
  await rest(100)
  const [part] = parts('Too late')
  handed.set(part!.token, [part!])
  driver.submit(reservation, [part!])
  await rest(100)
  expect(results.get(part!.token)).toEqual([{ kind: 'unsent' }])
})

each('%s: away, nothing is handed over for nothing; back again, everything goes', async (name) => {
  const { send, rest, kinds, operator, driver, results } = await rig(name)
  operator.reachable(false)
  await rest(100)
  send(20)
  await rest(20_000)
  expect(kinds().every((kind) => kind === 'unsent')).toBe(true)
  expect([...results.values()].flat().length).toBeLessThan(20)
  expect(driver.state).not.toBe('bound')
  expect(driver.health.error?.say).toMatch(/refused|cut/)
  operator.reachable(true)
  await rest(120_000)
  expect(kinds()).toEqual(Array.from({ length: 20 }, () => 'submitted'))
  expect(driver.state).toBe('bound')
  expect(driver.health.error).toBeUndefined()
})

each('%s: without an answer in time a part is uncertain, once', async (name) => {
  const { send, rest, kinds, operator } = await rig(name)
  operator.mood = 'hold'
  send(2)
  await rest(25_000)
  operator.mood = 'take'
  operator.release()
  await rest(1_000)
  expect(kinds()).toEqual(['uncertain', 'uncertain'])
})

each('%s: a receipt and a message from a phone are answered when they are stored, and not before', async (name) => {
  const { rest, operator, driver, reports, inbound } = await rig(name)
  const receipt = operator.report('op-1', '31612345678')
  const message = operator.write('31612345678', '1600', 'STOP')
  await rest(1_000)
  expect([receipt.stored, message.stored]).toEqual([undefined, undefined])
  expect(reports).toMatchObject([{ receipt: { id: 'op-1', state: 'delivered', final: true }, source: '31612345678' }])
  expect(inbound).toMatchObject([{ source: '31612345678', destination: '1600', dataCoding: 0 }])
  driver.answer([reports[0]!.handle], true)
  driver.answer([inbound[0]!.handle], false)
  await rest()
  expect([receipt.stored, message.stored]).toEqual([true, false])
})

each('%s: paused it sends nothing and still takes receipts; resumed it goes on', async (name) => {
  const { send, rest, operator, driver, kinds, reports } = await rig(name)
  driver.pause()
  send(3)
  operator.report('op-1', '31612345678')
  await rest(1_000)
  expect([operator.got.length, reports.length]).toEqual([0, 1])
  driver.resume()
  await rest()
  expect(kinds()).toEqual(['submitted', 'submitted', 'submitted'])
})

each('%s: a stop takes no more, waits for what is under way, and then is over', async (name) => {
  const { send, rest, operator, driver, kinds, parts } = await rig(name)
  operator.mood = 'hold'
  send(3)
  const reserved = driver.reserve(1)!
  await rest()
  let stopped = false
  void driver.stop().then(() => (stopped = true))
  await rest(500)
  expect([stopped, driver.reserve(1)]).toEqual([false, undefined])
  driver.submit(reserved, parts('Begun before the stop'))
  operator.mood = 'take'
  operator.release()
  await rest(500)
  expect(kinds()).toEqual(['submitted', 'submitted', 'submitted', 'submitted'])
  expect([stopped, driver.state, driver.outstanding]).toEqual([true, 'down', 0])
})

each('%s: a stop does not wait for ever', async (name) => {
  const { send, rest, operator, driver, kinds } = await rig(name)
  operator.mood = 'hold'
  send(3)
  await rest()
  let stopped = false
  void driver.stop().then(() => (stopped = true))
  await rest(40_000)
  expect(stopped).toBe(true)
  expect(kinds()).toEqual(['uncertain', 'uncertain', 'uncertain'])
})
