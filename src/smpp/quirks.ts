// How one peer departs from the specification, as plain data kept with its connection. What is accepted here is only
// what comes in; what goes out is always strict. Responses are read leniently whatever stands here: refusing one would
// turn a known outcome into an unknown one.
import type { TlvRow } from './tlvs.ts'

export type Quirks = {
  readonly missingNul: 'refuse' | 'accept'
  readonly overlong: 'refuse' | 'accept'
  readonly tlvs: 'read' | 'ignore'
  readonly unstatedVersion: number
  readonly vendorTlvs: readonly TlvRow[]
}

/** What each of them is about. */
export const quirkSays: Readonly<Record<keyof Quirks, string>> = {
  missingNul: 'a C-octet string that ends with the PDU and not with a NUL',
  overlong: 'a C-octet string longer than the specification allows, or a time that is not 16 characters',
  tlvs: 'what follows the mandatory fields: TLVs, or filling that some peers of version 3.3 send',
  unstatedVersion:
    'the version of a peer whose answer to a bind tells none: 3.3 by the rules, though some of these know more',
  vendorTlvs: 'names and sizes of this peer’s own TLVs; the same tag means different things at different peers',
}

export const noQuirks: Quirks = {
  missingNul: 'refuse', overlong: 'refuse', tlvs: 'read', unstatedVersion: 0x33, vendorTlvs: [],
}

/**
 * For peers that one has no say over: everything that can be understood is. What was let through may be text that
 * `encode` refuses, so look before passing it on.
 */
export const lenientQuirks: Quirks = { ...noQuirks, missingNul: 'accept', overlong: 'accept' }
