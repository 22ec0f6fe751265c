// Named ways in which operators depart from the specification, and the names of their own TLVs. What goes out is always
// strict; this is about what comes in.
import { lenientQuirks, noQuirks, type Quirks } from '../smpp/quirks.ts'
import type { TlvRow } from '../smpp/tlvs.ts'
import type { SmppSettings, VendorTlv } from './connection.ts'

const profiles: Readonly<Record<SmppSettings['quirks'], Quirks>> = {
  strict: noQuirks,
  lenient: lenientQuirks,
  /** Filling after the mandatory fields is no TLV; seen at peers of version 3.3. */
  version33: { ...lenientQuirks, tlvs: 'ignore' },
}

const rowOf = ({ name, tag, kind }: VendorTlv): TlvRow => {
  const [min, max] = kind === 'int' ? [1, 4] : [0, 65_535]
  return { name, tag, kind, min, max, repeats: true, since: 3.4 }
}

const versions = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 } as const satisfies Record<SmppSettings['unstatedVersion'], number>

type Departures = Pick<SmppSettings, 'quirks' | 'vendorTlvs' | 'unstatedVersion'>

export const quirksOf = ({ quirks, vendorTlvs, unstatedVersion }: Departures): Quirks => ({
  ...profiles[quirks],
  unstatedVersion: versions[unstatedVersion],
  vendorTlvs: vendorTlvs.map(rowOf),
})
