// Which alphabets can write a text: the default one, pairs of national tables, and at what width. How many messages
// each takes, and so which is chosen, is for the cutting to say.
import type { Codes } from './gsm7.ts'
import { codesOf, defaultCodes, escapeCode, undefinedCode } from './gsm7.ts'
import { languages, lockingTable, singleTable } from './languages.ts'
import type { Element } from './udh.ts'
import { elementId } from './udh.ts'

/** National tables by language id, 0 for none. 3GPP 23.038 §6.2.1.2. */
export type Shifts = { readonly locking: number; readonly single: number }

export const noShifts: Shifts = { locking: 0, single: 0 }

/** The header elements that announce a pair. 3GPP 23.040 §9.2.3.24.15, §9.2.3.24.16. */
export function shiftElements({ locking, single }: Shifts): Element[] {
  const elements: Element[] = []
  if (single) elements.push({ id: elementId.singleShift, data: Uint8Array.of(single) })
  if (locking) elements.push({ id: elementId.lockingShift, data: Uint8Array.of(locking) })
  return elements
}

const codesByPair = new Map<number, Codes>([[0, defaultCodes]])

/** The encoding table of a pair of national tables. */
export function codesFor({ locking, single }: Shifts): Codes {
  const key = locking * 16 + single
  let codes = codesByPair.get(key)
  if (!codes) codesByPair.set(key, (codes = codesOf(lockingTable(locking), singleTable(single))))
  return codes
}

type Membership = { locking: Uint16Array; single: Uint16Array }
let membership: Membership | undefined

/** By code unit: one bit for every language whose table has it; bit 0 stands for the default tables. */
function memberships(): Membership {
  if (membership) return membership
  const locking = new Uint16Array(0x10000)
  const single = new Uint16Array(0x10000)
  for (const id of [0, ...languages.map((language) => language.id)]) {
    for (const [code, char] of [...lockingTable(id)].entries()) {
      if (code !== escapeCode && char !== undefinedCode) locking[char.charCodeAt(0)]! |= 1 << id
    }
    for (const char of singleTable(id).values()) single[char.charCodeAt(0)]! |= 1 << id
  }
  return (membership = { locking, single })
}

/**
 * Pairs of the allowed languages' tables that can write the text, each with its septets, headers not counted. The
 * default pair is not among them. 3GPP 23.038 §6.2.1.2.
 */
export function nationalPairs(text: string, allowed: readonly number[]): { shifts: Shifts; septets: number }[] {
  const { locking: inLocking, single: inSingle } = memberships()
  const kinds = new Map<number, number>()
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = inLocking[unit]! * 0x10000 + inSingle[unit]!
    if (kind === 0) return []
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const pairs: { shifts: Shifts; septets: number }[] = []
  const ids = [0, ...new Set(allowed.filter((id) => languages[id - 1]))]
  for (const locking of ids.filter((id) => id === 0 || languages[id - 1]?.locking)) {
    for (const single of ids) {
      if (locking === 0 && single === 0) continue
      let septets = 0
      for (const [kind, count] of kinds) {
        septets += count * ((kind / 0x10000) & (1 << locking) ? 1 : kind & (1 << single) ? 2 : Infinity)
      }
      if (septets < Infinity) pairs.push({ shifts: { locking, single }, septets })
    }
  }
  return pairs
}
