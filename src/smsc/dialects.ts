// How receipts are written for an account: as SMPP 3.4 appendix B has them, or as one of the operators does that every
// gateway meets sooner or later. Ids are the matter of personalities. Knows no message.
import { standardReceipt } from '../smpp/receipt.ts'

export type ReceiptForm = {
  /** For `receiptText`; empty: no text, TLVs alone. */
  readonly template: string
  readonly tlvs: boolean
  /** Where the text stands: in short_message, or in message_payload. */
  readonly place: 'short_message' | 'message_payload'
  readonly command: 'deliver_sm' | 'data_sm'
  /** esm_class says that it is a receipt. */
  readonly marked: boolean
  readonly dataCoding: 0 | 8
}

const standard: ReceiptForm = {
  template: standardReceipt, tlvs: true, place: 'short_message', command: 'deliver_sm', marked: true, dataCoding: 0,
}
const written = (template: string): ReceiptForm => ({ ...standard, template })

export const receiptForms = {
  standard,
  /** Dates of 12 digits, with seconds. */
  seconds: written(standardReceipt.replace('{submit}', '{submit:12}').replace('{done}', '{done:12}')),
  /** Dates of 14 digits, with the century. */
  'long-dates': written(standardReceipt.replace('{submit}', '{submit:14}').replace('{done}', '{done:14}')),
  /** `submitdate:` and `donedate:` in one word. */
  joined: written(standardReceipt.replace('submit date', 'submitdate').replace('done date', 'donedate')),
  /** `Text:` with a capital. */
  capital: written(standardReceipt.replace('text:', 'Text:')),
  /** Without sub, dlvrd and text. */
  bare: written('id:{id} submit date:{submit} done date:{done} stat:{stat} err:{err}'),
  /** The same keys in another order. */
  reordered: written(
    'stat:{stat} err:{err} id:{id} done date:{done} submit date:{submit} dlvrd:{dlvrd} sub:{sub} text:{text}',
  ),
  /** Text only. */
  'no-tlvs': { ...standard, tlvs: false },
  /** No text at all. */
  'tlvs-only': { ...standard, template: '' },
  payload: { ...standard, place: 'message_payload' },
  ucs2: { ...standard, dataCoding: 8 },
  /** esm_class 0: nothing tells that it is a receipt. */
  unmarked: { ...standard, marked: false },
  'data-sm': { ...standard, place: 'message_payload', command: 'data_sm' },
} as const satisfies Record<string, ReceiptForm>

export type ReceiptFormName = keyof typeof receiptForms
