// Broadcasts in force: takes broadcast_sm, answers questions about them, cancels them, and shows each on the phones of
// its area, once on each phone however often it is repeated. What is answered is stored before.
import type { Database } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import type { PduOf } from '../../smpp/pdu.ts'
import type { Session } from '../../smpp/session.ts'
import { statuses } from '../../smpp/statuses.ts'
import { formatAbsolute } from '../../smpp/times.ts'
import { makeTlv, tags, tlv, tlvBytes } from '../../smpp/tlvs.ts'
import { decodeBroadcast, encodeBroadcast } from '../../sms/broadcast.ts'
import { createAlarms } from '../alarms.ts'
import type { Identity } from '../identity.ts'
import type { Kept, Message, PhoneMessage } from '../message.ts'
import { displayed } from '../message.ts'
import { commit, insertPhoneMessages } from '../records.ts'
import type { Cell } from './area.ts'
import { cellsOf } from './area.ts'
import type { Announcement, Broadcast, BroadcastView } from './broadcast.ts'
import { announced, broadcastOf, broadcastStates, viewOf } from './broadcast.ts'
import {
  forgetBroadcasts, insertBroadcasts, insertShown, readActive, readBroadcast, readBroadcasts, readShown, readUsedPhones,
  saveProgress,
} from './records.ts'

type Submit = PduOf<'broadcast_sm'>
type Query = PduOf<'query_broadcast_sm'>
type Cancel = PduOf<'cancel_broadcast_sm'>
type Like = Pick<Broadcast, 'source' | 'serviceType'> & { contentType?: number }
type Active = { readonly broadcast: Broadcast; readonly shown: Set<number> }

const mostActive = 1_000
/** Requests that wait for the one before. */
const mostAsked = 1_000
const phonesAtOnce = 1_000
const keepMs = 30 * 86_400_000

export function createBroadcasts(needs: {
  db: Database
  clock: Clock
  identity: Identity
  shownIdentity: Identity
  cells: readonly Cell[]
  /** Phones that a broadcast reaches at most; those that nobody made and nothing happened on are none. */
  mostPhones: number
  /** Numbers that somebody made, in order. */
  made(most: number): number[]
  /** It is on, in this network, and shows broadcasts. */
  receives(digits: string): boolean
  idOf(account: string, written: string): number | undefined
  writtenId(id: number, session: Session<Message>): string
  onShown(messages: readonly PhoneMessage[]): void
  onBroken(cause: unknown): void
}) {
  const { db, clock, identity, shownIdentity, cells, onBroken } = needs
  const active = new Map<number, Active>()
  const alarms = createAlarms<Active>({ clock, onDue: (due) => due.forEach((one) => queue(() => turn(one))) })
  let tail: Promise<void> = Promise.resolve()
  let stopped = false

  /** One thing after the other, each stored before the next. */
  const queue = (work: () => Promise<void>) => {
    tail = tail.then(work).catch(onBroken)
  }

  const allPhones = async (): Promise<string[]> => {
    const all = new Set([...(await readUsedPhones(db, needs.mostPhones)), ...needs.made(needs.mostPhones)])
    return [...all].map(String)
  }

  const phonesIn = (areas: readonly string[], all: readonly string[]): number[] => {
    const where = [...new Set(areas.flatMap((area) => cellsOf(Buffer.from(area, 'hex'), cells) ?? []))]
    const inside = all.filter((phone) => where.some((cell) => isIn(cell, phone)))
    return inside.slice(0, needs.mostPhones).map(Number)
  }

  /** One repetition: on every phone there that has not shown it and can now. */
  const turn = async (one: Active) => {
    const { broadcast, shown } = one
    const at = clock.wall()
    if (!active.has(broadcast.id)) return
    const due = broadcast.expiresAt > at
    const text = due ? throughAir(broadcast.text) : ''
    const reached = due ? phonesIn(broadcast.areas, await allPhones()) : []
    if (stopped || !active.has(broadcast.id)) return // cancelled by hand meanwhile
    const phones = reached.filter((phone) => !shown.has(phone) && needs.receives(String(phone)))
    if (due) {
      broadcast.sent++
      broadcast.state = broadcastStates.enroute
      broadcast.nextAt = at + broadcast.intervalMs
    }
    if (!due || broadcast.sent >= broadcast.repetitions || broadcast.nextAt >= broadcast.expiresAt) end(one, at)
    const kept = phones.map((phone) => alertOn(broadcast, phone, text, at, shownIdentity.next()))
    for (let i = 0; i === 0 || i < kept.length; i += phonesAtOnce) {
      if (stopped) return // the next start goes on with the phones that are left
      const page = kept.slice(i, i + phonesAtOnce)
      await commit(db, [
        insertPhoneMessages(page),
        insertShown(broadcast.id, phones.slice(i, i + phonesAtOnce)),
        ...(page.length > 0 ? [shownIdentity.write()] : []),
        // The progress goes with the last page: a crash before repeats this turn on those that are left.
        ...(i + phonesAtOnce >= kept.length ? [saveProgress([broadcast])] : []),
      ])
      for (const phone of phones.slice(i, i + phonesAtOnce)) shown.add(phone)
      if (page.length > 0) needs.onShown(page.map(({ message }) => message))
    }
    if (broadcast.doneAt === 0) alarms.set(one, broadcast.nextAt)
  }

  /** No further repetition. */
  const end = (one: Active, at: number, deleted = false) => {
    const { broadcast } = one
    const { delivered, expired } = broadcastStates
    broadcast.state = deleted ? broadcastStates.deleted : broadcast.sent > 0 ? delivered : expired
    broadcast.doneAt = at
    active.delete(broadcast.id)
    alarms.cancel(one)
  }

  const stop = async (ended: readonly Active[]) => {
    for (const one of ended) end(one, clock.wall(), true)
    await commit(db, [saveProgress(ended.map(({ broadcast }) => broadcast))])
  }

  const begin = async (broadcast: Broadcast): Promise<Active> => {
    const one = { broadcast, shown: new Set<number>() }
    await commit(db, [insertBroadcasts([broadcast]), identity.write(), ...forgetBroadcasts(clock.wall() - keepMs)])
    active.set(broadcast.id, one)
    return one
  }

  const announce = async (announcement: Announcement): Promise<{ id: string } | { refused: string }> => {
    const judged = announced(announcement, { account: '', id: identity.next(), now: clock.wall(), cells })
    if ('refused' in judged) return judged
    if (active.size >= mostActive) return { refused: 'text: there are too many broadcasts; try again later' }
    const one = await begin(judged)
    alarms.set(one, judged.nextAt)
    return { id: String(judged.id) }
  }

  const submit = async (session: Session<Message>, pdu: Submit) => {
    const account = session.systemId
    const judged = broadcastOf(pdu, { account, id: identity.next(), now: clock.wall(), cells })
    if ('status' in judged) return session.respond(pdu, judged.status, { tlvs: faultTlvs(judged.status, judged.areas) })
    if (active.size >= mostActive) return session.respond(pdu, statuses.ESME_RMSGQFUL)
    if (pdu.replace_if_present_flag === 1) await stop(matching(account, pdu.message_id, judged))
    const one = await begin(judged)
    session.respond(pdu, statuses.ESME_ROK, { message_id: needs.writtenId(judged.id, session) })
    alarms.set(one, judged.nextAt)
  }

  /** Of one account: the one with that number, or all of a sender, service and content type. */
  const matching = (account: string, messageId: string, like: Like) => {
    const id = messageId === '' ? undefined : needs.idOf(account, messageId)
    if (messageId !== '' && id === undefined) return []
    return [...active.values()].filter(({ broadcast: b }) => {
      if (b.account !== account || b.source !== like.source) return false
      if (id !== undefined) return b.id === id
      const isKind = like.contentType === undefined || b.contentType === like.contentType
      return b.serviceType === like.serviceType && isKind
    })
  }

  const query = async (session: Session<Message>, pdu: Query) => {
    const id = needs.idOf(session.systemId, pdu.message_id)
    const broadcast = id === undefined ? undefined : (active.get(id)?.broadcast ?? (await readBroadcast(db, id)))
    const isOwn = broadcast?.account === session.systemId
    const known = isOwn && (pdu.source_addr === '' || broadcast.source === pdu.source_addr)
    if (!known) return session.respond(pdu, statuses.ESME_RBCASTQUERYFAIL)
    const shown = active.get(broadcast.id)?.shown ?? new Set(await readShown(db, broadcast.id))
    const all = await allPhones()
    const shares = new Map([...new Set(broadcast.areas)].map((area) => [area, shareOf(phonesIn([area], all), shown)]))
    session.respond(pdu, statuses.ESME_ROK, {
      message_id: needs.writtenId(broadcast.id, session),
      tlvs: [
        tlv.message_state(broadcast.state),
        ...broadcast.areas.map((area) => tlv.broadcast_area_identifier(Buffer.from(area, 'hex'))),
        ...broadcast.areas.map((area) => tlv.broadcast_area_success(shares.get(area)!)),
        ...(broadcast.doneAt === 0 ? [] : [makeTlv.text(tags.broadcast_end_time, formatAbsolute(broadcast.doneAt))]),
      ],
    })
  }

  /** Phones of an area that have shown it, in the hundred; 255 where there is no phone. SMPP 5.0 §4.8.4.5. */
  const shareOf = (phones: readonly number[], shown: ReadonlySet<number>): number => {
    if (phones.length === 0) return 255
    return Math.floor((100 * phones.filter((phone) => shown.has(phone)).length) / phones.length)
  }

  const cancel = async (session: Session<Message>, pdu: Cancel) => {
    const given = tlvBytes(pdu.tlvs, tags.broadcast_content_type)
    const contentType = given?.length === 3 ? (given[0]! << 16) | (given[1]! << 8) | given[2]! : undefined
    const found = matching(session.systemId, pdu.message_id, {
      source: pdu.source_addr, serviceType: pdu.service_type, ...(contentType === undefined ? {} : { contentType }),
    })
    if (found.length === 0) return session.respond(pdu, statuses.ESME_RBCASTCANCELFAIL)
    await stop(found)
    session.respond(pdu, statuses.ESME_ROK)
  }

  const list = async (before: number, count: number): Promise<BroadcastView[]> =>
    (await readBroadcasts(db, before, count)).map(({ broadcast, phones }) => viewOf(broadcast, phones, cells))

  let asked = 0
  const ask = (session: Session<Message>, pdu: Submit | Query | Cancel, work: () => Promise<void>) => {
    if (asked >= mostAsked) return session.respond(pdu, statuses.ESME_RTHROTTLED)
    asked++
    queue(async () => {
      await work()
      asked--
    })
  }

  return {
    submit: (session: Session<Message>, pdu: Submit) => ask(session, pdu, () => submit(session, pdu)),
    query: (session: Session<Message>, pdu: Query) => ask(session, pdu, () => query(session, pdu)),
    cancel: (session: Session<Message>, pdu: Cancel) => ask(session, pdu, () => cancel(session, pdu)),
    areas: () => cells.map(({ name }) => name),
    // By hand: neither waits for the turns of others, which take as long as there are phones.
    /** The operator's own; resolves once stored. */
    announce,
    list,
    /** Whoever's it is; undefined where there is none, false where it has ended. */
    async revoke(id: number): Promise<boolean | undefined> {
      const one = active.get(id)
      if (!one) return (await readBroadcast(db, id)) ? false : undefined
      await stop([one])
      return true
    },
    /** Takes up what was in force before. */
    async start() {
      for (const broadcast of await readActive(db)) {
        const one = { broadcast, shown: new Set(await readShown(db, broadcast.id)) }
        active.set(broadcast.id, one)
        alarms.set(one, broadcast.nextAt)
      }
    },
    stop() {
      stopped = true
      alarms.stop()
    },
    idle: () => tail,
    counters: () => ({ broadcasts: active.size }),
  }
}

const isIn = ({ numbers }: Cell, digits: string) =>
  !numbers || numbers.some((prefix) => digits.startsWith(prefix.replace('+', '')))

/** What a phone reads in the pages that come over the air. */
function throughAir(text: string): string {
  const encoded = encodeBroadcast(text)
  if ('refused' in encoded) throw new Error(`a broadcast was taken that has no pages: ${encoded.say}`)
  return decodeBroadcast(encoded.dcs, encoded.pages.map(({ octets }) => octets))
}

function alertOn({ account, sourceTon, source }: Broadcast, phone: number, text: string, at: number, id: number): Kept {
  const number = `+${phone}`
  const from = displayed(sourceTon, source)
  const shown = { id: String(id), number, direction: 'in', from, to: number, text, at, parts: 1, alert: true } as const
  return { account, sources: [], message: shown }
}

const faultTlvs = (status: number, areas: readonly Uint8Array[]) => [
  ...(areas.length > 0 ? [tlv.broadcast_error_status(status)] : []),
  ...areas.map((area) => tlv.broadcast_area_identifier(area)),
]
