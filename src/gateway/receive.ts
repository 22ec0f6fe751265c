// Messages from phones, as they come from an operator: stored, then answered. What they mean (a reply, a STOP, a keyword)
// is for the rooms above, which read them from here.
import type { Carrier, Inbound } from '../carriers/carrier.ts'
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { insertInbound } from './records.ts'

type Needs = { db: Database; clock: Clock; ids: Ids }

export function createReceive({ db, clock, ids }: Needs) {
  return async (carrier: Pick<Carrier<never>, 'id' | 'answer'>, messages: readonly Inbound[]): Promise<void> => {
    const at = clock.wall()
    const runOfIds = ids.run('inb_', messages.length)
    const rows = messages.map(({ source, destination, esmClass, dataCoding, octets }, i) => {
      // A copy: what is sent to the database thread would otherwise take the whole buffer it is a view of along.
      return { id: runOfIds[i]!, connection: carrier.id, sender: source, recipient: destination, esmClass, dataCoding, octets: octets.slice(), at }
    })
    const written = await db.write([insertInbound(rows)])
    carrier.answer(messages.map((message) => message.handle), written.ok)
  }
}
