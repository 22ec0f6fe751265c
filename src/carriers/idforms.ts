// Ids of one operator in the form in which answers and receipts can be compared, where somebody has said how it writes
// them: an answer keeps its base, a receipt's id is put into that of the answer, and what stands around either is cut off.
// Unpinned ids stay as they came.
import { canonicalId, convertId, type Receipt } from '../smpp/receipt.ts'
import type { IdBase, IdCut, ReceiptIds } from './connection.ts'

export type IdForms = { ofAnswer(id: string): string; inReceipt(receipt: Receipt): Receipt }

const isNumeric = (base: IdBase): base is 'hex' | 'decimal' => base === 'hex' || base === 'decimal'
const plain = (base: IdBase, id: string): string => (isNumeric(base) ? canonicalId(id) : id)
/** One that would be cut away whole was not written so. */
const cutting = (cut: IdCut | undefined) => (id: string) =>
  cut === undefined || id.length <= cut.start + cut.end ? id : id.slice(cut.start, id.length - cut.end)

/** SMPP has room for 64; whatever else an operator calls an id is kept in front. */
const longestId = 128
const bounded = (id: string) => (id.length > longestId ? id.slice(0, longestId) : id)

export function createIdForms({ response, receipt: base, responseCut, receiptCut }: ReceiptIds): IdForms {
  const cutAnswer = cutting(responseCut)
  const cutReceipt = cutting(receiptCut)
  const comparable = (id: string) => {
    const own = plain(base, cutReceipt(bounded(id)))
    return (isNumeric(base) && isNumeric(response) && response !== base ? convertId(own, response) : undefined) ?? own
  }
  return {
    ofAnswer: (id) => plain(response, cutAnswer(bounded(id))),
    inReceipt(receipt) {
      const { id, otherId } = receipt
      const isShort = id.length <= longestId && (otherId ?? '').length <= longestId
      if (!isNumeric(base) && receiptCut === undefined && isShort) return receipt
      return { ...receipt, id: comparable(id), ...(otherId === undefined ? {} : { otherId: comparable(otherId) }) }
    },
  }
}

/** Less would be found in anything. */
const shortestShared = 4

/** How an operator writes its ids, as far as one answer and the receipt for it show; undefined where they have nothing in common. */
export function rulesFrom(answered: string, reported: string): ReceiptIds | undefined {
  const [name, given] = [canonicalId(answered), canonicalId(reported)]
  if (name === given) return { response: 'as-is', receipt: 'as-is' }
  if (convertId(given, 'hex') === name) return { response: 'hex', receipt: 'decimal' }
  if (convertId(given, 'decimal') === name) return { response: 'decimal', receipt: 'hex' }
  const receiptCut = cutOf(reported.trim().toLowerCase(), name)
  if (receiptCut) return { response: 'as-is', receipt: 'as-is', receiptCut }
  const responseCut = cutOf(answered.trim().toLowerCase(), given)
  return responseCut && { response: 'as-is', receipt: 'as-is', responseCut }
}

/** Zeros before what they share belong to it: names are kept without them. */
function cutOf(whole: string, shared: string): IdCut | undefined {
  const at = shared.length < shortestShared ? -1 : whole.indexOf(shared)
  if (at < 0) return undefined
  const zeros = /0*$/.exec(whole.slice(0, at))![0].length
  return { start: at - zeros, end: whole.length - at - shared.length }
}
