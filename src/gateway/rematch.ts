// Receipts of one connection that found no message, tried again by what is now known of how its operator writes ids. Goes
// page by page, the oldest first. Who says what is known, and how ids are read, is for others.
import type { Clock } from '../kit/clock.ts'
import type { Row } from '../db/database.ts'
import type { Receipt } from '../smpp/receipt.ts'
import { nameOf } from './called.ts'
import type { GatewayReads } from './records.ts'
import { unmatchedForMs, type Reports } from './report.ts'
import type { Settle } from './settle.ts'

/** Ids in the form in which those of answers and of receipts can be compared. */
export type Forms = { ofAnswer(id: string): string; inReceipt(receipt: Receipt): Receipt }
export type Rematched = { readonly matched: number; readonly left: number }

type Needs = { reads: GatewayReads; clock: Clock; settle: Settle; reports: Reports }

const page = 250

export function createRematch({ reads, clock, settle, reports }: Needs) {
  const running = new Map<string, Promise<Rematched>>()

  /** The message that waits for this receipt, and the name of its part. */
  const bearerOf = (receipt: Row, rows: readonly Row[], parts: readonly Row[], forms: Forms) => {
    const read = forms.inReceipt({ id: String(receipt['operator_id']), state: 'delivered', final: true, raw: '' })
    const wanted = nameOf(read.id)
    const isWanted = (name: unknown): name is string =>
      typeof name === 'string' && name !== '' && nameOf(forms.ofAnswer(name)) === wanted
    for (const row of rows) {
      const named = row['segments'] === 1 ? [row] : parts.filter((part) => part['message'] === row['id'])
      const name = named.map((one) => one['operator_id']).find(isWanted)
      if (row['recipient'] === numberOf(receipt) && name !== undefined) return { row, name }
    }
    return undefined
  }

  const onePage = async (connection: string, receipts: readonly Row[], forms: Forms): Promise<number> => {
    const phones = [...new Set(receipts.map(numberOf))]
    const rows = await reads.awaiting(connection, phones, clock.wall() - 2 * unmatchedForMs)
    const longer = rows.filter((row) => Number(row['segments']) > 1).map((row) => String(row['id']))
    const parts = longer.length > 0 ? await reads.parts(longer) : []
    let matched = 0
    for (const receipt of receipts) {
      const found = bearerOf(receipt, rows, parts, forms)
      if (!found) continue
      await reports.giveTo(found.row, found.name, receipt)
      matched++
    }
    await settle.idle()
    return matched
  }

  const all = async (connection: string, forms: Forms): Promise<Rematched> => {
    let [matched, seen, after] = [0, 0, '']
    for (;;) {
      const receipts = await reads.unmatchedOf(connection, clock.wall() - unmatchedForMs, after, page)
      seen += receipts.length
      matched += receipts.length > 0 ? await onePage(connection, receipts, forms) : 0
      if (receipts.length < page) return { matched, left: seen - matched }
      after = String(receipts.at(-1)!['id'])
    }
  }

  /** One at a time for each connection: who asks meanwhile hears of the one that runs. */
  return (connection: string, forms: Forms): Promise<Rematched> => {
    const under = running.get(connection)
    if (under) return under
    const begun = all(connection, forms).finally(() => running.delete(connection))
    running.set(connection, begun)
    return begun
  }
}

/** A receipt comes from the phone that the message was for. */
const numberOf = (receipt: Row) => `+${String(receipt['recipient']).replace(/\D/g, '')}`
