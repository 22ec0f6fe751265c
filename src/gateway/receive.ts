// Messages from phones, as they come from an operator: stored, then answered. What they mean (a reply, a STOP, a keyword)
// is for the rooms above, which read them from here.
import type { Ledger } from '../billing/ledger.ts'
import type { Carrier, Inbound } from '../carriers/carrier.ts'
import type { Answer, Heard } from '../consent/heard.ts'
import type { Said } from '../consent/stopwords.ts'
import type { Database, Write, Written } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { iso } from '../kit/iso.ts'
import type { Log } from '../kit/log.ts'
import { joinText, readPart } from '../sms/parts.ts'
import { international } from './international.ts'
import { createJoining, usualWaitMs } from './joining.ts'
import type { Mode } from './message.ts'
import type { Events } from './outbox/outbox.ts'
import type { PeopleReads } from './people/records.ts'
import { insertInbound, type InboundRow } from './records.ts'
import { seriesKey } from './series.ts'

/** Whose a number is, and who hears of what comes to it beside those who hear everything: audiences, an address. */
export type OwnerOf = (recipient: string, connection: string) => Owner
type Owner = { readonly workspace: string; readonly mode: Mode; readonly audiences?: readonly string[]; readonly target?: string }
/** What people say about being written to is made a fact in the transaction that stores their text. */
export type Hearing = {
  reads(number: string, text: string): Said | undefined
  take(heard: readonly Heard[], commit: (writes: readonly Write[], answers: ReadonlyMap<number, Answer>) => Promise<Written>): Promise<Written>
}
type Needs = {
  db: Database
  clock: Clock
  ids: Ids
  log: Pick<Log, 'error'>
  events: Pick<Events, 'record'>
  people: Pick<PeopleReads, 'partsWith' | 'partsSince'>
  hearing: Partial<Hearing> | undefined
  ownerOf: OwnerOf
  ledger: Pick<Ledger, 'received'>
}

export function createReceive({ db, clock, ids, log, events, people, hearing, ownerOf, ledger }: Needs) {
  const joining = createJoining<InboundRow>({ clock, stored: people.partsWith, gaveUp: (parts) => void readRest(parts).catch((error: unknown) => log.error('parts of a text could not be read', { error })) })

  const heardOf = ({ id: inbound, workspace, mode, sender, recipient: to, at }: InboundRow, text: string): Heard[] => {
    const number = international(sender)
    const said = text === '' ? undefined : hearing?.reads?.(number, text)
    return said ? [{ workspace, mode, number, to, text, inbound, at, said }] : []
  }
  /** What came of a text that did not come whole: nobody is answered, and nothing is missed. */
  const readRest = async (parts: readonly InboundRow[]): Promise<void> => {
    const heard = heardOf(parts.at(-1)!, joinText(parts))
    if (heard.length > 0) await hearing!.take!(heard, (writes) => db.write(writes))
  }

  const take = async (carrier: Pick<Carrier<never>, 'id' | 'answer'>, messages: readonly Inbound[]): Promise<void> => {
    const at = clock.wall()
    const runOfIds = ids.run('inb_', messages.length)
    const owners = messages.map(({ destination }) => ownerOf(destination, carrier.id))
    const rows = messages.map(({ source, destination, esmClass, dataCoding, octets }, i): InboundRow => {
      const { workspace, mode } = owners[i]!
      // A copy: what is sent to the database thread would otherwise take the whole buffer it is a view of along.
      return { id: runOfIds[i]!, workspace, mode, connection: carrier.id, sender: source, recipient: destination, esmClass, dataCoding, octets: octets.slice(), at }
    })
    const store = async (writes: readonly Write[] = [], answers: ReadonlyMap<string, Answer> = new Map()): Promise<Written> => {
      const told = events.record(
        rows.map((row, i) => {
          const { id: subject, workspace, mode } = row
          const { audiences = [], target } = owners[i]!
          const body = () => receivedTold(row, said.get(subject), answers.get(subject), wholes.get(subject))
          return { workspace, mode, type: 'message.received', subject, at, body, audiences, ...(target !== undefined && { target }) }
        }),
      )
      const charged = ledger.received?.(rows.map(({ workspace, mode, sender: from, recipient: to }) => ({ workspace, mode, from, to })))
      const written = await db.write([insertInbound(rows), ...writes, ...told.writes, ...(charged?.writes ?? [])])
      told.ended(written.ok)
      charged?.ended?.(written.ok)
      return written
    }
    const wholes = await joining.take(rows)
    const heard = !hearing?.reads ? [] : rows.flatMap((row): Heard[] => {
      const parts = seriesKey(row) === undefined ? [row] : wholes.get(row.id)
      return parts ? heardOf(row, joinText(parts)) : []
    })
    const said = new Map(heard.map((one) => [one.inbound, one.said]))
    const written = heard.length === 0
      ? await store()
      : await hearing!.take!(heard, (writes, answers) => store(writes, new Map([...answers].map(([i, answer]) => [heard[i]!.inbound, answer]))))
    carrier.answer(messages.map((message) => message.handle), written.ok)
  }
  return {
    take,
    /** What had not come whole when the last process ended is still judged when its time is over. */
    async start(): Promise<void> {
      if (hearing?.reads) joining.resume(await people.partsSince(clock.wall() - 2 * usualWaitMs))
    },
    stop: joining.stop,
  }
}

/** What is told of a message from a phone. One of several parts is told part by part, as they come; the last one tells the whole. */
export type ReceivedTold = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly text: string
  readonly mode: Mode
  readonly connection: string
  readonly part?: { readonly reference: number; readonly number: number; readonly total: number }
  /** By the part that completes it: the whole text, and its parts in order. */
  readonly whole?: { readonly text: string; readonly ids: readonly string[] }
  /** What it says about being written to; `answer`: to be told so, once. */
  readonly keyword?: Said['kind']
  readonly answer?: Answer
  readonly receivedAt: string
}

function receivedTold(row: InboundRow, said: Said | undefined, answer: Answer | undefined, whole: readonly InboundRow[] | undefined): ReceivedTold {
  const { id, sender, recipient, mode, connection, at } = row
  const concat = readPart(row).header?.concatenation
  return {
    id, from: international(sender), to: recipient, text: joinText([row]), mode, connection,
    ...(concat && { part: { reference: concat.reference, number: concat.sequence, total: concat.total } }),
    ...(whole && { whole: { text: joinText(whole), ids: whole.map((part) => part.id) } }),
    ...(said && { keyword: said.kind }),
    ...(answer && { answer }),
    receivedAt: iso(at),
  }
}
