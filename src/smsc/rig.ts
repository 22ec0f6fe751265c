// For tests: a centre on a database in memory and programs bound to it without sockets, all in the time of one manual
// clock. A crash leaves the database as a power cut would; a new rig may be opened on what is left.
import type { SqliteCore } from '../db/core.ts'
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import type { Dial } from '../smpp/client.ts'
import type { Body, DeliverSm, Pdu } from '../smpp/pdu.ts'
import { makePdu } from '../smpp/pdu.ts'
import type { SessionInput } from '../smpp/server.ts'
import type { Outgoing, Session, Settled, Transport } from '../smpp/session.ts'
import { createSession } from '../smpp/session.ts'
import type { BindCommand } from '../smpp/states.ts'
import type { Message } from './message.ts'
import { stages } from './message.ts'
import type { SmscNeeds } from './open.ts'
import { openSmsc } from './open.ts'
import { smscMigrations } from './records.ts'

export type Program = {
  readonly session: Session<number>
  /** message_id or status of every submit by the number it was submitted under. */
  readonly answers: (string | number)[]
  readonly delivered: DeliverSm[]
  /** The status to answer a deliver_sm with; undefined: no answer. */
  answer: (pdu: DeliverSm) => number | undefined
  submit(fields: Partial<Body<'submit_sm'>> & { tlvs?: Pdu['tlvs'] }): void
  /** Sends any request; its response will stand in `responses` under the returned index. */
  request(pdu: Pdu): number
  readonly responses: Pdu[]
  /** The line is cut; neither side hears of what is under way. */
  cut(): void
}

type ManualClock = ReturnType<typeof manualClock>
export type Rig = Awaited<ReturnType<typeof openRig>>

const demo = [{ systemId: 'demo', password: 'demo' }]

export async function openRig(
  options: Partial<SmscNeeds> & { clock?: ManualClock; core?: SqliteCore; file?: string; commitMs?: number; full?: () => boolean } = {},
) {
  const { clock = manualClock(), core, file, commitMs = 0, full, ...needs } = options
  const commit = { before: commitMs / 2, after: commitMs / 2 }
  const db = inlineSqlite({ clock, migrations: smscMigrations, core, file, full, commitMs: () => commit })
  const smsc = openSmsc({ db, clock, chance: seededChance(1), log: silentLog, accounts: demo, ...needs })

  /** Lets `ms` go by, a millisecond at a time, with all that promises bring about. */
  const pass = async (ms: number, stepMs = 1) => {
    for (let at = 0; at < ms; at += stepMs) {
      clock.advance(stepMs)
      for (let turns = 0; turns < 50; turns++) await Promise.resolve()
    }
  }

  const bind = async (
    command: BindCommand = 'bind_transceiver',
    fields: Partial<Body<BindCommand>> = {},
    answer: Program['answer'] = () => 0,
  ) => {
    let open = true
    const line = (to: () => Pick<SessionInput, 'receive' | 'ended'>): Transport => ({
      write(bytes) {
        clock.soon(() => void (open && to().receive(bytes)))
        return true
      },
      close() {
        clock.soon(() => to().ended(''))
      },
      pause() {},
      resume() {},
    })
    const program: Program = {
      session: createSession<number>({
        side: 'esme',
        clock,
        transport: line(() => input),
        handlers: {
          onRequest(session, pdu) {
            program.delivered.push(pdu as DeliverSm)
            const status = program.answer(pdu as DeliverSm)
            if (status !== undefined) session.respond(pdu, status)
          },
          onSettled(_, index, settled: Settled) {
            if (settled.kind !== 'response') return
            const { pdu } = settled
            program.responses[index] = pdu
            program.answers[index] = pdu.command === 'submit_sm_resp' && pdu.status === 0 ? pdu.message_id : pdu.status
          },
          onClosed() {},
        },
      }),
      answers: [],
      responses: [],
      delivered: [],
      answer,
      submit(submitted) {
        const pdu = makePdu('submit_sm', {
          source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678',
          ...submitted,
        })
        program.request(pdu)
      },
      request(pdu) {
        program.answers.push(-1)
        program.session.send(pdu as Outgoing, program.answers.length - 1)
        return program.answers.length - 1
      },
      cut() {
        open = false
        program.session.ended('cut')
        input.ended('cut')
      },
    }
    const input = smsc.accept(line(() => program.session), '127.0.0.1')
    program.session.bind(command, { system_id: 'demo', password: 'demo', ...fields })
    await pass(5)
    return program
  }

  let started = false
  const starting = smsc.start().finally(() => (started = true))
  for (let ms = 0; !started && ms < 1000; ms++) await pass(1)
  await starting
  return { smsc, clock, db, pass, bind }
}

/** A line to whatever centre is there now; it breaks when that one does. */
export const lineTo = (rig: () => Rig | undefined, clock: ManualClock): { dial: Dial; cut(): void; end(): void } => {
  let ended = false
  const cuts = new Set<() => void>()
  return {
    dial({ onConnect, onBytes, onEnd }) {
      let open = true
      const end = () => {
        if (!open) return
        open = false
        cuts.delete(end)
        input?.ended('cut')
        clock.soon(() => onEnd('cut'))
      }
      cuts.add(end)
      const input = (ended ? undefined : rig())?.smsc.accept(
        { write: (bytes) => (clock.soon(() => open && onBytes(bytes)), true), close: end, pause() {}, resume() {} },
        '127.0.0.1',
      )
      clock.soon(() => (input ? onConnect() : end()))
      const write = (bytes: Uint8Array) => (clock.soon(() => open && input?.receive(bytes)), true)
      return { write, close: end, pause() {}, resume() {} }
    },
    cut() {
      for (const end of cuts) end()
    },
    /** For good. */
    end() {
      ended = true
      for (const end of cuts) end()
    },
  }
}

/** An ordinary message, to make others from. */
export const anyMessage: Message = {
  id: 1, stage: stages.enroute, state: 1, account: 'demo', sourceTon: 5, sourceNpi: 0, source: 'SHOP',
  destinationTon: 1, destinationNpi: 1, destination: '31612345678', esmClass: 0, dataCoding: 0, registeredDelivery: 0, serviceType: '',
  protocolId: 0, priority: 0, octets: Buffer.from('Hi'), sar: 0, userReference: null, flash: false, test: false, replaces: false,
  dpf: false, acceptedAt: 1_767_225_600_000, expiresAt: 1_767_312_000_000, dueAt: 0, doneAt: 0, cause: 0, about: null,
  tariff: null,
}

/** Latin letters as short_message. */
export const octets = (text: string): Uint8Array => Buffer.from(text, 'latin1')
