// Customers' programs bind here. Puts the door together: who is let in, what they submit and ask, what they are sent.
// Knows no socket.
import type { SmppAccount } from '../../accounts/smpp-accounts/smpp-account.ts'
import { inNetworks } from '../../accounts/smpp-accounts/smpp-account.ts'
import type { SmppAccounts } from '../../accounts/smpp-accounts/smpp-accounts.ts'
import type { Workspaces } from '../../accounts/workspaces/workspaces.ts'
import type { Gateway } from '../../gateway/open.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import { createRate } from '../../kit/rate.ts'
import { createRecent } from '../../kit/recent.ts'
import type { Bind, Pdu } from '../../smpp/pdu.ts'
import { lenientQuirks } from '../../smpp/quirks.ts'
import { createServer, type SessionInput, type ServerLimits } from '../../smpp/server.ts'
import type { SessionHandlers, Transport } from '../../smpp/session.ts'
import { isBound } from '../../smpp/states.ts'
import { statuses } from '../../smpp/statuses.ts'
import { knows } from '../../smpp/versions.ts'
import { versionOf, type Desk, type Line, type Owed } from './desk.ts'
import { doorLimits, workLimits } from './limits.ts'
import { createOperations } from './operations.ts'
import { createOwed } from './owed.ts'
import { createSubmit } from './submit.ts'

export type SmppDoor = ReturnType<typeof openSmppDoor>

type Needs = {
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly accounts: Pick<SmppAccounts, 'authenticate' | 'watch'>
  readonly workspaces: Pick<Workspaces, 'isSuspended' | 'onSuspended'>
  readonly gateway: Pick<Gateway, 'accept' | 'cancel' | 'replace' | 'events' | 'submitters'>
  readonly limits?: Partial<ServerLimits>
}

const stopMs = 12_000
const leftMost = 5_000

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.')

export function openSmppDoor({ clock, chance, log, accounts, workspaces, gateway, limits }: Needs) {
  const desks = new Map<string, Desk>()
  const deskOf = new Map<Line, Desk>()
  /** Desks that nobody is bound at any more. */
  const left = createRecent<Desk>(leftMost)
  let stopping = false
  /** Accounts that were changed or are gone: whoever was being judged meanwhile binds again. */
  let changes = 0
  let stopped: Promise<void> | undefined

  const owed = createOwed({ clock, chance, log, events: gateway.events, messages: gateway.submitters })
  const operations = createOperations({ clock, log, messages: gateway.submitters, cancel: gateway.cancel, replace: gateway.replace })
  const submit = createSubmit({ clock, log, accept: gateway.accept, replaceWaiting: operations.replaceWaiting })

  /** Where it may come from: from the networks it names; without any from here, and over TLS from anywhere. */
  const mayComeFrom = ({ addresses }: SmppAccount, address: string, secure: boolean) =>
    addresses.length > 0 ? inNetworks(addresses, address) : secure || isLoopback(address)

  /** What the last desk gave may not be stored yet: its numbers and its rate go on where they were. */
  const openDesk = (account: SmppAccount, stored: number): Desk => {
    const before = left.get(account.id)
    const rate = before?.rate ?? createRate({ clock, perSecond: account.perSecond })
    rate.change(account.perSecond)
    return { account, lines: new Set(), rate, handle: Math.max(stored, before?.handle ?? 0), reference: before?.reference ?? chance.below(256), full: false }
  }
  const enter = async (account: SmppAccount, line: Line, seen: number): Promise<'ok' | number> => {
    const desk = desks.get(account.id)
    if (desk && desk.lines.size >= account.binds) return statuses.ESME_RALYBND
    const stored = desk ? 0 : await gateway.submitters.lastHandle(account.id)
    if (stopping || line.state !== 'open' || changes !== seen) return statuses.ESME_RSYSERR
    const here = desks.get(account.id) ?? openDesk(account, stored)
    if (here.lines.size >= account.binds) return statuses.ESME_RALYBND // others came in meanwhile
    if (!desks.has(account.id)) count(here)
    here.account = account
    here.lines.add(line)
    desks.set(account.id, here)
    deskOf.set(line, here)
    return 'ok'
  }
  /** How much is owed to it, again and again while somebody is bound. */
  const count = (desk: Desk) => {
    const { id } = desk.account
    gateway.events
      .count(id, workLimits.owed)
      .then((owing) => void (desk.full = owing >= workLimits.owed))
      .catch((error: unknown) => log.error('what is owed to an SMPP account could not be counted', { account: id, error }))
      .finally(() => void clock.after(workLimits.countEveryMs, () => desk.lines.size > 0 && count(desk)))
  }
  const leave = (line: Line) => {
    const desk = deskOf.get(line)
    if (!desk) return
    deskOf.delete(line)
    owed.detach(desk, line)
    desk.lines.delete(line)
    if (desk.lines.size > 0 || desks.get(desk.account.id) !== desk) return
    desks.delete(desk.account.id)
    left.set(desk.account.id, desk)
  }

  const authenticate = (secure: boolean) => async (bind: Bind, address: string, line: Line): Promise<'ok' | number> => {
    const seen = changes
    const found = await accounts.authenticate(bind.system_id, bind.password, address)
    if (found === 'busy') return statuses.ESME_RSYSERR
    if (found === 'refused' || workspaces.isSuspended(found.workspace) || !mayComeFrom(found, address, secure)) return statuses.ESME_RBINDFAIL
    return enter(found, line, seen)
  }

  const onRequest = (line: Line, pdu: Pdu) => {
    const desk = deskOf.get(line)
    if (!desk) return line.respond(pdu, statuses.ESME_RINVBNDSTS)
    if (!knows(versionOf(line, desk.account), pdu.command)) return line.respond(pdu, statuses.ESME_RINVCMDID)
    if (stopping) return line.respond(pdu, statuses.ESME_RSYSERR)
    switch (pdu.command) {
      case 'submit_sm': return submit.submit(desk, line, pdu)
      case 'submit_multi': return submit.multi(desk, line, pdu)
      case 'data_sm': return submit.data(desk, line, pdu)
      case 'query_sm': return operations.query(desk, line, pdu)
      case 'cancel_sm': return operations.cancel(desk, line, pdu)
      case 'replace_sm': return operations.replace(desk, line, pdu)
      default: return line.respond(pdu, statuses.ESME_RINVCMDID)
    }
  }
  const handlers: SessionHandlers<Owed> = {
    onRequest,
    onSettled: (_, one, settled) => owed.settled(one, settled),
    onRoom(line) {
      const desk = deskOf.get(line)
      if (desk) owed.room(desk)
    },
    onState(line, state) {
      const desk = deskOf.get(line)
      if (!desk) return
      if (state === 'bound_rx' || state === 'bound_trx') owed.attach(desk, line)
      else owed.detach(desk, line)
      if (!isBound(state)) leave(line)
    },
    onClosed: leave,
  }
  const serverFor = (secure: boolean) =>
    createServer<Owed>({
      clock, log, handlers, systemId: 'onesixty', quirks: lenientQuirks,
      limits: { ...doorLimits, ...limits },
      authenticate: authenticate(secure),
    })
  const servers = { plain: serverFor(false), secure: serverFor(true) }

  const dismiss = (desk: Desk) => [...desk.lines].forEach((line) => line.unbind())
  workspaces.onSuspended((ids) => {
    changes++
    for (const desk of desks.values()) if (ids.includes(desk.account.workspace)) dismiss(desk)
  })
  const unwatch = accounts.watch((id, account) => {
    changes++
    const desk = desks.get(id)
    if (!desk) return
    if (!account) return dismiss(desk)
    desk.account = account
    desk.rate.change(account.perSecond)
  })

  const stop = async (): Promise<void> => {
    unwatch()
    const finished = submit.idle().then(() => Promise.all([servers.plain.unbindAll(), servers.secure.unbindAll()]))
    stopping = true
    await Promise.race([finished, new Promise<void>((resolve) => void clock.after(stopMs, resolve))])
    await owed.stop()
  }

  return {
    accept: (transport: Transport, address: string, secure = false): SessionInput => servers[secure ? 'secure' : 'plain'].accept(transport, address),
    /** Who is bound with an account, for who looks at it. */
    binds: (account: string) =>
      [...(desks.get(account)?.lines ?? [])].map((line) => ({
        state: line.state, version: `${line.interfaceVersion >>> 4}.${line.interfaceVersion & 15}`, outstanding: line.outstanding, unanswered: line.unanswered,
      })),
    counters: () => ({ ...submit.counters(), ...owed.counters(), binds: deskOf.size, refusedConnections: servers.plain.refused + servers.secure.refused }),
    /** Takes nothing new, answers what it has taken, unbinds everybody. */
    stop: (): Promise<void> => (stopped ??= stop()),
  }
}
