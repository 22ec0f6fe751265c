// Ids of one operator in the form in which answers and receipts can be compared, where somebody has said how it writes
// them: an answer keeps its base, a receipt's id is put into that of the answer. Unpinned ids stay as they came.
import { canonicalId, convertId, type Receipt } from '../smpp/receipt.ts'
import type { IdBase, Settings } from './connection.ts'

export type IdForms = { ofAnswer(id: string): string; inReceipt(receipt: Receipt): Receipt }

const isNumeric = (base: IdBase): base is 'hex' | 'decimal' => base === 'hex' || base === 'decimal'
const plain = (base: IdBase, id: string): string => (isNumeric(base) ? canonicalId(id) : id)

export function createIdForms({ response, receipt: base }: Settings['receiptIds']): IdForms {
  const comparable = (id: string) => {
    const own = plain(base, id)
    return (isNumeric(response) && response !== base ? convertId(own, response) : undefined) ?? own
  }
  return {
    ofAnswer: (id) => plain(response, id),
    inReceipt(receipt) {
      if (!isNumeric(base)) return receipt
      const { id, otherId } = receipt
      return { ...receipt, id: comparable(id), ...(otherId === undefined ? {} : { otherId: comparable(otherId) }) }
    },
  }
}
