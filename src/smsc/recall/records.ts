// Which submissions of an account are in the store: asked by an owner who lost its own process together with the centre's,
// and does not know what had come through. Only the store is asked: what is on its way to it is not seen.
import type { Database } from '../../db/database.ts'

/** Of one submit_sm: digits of the destination, its user_message_reference, and the wall time from which it may be here. */
export type Recalled = { readonly to: string; readonly reference: number; readonly since: number }

const pageOf = 5_000
/** Between the two who read a clock. */
const slackMs = 5_000
const most = 1_000_000

/** The numbers of the messages, by index; undefined for what never came. Reads back in time as far as anything asked for goes. */
export async function recall(db: Database, account: string, asked: readonly Recalled[]): Promise<(number | undefined)[]> {
  const found: (number | undefined)[] = asked.map(() => undefined)
  const wanted = new Map<string, number>(asked.map(({ to, reference }, at) => [`${to} ${reference}`, at]))
  const from = Math.min(...asked.map(({ since }) => since)) - slackMs
  for (let before = Number.MAX_SAFE_INTEGER, read = 0; wanted.size > 0 && read < most; read += pageOf) {
    const rows = await db.read(
      'SELECT id, account, destination, user_reference, accepted_at FROM smsc_messages WHERE id < ? ORDER BY id DESC LIMIT ?',
      [before, pageOf],
    )
    for (const row of rows) {
      const key = `${String(row['destination'])} ${Number(row['user_reference'])}`
      const at = row['account'] === account && row['user_reference'] !== null && Number(row['accepted_at']) >= from ? wanted.get(key) : undefined
      if (at === undefined) continue
      found[at] = Number(row['id'])
      wanted.delete(key)
    }
    const last = rows.at(-1)
    if (rows.length < pageOf || Number(last!['accepted_at']) < from) break
    before = Number(last!['id'])
  }
  return found
}
