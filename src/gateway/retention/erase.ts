// What a caller has erased before its time: the text of one message, or the message with all that belongs to it. Of
// what has ended alone; until then the operator's word is awaited.
import type { Database } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import { isFinal, type Asker } from '../message.ts'
import type { GatewayReads } from '../records.ts'
import { isFor } from '../rows.ts'
import { deleteMessages, redact } from './records.ts'

export type Erased = 'erased' | 'not_ended' | 'not_found'

type Needs = { readonly db: Database; readonly reads: Pick<GatewayReads, 'messages'>; readonly clock: Clock }

export function createErase({ db, reads, clock }: Needs) {
  const judge = async (asker: Asker, id: string): Promise<Erased> => {
    const [row] = await reads.messages([id])
    if (!row || !isFor(asker, row)) return 'not_found'
    return isFinal(Number(row['state'])) ? 'erased' : 'not_ended'
  }
  return {
    /** Once more it stays as it is. */
    async text(asker: Asker, id: string): Promise<Erased> {
      const judged = await judge(asker, id)
      if (judged === 'erased') await db.write([redact([id], clock.wall())])
      return judged
    },
    async message(asker: Asker, id: string): Promise<Erased> {
      const judged = await judge(asker, id)
      if (judged === 'erased') await db.write(deleteMessages([{ first: id, last: id }], clock.wall() + 1))
      return judged
    },
  }
}
