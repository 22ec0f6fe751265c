// What an HTTP upstream's callback says: receipts, or messages from phones. What cannot be understood is left out and
// told.
import type { Receipt } from '../smpp/receipt.ts'
import { writeUcs2 } from '../sms/parts.ts'
import { encodeGsm7 } from '../sms/gsm7.ts'
import type { Inbound, Report } from './carrier.ts'
import { at, textAt } from './extract.ts'
import type { InboundRule, ReceiptRule } from './upstream.ts'

export type Read<T> = { readonly items: readonly T[]; /** what was not understood */ readonly say?: string }

const open = new Set(['scheduled', 'enroute', 'accepted'])
const longestRaw = 1_024

/** As SMPP writes numbers: digits without plus or zeros in front. */
const digitsOf = (number: string) => (/^\+?\d+$/.test(number) ? number.replace(/^(\+|00)/, '') : number)

const listAt = (fields: unknown, pointer: string | undefined) => {
  const found = pointer === undefined ? [fields] : at(fields, pointer)
  return found.length === 1 && Array.isArray(found[0]) ? (found[0] as unknown[]) : found
}

export function readReceipts(rule: ReceiptRule, fields: unknown): Read<Omit<Report, 'handle'>> {
  const items: Omit<Report, 'handle'>[] = []
  let say: string | undefined
  for (const item of listAt(fields, rule.items)) {
    const id = textAt(item, rule.id)
    const word = textAt(item, rule.state)?.toLowerCase()
    const state = word !== undefined && Object.hasOwn(rule.states, word) ? rule.states[word] : undefined
    if (id === undefined || word === undefined) {
      say = `a receipt without ${id === undefined ? `an id at ${rule.id}` : `a state at ${rule.state}`}`
      continue
    }
    if (!state) say = `a receipt with the state ${word.slice(0, 40)}, which has no meaning yet`
    const final = state !== undefined && !open.has(state)
    const raw = JSON.stringify(item).slice(0, longestRaw)
    const receipt: Receipt = { id, state: state ?? 'enroute', final, raw }
    const err = textAt(item, rule.error)
    const source = digitsOf(textAt(item, rule.recipient) ?? '')
    const destination = digitsOf(textAt(item, rule.sender) ?? '')
    items.push({ receipt: err === undefined ? receipt : { ...receipt, err }, source, destination })
  }
  return { items, say }
}

export function readInbound(rule: InboundRule, fields: unknown): Read<Omit<Inbound, 'handle'>> {
  const items: Omit<Inbound, 'handle'>[] = []
  let say: string | undefined
  for (const item of listAt(fields, rule.items)) {
    const from = textAt(item, rule.from)
    const to = textAt(item, rule.to)
    if (from === undefined) say = `a message without a sender at ${rule.from}`
    else if (to === undefined) say = `a message without a recipient at ${rule.to}`
    else items.push({ source: digitsOf(from), destination: digitsOf(to), ...encoded(textAt(item, rule.text) ?? '') })
  }
  return { items, say }
}

function encoded(text: string): Pick<Inbound, 'esmClass' | 'dataCoding' | 'octets'> {
  const septets = encodeGsm7(text)
  if (septets) return { esmClass: 0, dataCoding: 0, octets: septets }
  const octets = new Uint8Array(2 * text.length)
  writeUcs2(text, octets, 0)
  return { esmClass: 0, dataCoding: 8, octets }
}
