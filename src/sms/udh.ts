// The user data header: information elements in front of a message's text (3GPP 23.040 §9.2.3.24). Knows the elements'
// layout and keeps the ones it does not understand.

/** One information element as it stands in the header. */
export type Element = { readonly id: number; readonly data: Uint8Array }
export type Concatenation = { bits: 8 | 16; reference: number; total: number; sequence: number }
export type Ports = { bits: 8 | 16; destination: number; source: number }

/** Ids of information elements that this library reads. 3GPP 23.040 §9.2.3.24. */
export const elementId = {
  concatenation8: 0x00,
  indication: 0x01,
  ports8: 0x04,
  ports16: 0x05,
  concatenation16: 0x08,
  singleShift: 0x24,
  lockingShift: 0x25,
} as const

/** Octets of user data in a message, header included. 3GPP 23.040 §9.2.3.16. */
export const mostUserData = 140

export type Header = {
  /** Octets of the header, its length octet included; 0 when there is none. */
  length: number
  elements: readonly Element[]
  concatenation?: Concatenation
  ports?: Ports
  /** National language ids; 3GPP 23.038 §6.2.1.2.4. */
  singleShift?: number
  lockingShift?: number
}

const twoOctets = (data: Uint8Array, at: number) => (data[at]! << 8) | data[at + 1]!

/** A concatenation with a total or sequence of 0, or a sequence beyond the total, is to be ignored (§9.2.3.24.1). */
function readConcatenation(bits: 8 | 16, data: Uint8Array): Concatenation | undefined {
  const width = bits / 8
  if (data.length !== width + 2) return undefined
  const total = data[width]!
  const sequence = data[width + 1]!
  if (sequence === 0 || sequence > total) return undefined
  return { bits, reference: bits === 8 ? data[0]! : twoOctets(data, 0), total, sequence }
}

function apply(header: Header, { id, data }: Element): void {
  if (id === elementId.concatenation8) header.concatenation = readConcatenation(8, data) ?? header.concatenation
  else if (id === elementId.concatenation16) header.concatenation = readConcatenation(16, data) ?? header.concatenation
  else if (id === elementId.ports8 && data.length === 2)
    header.ports = { bits: 8, destination: data[0]!, source: data[1]! }
  else if (id === elementId.ports16 && data.length === 4)
    header.ports = { bits: 16, destination: twoOctets(data, 0), source: twoOctets(data, 2) }
  else if (id === elementId.singleShift && data.length === 1) header.singleShift = data[0]!
  else if (id === elementId.lockingShift && data.length === 1) header.lockingShift = data[0]!
}

/**
 * Reads the header at the start of user data. Of repeated elements the last one counts; where the last one does not end
 * with the header, all are ignored. Never throws; undefined when the header does not fit the octets, which then have to
 * be read as having none. 3GPP 23.040 §9.2.3.24.
 */
export function parseUdh(octets: Uint8Array): Header | undefined {
  if (octets.length === 0) return undefined
  const length = octets[0]! + 1
  if (length > octets.length) return undefined
  const elements: Element[] = []
  const header: Header = { length, elements }
  for (let at = 1; at < length;) {
    const end = at + 2 + (octets[at + 1] ?? 0)
    if (end > length) return { length, elements: [] }
    const element = { id: octets[at]!, data: octets.slice(at + 2, end) }
    elements.push(element)
    apply(header, element)
    at = end
  }
  return header
}

/** Header octets, length octet included; none for no elements. RangeError beyond 140 octets. 3GPP 23.040 §9.2.3.24. */
export function buildUdh(elements: readonly Element[]): Uint8Array {
  const length = udhLength(elements)
  const octets = new Uint8Array(length)
  if (length === 0) return octets
  if (length > mostUserData) {
    throw new RangeError(`elements: a header of ${length} octets is longer than the ${mostUserData} of a message`)
  }
  octets[0] = length - 1
  let at = 1
  for (const { id, data } of elements) {
    octets[at] = id
    octets[at + 1] = data.length
    octets.set(data, at + 2)
    at += 2 + data.length
  }
  return octets
}

/** Octets that `buildUdh` makes of these elements. */
export function udhLength(elements: readonly Element[]): number {
  let length = 0
  for (const { data } of elements) length += 2 + data.length
  return length && length + 1
}

/** The element that makes a part one of a series; references are taken modulo their width. 3GPP 23.040 §9.2.3.24.1. */
export function concatenationElement({ bits, reference, total, sequence }: Concatenation): Element {
  return bits === 8
    ? { id: elementId.concatenation8, data: Uint8Array.of(reference, total, sequence) }
    : { id: elementId.concatenation16, data: Uint8Array.of(reference >> 8, reference, total, sequence) }
}

/** The element that addresses an application by port. 3GPP 23.040 §9.2.3.24.3, §9.2.3.24.4. */
export function portsElement({ bits, destination, source }: Ports): Element {
  return bits === 8
    ? { id: elementId.ports8, data: Uint8Array.of(destination, source) }
    : { id: elementId.ports16, data: Uint8Array.of(destination >> 8, destination, source >> 8, source) }
}
