// Messages from phones, as they come from an operator: stored, then answered. What they mean (a reply, a STOP, a keyword)
// is for the rooms above, which read them from here.
import type { Carrier, Inbound } from '../carriers/carrier.ts'
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { iso } from '../kit/iso.ts'
import { joinText, readPart } from '../sms/parts.ts'
import type { Mode } from './message.ts'
import type { Events } from './outbox/outbox.ts'
import { insertInbound, type InboundRow } from './records.ts'

/** Whose a number is, and who hears of what comes to it beside those who hear everything: audiences, an address. */
export type OwnerOf = (recipient: string, connection: string) => Owner
type Owner = { readonly workspace: string; readonly mode: Mode; readonly audiences?: readonly string[]; readonly target?: string }
type Needs = { db: Database; clock: Clock; ids: Ids; events: Pick<Events, 'record'>; ownerOf: OwnerOf }

export function createReceive({ db, clock, ids, events, ownerOf }: Needs) {
  return async (carrier: Pick<Carrier<never>, 'id' | 'answer'>, messages: readonly Inbound[]): Promise<void> => {
    const at = clock.wall()
    const runOfIds = ids.run('inb_', messages.length)
    const owners = messages.map(({ destination }) => ownerOf(destination, carrier.id))
    const rows = messages.map(({ source, destination, esmClass, dataCoding, octets }, i): InboundRow => {
      const { workspace, mode } = owners[i]!
      // A copy: what is sent to the database thread would otherwise take the whole buffer it is a view of along.
      return { id: runOfIds[i]!, workspace, mode, connection: carrier.id, sender: source, recipient: destination, esmClass, dataCoding, octets: octets.slice(), at }
    })
    const told = events.record(
      rows.map((row, i) => {
        const { id: subject, workspace, mode } = row
        const { audiences = [], target } = owners[i]!
        return { workspace, mode, type: 'message.received', subject, at, body: () => receivedTold(row), audiences, ...(target !== undefined && { target }) }
      }),
    )
    const written = await db.write([insertInbound(rows), ...told.writes])
    told.ended(written.ok)
    carrier.answer(messages.map((message) => message.handle), written.ok)
  }
}

/** What is told of a message from a phone. One of several parts is told part by part, as they come. */
export type ReceivedTold = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly text: string
  readonly mode: Mode
  readonly connection: string
  readonly part?: { readonly reference: number; readonly number: number; readonly total: number }
  readonly receivedAt: string
}

function receivedTold(row: InboundRow): ReceivedTold {
  const { id, sender, recipient, mode, connection, at } = row
  const concat = readPart(row).header?.concatenation
  return {
    id, from: international(sender), to: recipient, text: joinText([row]), mode, connection,
    ...(concat && { part: { reference: concat.reference, number: concat.sequence, total: concat.total } }),
    receivedAt: iso(at),
  }
}

/** Operators leave the plus out; a short number or a word has none. */
const international = (number: string) => (/^[1-9]\d{7,14}$/.test(number) ? `+${number}` : number)
