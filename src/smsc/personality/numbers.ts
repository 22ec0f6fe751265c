// Numbers with fixed behaviour, like the test cards of payments: the last two digits say what happens, whatever the
// personality of the operator. One table for the code, the tests and the reference page. Decides by the number alone.
//
// The ranges are reserved for fiction, so no person has such a number, and they are valid in the numbering plans that
// senders are checked against. (Britain's 07700 900… is reserved too, and valid for no plan.)
import type { StatusName } from '../../smpp/statuses.ts'
import { digitsOf } from '../message.ts'
import type { Answer, Delivery, Receipts } from './decide.ts'
import { finals, plainAnswer, plainDelivery, plainReceipts } from './decide.ts'

export type Behaviour = {
  /** Answered instead of taken, each time or the first time for each message. */
  readonly refuse?: { readonly status: StatusName; readonly once: boolean }
  readonly answer?: Answer
  readonly delivery?: Delivery
  readonly receipts?: Receipts
  /** Written on the phone a second after a message from a number; `echo` is what came. */
  readonly reply?: { readonly text: string } | 'echo'
}

export type TestNumber = { readonly name: string; readonly say: string; readonly is: Behaviour }

/** A hundred numbers each. */
export const testRanges = [
  { prefix: '120255501', country: 'US', say: 'set aside for fiction in every area code of North America' },
  { prefix: '4917139200', country: 'DE', say: 'set aside for film and television by the Bundesnetzagentur' },
] as const

const after = (delayMs: number): Delivery => ({ ...plainDelivery, delayMs })
const away = (ms: number, cause: number, then: Delivery = plainDelivery): Behaviour => ({
  delivery: { ...then, away: { ms, cause } },
})
const fails = (state: Delivery['state'], cause = 0): Behaviour => ({ delivery: { delayMs: 0, state, cause } })
const refused = (status: StatusName, once: boolean): Behaviour => ({ refuse: { status, once } })
const receipts = (differing: Partial<Receipts>): Behaviour => ({ receipts: { ...plainReceipts, ...differing } })
const answered = (differing: Partial<Answer>): Behaviour => ({ answer: { ...plainAnswer, ...differing } })

/** By the last two digits. Every other ending behaves as any number does. */
export const testNumbers: Readonly<Record<string, TestNumber>> = {
  '00': { name: 'delivered', say: 'Delivered at once.', is: {} },
  '01': { name: 'delivered-2s', say: 'Delivered after 2 s.', is: { delivery: after(2_000) } },
  '02': { name: 'delivered-30s', say: 'Delivered after 30 s.', is: { delivery: after(30_000) } },
  '10': {
    name: 'absent', say: 'Never reached (27): expires after 20 s, or with its validity when that is shorter.',
    is: away(20_000, 27, { delayMs: 0, state: finals.expired, cause: 27 }),
  },
  '11': {
    name: 'absent-10s', say: 'The phone is off (27) and comes back after 10 s: delivered.', is: away(10_000, 27),
  },
  '12': {
    name: 'memory-full', say: 'Its memory is full (22) and is freed after 10 s: delivered.', is: away(10_000, 22),
  },
  '13': { name: 'busy', say: 'Busy for 5 s (41), then delivered.', is: away(5_000, 41) },
  '20': {
    name: 'unknown-subscriber', say: 'Undelivered (30): nobody has this number.', is: fails(finals.undelivered, 30),
  },
  '21': { name: 'barred', say: 'Undelivered (10): barred.', is: fails(finals.undelivered, 10) },
  '22': {
    name: 'ported', say: 'Undelivered (28): taken along to another operator.', is: fails(finals.undelivered, 28),
  },
  '23': { name: 'rejected', say: 'Taken, and then rejected by the operator (21).', is: fails(finals.rejected, 21) },
  '24': {
    name: 'handset-failure', say: 'Undelivered (111): the phone does not understand it.',
    is: fails(finals.undelivered, 111),
  },
  '25': { name: 'deleted', say: 'Deleted by the operator.', is: fails(finals.deleted) },
  '26': { name: 'unknown', say: 'The operator does not know what became of it.', is: fails(finals.unknown) },
  '30': { name: 'replies-stop', say: 'Delivered; the phone replies STOP.', is: { reply: { text: 'STOP' } } },
  '31': { name: 'replies-yes', say: 'Delivered; the phone replies YES.', is: { reply: { text: 'YES' } } },
  '32': { name: 'echo', say: 'Delivered; the phone replies with what it received.', is: { reply: 'echo' } },
  '33': {
    name: 'replies-long', say: 'Delivered; the phone replies in three parts, in Unicode.',
    is: { reply: { text: `Спасибо! ${'Это длинный ответ. '.repeat(8)}👍` } },
  },
  '40': { name: 'no-receipt', say: 'Delivered, and no receipt ever comes.', is: receipts({ missing: true }) },
  '41': {
    name: 'receipt-twice', say: 'Delivered; the receipt comes twice.',
    is: receipts({ extras: [{ kind: 'repeated', delayMs: 500 }] }),
  },
  '42': {
    name: 'receipts-conflict', say: 'Delivered; a second later a receipt says that it failed.',
    is: receipts({ extras: [{ kind: 'conflicting', delayMs: 1_000 }] }),
  },
  '43': { name: 'enroute-first', say: 'ENROUTE, and delivered.', is: receipts({ intermediate: true }) },
  '44': {
    name: 'receipt-first', say: 'Delivered; the receipt overtakes the answer to the submit_sm.',
    is: answered({ delayMs: 300 }),
  },
  '45': {
    name: 'receipt-30s', say: 'Delivered at once; the receipt comes after 30 s.', is: receipts({ delayMs: 30_000 }),
  },
  '46': {
    name: 'receipt-made-up', say: 'Delivered; besides its receipt comes one for a message that nobody sent.',
    is: receipts({ extras: [{ kind: 'madeUp', delayMs: 0 }] }),
  },
  '50': { name: 'refused', say: 'Refused: ESME_RINVDSTADR.', is: refused('ESME_RINVDSTADR', false) },
  '51': { name: 'throttled', say: 'Throttled once, then delivered.', is: refused('ESME_RTHROTTLED', true) },
  '52': { name: 'queue-full', say: 'The queue is full once, then delivered.', is: refused('ESME_RMSGQFUL', true) },
  '53': { name: 'system-error', say: 'A system error once, then delivered.', is: refused('ESME_RSYSERR', true) },
  '54': {
    name: 'answer-lost', say: 'Taken and delivered; the answer to the submit_sm never comes.',
    is: answered({ lost: true }),
  },
}

/** By ending, in order, for people. */
export const testNumberRows = Object.entries(testNumbers)
  .map(([ending, { name, say }]) => ({ ending, name, say }))
  .sort((a, b) => (a.ending < b.ending ? -1 : 1))

/** By an address with or without +. */
export function testNumberOf(address: string): TestNumber | undefined {
  const digits = digitsOf(address)
  for (const { prefix } of testRanges) {
    if (digits.length === prefix.length + 2 && digits.startsWith(prefix)) return testNumbers[digits.slice(-2)]
  }
  return undefined
}
