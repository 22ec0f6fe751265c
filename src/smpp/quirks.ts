// How one peer departs from the specification, as plain data kept with its connection. What is accepted here is only
// what comes in; what goes out is always strict. Responses are read leniently whatever stands here: refusing one would
// turn a known outcome into an unknown one.
import type { TlvRow } from './tlvs.ts'

export type Quirks = {
  /** A C-octet string that ends with the PDU and not with a NUL. */
  readonly missingNul: 'refuse' | 'accept'
  /** A C-octet string longer than the specification allows, a time that is not 16 characters. */
  readonly overlong: 'refuse' | 'accept'
  /** What follows the mandatory fields: TLVs, or (`ignore`) filling that some peers of version 3.3 send. */
  readonly tlvs: 'read' | 'ignore'
  /** The version of a peer whose answer to a bind tells none: 0x33 by the rules, though some of these know more. */
  readonly unstatedVersion: number
  /** Names of this peer's own TLVs; the same tag means different things at different peers. */
  readonly vendorTlvs: readonly TlvRow[]
}

export const noQuirks: Quirks = {
  missingNul: 'refuse', overlong: 'refuse', tlvs: 'read', unstatedVersion: 0x33, vendorTlvs: [],
}

/**
 * For peers that one has no say over: everything that can be understood is. What was let through may be text that
 * `encode` refuses, so look before passing it on.
 */
export const lenientQuirks: Quirks = { ...noQuirks, missingNul: 'accept', overlong: 'accept' }
