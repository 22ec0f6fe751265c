// For tests: the door on a gateway with a database in memory and an operator that says what the test tells it to, and
// programs bound to it without sockets, all in the time of one manual clock.
import { gatewayRig } from './gateway-rig.ts'
import type { SmppAccount } from '../../src/accounts/smpp-accounts/smpp-account.ts'
import { smppDefaults } from '../../src/accounts/smpp-accounts/smpp-account.ts'
import type { AccountListener } from '../../src/accounts/smpp-accounts/smpp-accounts.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { silentLog } from '../../src/kit/log.ts'
import type { Body, DeliverSm, Pdu } from '../../src/smpp/pdu.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import type { ServerLimits, SessionInput } from '../../src/smpp/server.ts'
import { createSession, type Outgoing, type Session, type Transport } from '../../src/smpp/session.ts'
import type { BindCommand } from '../../src/smpp/states.ts'
import { openSmppDoor } from '../../src/api/smpp/open.ts'

export type Program = {
  readonly session: Session<number>
  readonly delivered: DeliverSm[]
  /** The status to answer a deliver_sm with; undefined: no answer. */
  answer: (pdu: DeliverSm) => number | undefined
  /** Sends a request, lets it be worked on; its response. */
  ask(pdu: Pdu): Promise<Pdu>
  /** The same without waiting: by place in `responses`. */
  send(pdu: Pdu): number
  readonly responses: Pdu[]
  submit(fields?: Partial<Body<'submit_sm'>> & { tlvs?: Pdu['tlvs'] }): Promise<Pdu>
  /** The line is cut; neither side hears of what is under way. */
  cut(): void
  closed: boolean
  /** Reads nothing any more: what is sent to it piles up. */
  stuffed: boolean
}

export const submitSm = (fields: Partial<Body<'submit_sm'>> & { tlvs?: Pdu['tlvs'] } = {}) =>
  makePdu('submit_sm', {
    source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678', registered_delivery: 1,
    short_message: new Uint8Array(Buffer.from('Hello')), ...fields,
  })

const fromHere = '127.0.0.1'

export async function doorRig(options: Parameters<typeof gatewayRig>[0] & { limits?: Partial<ServerLimits> } = {}) {
  const house = await gatewayRig(options)
  const { clock, gateway } = house
  const known = new Map<string, SmppAccount>()
  const listeners = new Set<AccountListener>()
  const account = (systemId: string, more: Partial<SmppAccount> = {}): SmppAccount => {
    const made = { ...smppDefaults, id: `sac_${systemId}`, workspace: 'wsp_test', mode: 'live', systemId, createdAt: 0, ...more } as const
    known.set(systemId, made)
    return made
  }
  account('shop')
  const suspended = new Set<string>()
  let onSuspended: (ids: readonly string[]) => void = () => {}
  const door = openSmppDoor({
    clock, chance: seededChance(1), log: silentLog, gateway,
    accounts: {
      authenticate: async (systemId, password) => (password === 'secret' ? (known.get(systemId) ?? 'refused') : 'refused'),
      watch: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    },
    workspaces: { isSuspended: (id) => suspended.has(id), onSuspended: (tell) => void (onSuspended = tell) },
    ...(options.limits ? { limits: options.limits } : {}),
  })

  /** Connected and not bound. */
  const call = (address = fromHere, secure = false): Program => {
    let open = true
    const line = (to: () => Pick<SessionInput, 'receive' | 'ended'>, isStuffed = () => false): Transport => ({
      write(bytes) {
        if (!isStuffed()) clock.soon(() => void (open && to().receive(bytes)))
        return !isStuffed()
      },
      close: () => clock.soon(() => to().ended('')),
      pause() {},
      resume() {},
    })
    const program: Program = {
      session: createSession<number>({
        side: 'esme', clock,
        transport: line(() => input),
        handlers: {
          onRequest(session, pdu) {
            program.delivered.push(pdu as DeliverSm)
            const status = program.answer(pdu as DeliverSm)
            if (status !== undefined) session.respond(pdu, status)
          },
          onSettled(_, index, settled) {
            if (settled.kind === 'response') program.responses[index] = settled.pdu
          },
          onClosed: () => void (program.closed = true),
        },
      }),
      delivered: [],
      responses: [],
      closed: false,
      stuffed: false,
      answer: () => 0,
      send: (pdu) => {
        const index = program.responses.push(undefined as never) - 1
        program.session.send(pdu as Outgoing, index)
        return index
      },
      async ask(pdu) {
        const index = program.send(pdu)
        await house.rest()
        return program.responses[index]!
      },
      submit: (fields) => program.ask(submitSm(fields)),
      cut() {
        open = false
        program.session.ended('cut')
        input.ended('cut')
      },
    }
    const input = door.accept(line(() => program.session, () => program.stuffed), address, secure)
    return program
  }
  const bind = async (command: BindCommand = 'bind_transceiver', fields: Partial<Body<BindCommand>> = {}, from = fromHere, secure = false) => {
    const program = call(from, secure)
    program.session.bind(command, { system_id: 'shop', password: 'secret', ...fields })
    await house.rest()
    return program
  }
  return {
    ...house, door, account, call, bind,
    rows: (sql: string) => house.resting(house.db.read(sql)),
    change(systemId: string, more: Partial<SmppAccount>) {
      const changed = account(systemId, { ...known.get(systemId), ...more })
      listeners.forEach((listener) => listener(changed.id, changed))
    },
    suspend(workspace: string) {
      suspended.add(workspace)
      onSuspended([workspace])
    },
    remove(systemId: string) {
      const { id } = known.get(systemId)!
      known.delete(systemId)
      listeners.forEach((listener) => listener(id, undefined))
    },
  }
}
