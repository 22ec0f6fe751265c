// A fleet whose operators are inside the process: each takes one account, a bounded number of binds, and what it is sent.
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createSeal } from '../kit/seal.ts'
import { memoryWire } from '../smpp/memory.ts'
import { createServer } from '../smpp/server.ts'
import { statuses } from '../smpp/statuses.ts'
import type { Carrier, PartResult, PartToSend, Report } from './carrier.ts'
import { smppDefaults } from './connection.ts'
import { createFleet } from './fleet.ts'
import { carrierMigrations } from './records.ts'

export const key = 'a key of thirty-two characters or more'

/** An operator that allows so many binds of an account, and a fleet whose messages go wherever `add` last said. */
export async function rig({ mostBinds = 10, core = undefined as ReturnType<typeof inlineSqlite>['core'] | undefined, secret = key } = {}) {
  const clock = manualClock()
  const chance = seededChance(1)
  const db = inlineSqlite({ clock, migrations: carrierMigrations, ...(core ? { core } : {}) })
  const operator = { got: [] as string[], held: [] as (() => void)[], hold: false, passwords: [] as string[], right: 'right' }
  const upstream = { hold: false, cut: () => {} }
  const server = createServer({
    clock, log: silentLog,
    async authenticate({ password }) {
      operator.passwords.push(password)
      const bound = [...server.sessions()].filter(({ state }) => state.startsWith('bound')).length
      if (bound >= mostBinds) return statuses.ESME_RALYBND
      return password === operator.right ? 'ok' : statuses.ESME_RINVPASWD
    },
    handlers: {
      onRequest(session, pdu) {
        if (pdu.command !== 'submit_sm') return
        operator.got.push(Buffer.from(pdu.short_message).toString())
        const answer = () => session.respond(pdu, 0, { message_id: `op-${operator.got.length}` })
        if (operator.hold) operator.held.push(answer)
        else answer()
      },
      onSettled() {},
      onClosed() {},
    },
  })
  const wire = memoryWire({ clock, accept: server.accept, latencyMs: 2 })
  const dialled: unknown[] = []
  const carriers = new Map<string, Carrier<number>>()
  const results: PartResult[] = []
  const reports: Report[] = []
  const waiting: PartToSend<number>[] = []
  const pump = () => {
    for (const carrier of carriers.values())
      for (;;) {
        const reservation = waiting.length > 0 ? carrier.reserve(waiting.length) : undefined
        if (!reservation) break
        carrier.submit(reservation, waiting.splice(0, reservation.parts))
      }
  }
  const fleet = createFleet<number>({
    db, clock, chance, log: silentLog, seal: createSeal(secret, chance), allowPrivate: false, publicUrl: 'https://sms.example',
    builtin: {
      id: 'demo',
      settings: { ...smppDefaults, name: 'Embedded SMSC', host: '127.0.0.1', systemId: 'demo', evidence: 'handset' },
      secrets: { password: 'right' },
    },
    dial: (options) => (dialled.push(options), wire.dial),
    ask: (request) => {
      if (upstream.hold) return new Promise((resolve) => (upstream.cut = () => resolve({ kind: 'uncertain', say: 'cut off' })))
      return Promise.resolve({ kind: 'answer', status: 200, headers: {}, body: JSON.stringify({ sid: `SM-${request.url}` }) })
    },
    callbacksFor: () => ({ onRoom: pump, onResults: (batch) => void results.push(...batch.map(({ result }) => result)), onReports: (batch) => void reports.push(...batch), onInbound() {} }),
    own() {},
    add: (carrier) => void carriers.set(carrier.id, carrier),
  })
  const rest = async (ms = 100) => {
    for (let at = 0; at < ms; at += 5) {
      clock.advance(5)
      for (let turn = 0; turn < 30; turn++) await Promise.resolve()
    }
  }
  const resting = async <T>(promise: Promise<T>, ms = 100): Promise<T> => {
    await rest(ms)
    return promise
  }
  let sent = 0
  const send = (count: number) => {
    for (let i = 0; i < count; i++) {
      const octets = Buffer.from(`Message ${sent}`)
      waiting.push({ token: sent++, source: { ton: 5, npi: 0, address: 'Shop' }, destination: { ton: 1, npi: 1, address: '31612345678' }, esmClass: 0, dataCoding: 0, octets, reference: 1, validitySeconds: 60 })
    }
    pump()
  }
  await resting(fleet.start())
  return { fleet, clock, rest, resting, db, operator, upstream, dialled, carriers, results, send, waiting }
}
export type Rig = Awaited<ReturnType<typeof rig>>

export const account = { protocol: 'smpp', name: 'North', host: 'smsc.example', systemId: 'us', password: 'right' } as const
export async function made({ fleet, resting }: Rig, more = {}) {
  const outcome = await resting(fleet.create({ ...account, ...more }, { by: 'key_1' }))
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value.id
}
