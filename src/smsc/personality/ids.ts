// How an id is written: numbers in the bases and lengths that operators use. Knows nothing of whose id it is.
import type { IdForm } from './personality.ts'

/** An id of SMPP 3.3 has at most eight characters. SMPP 3.4 §4.1.1. */
const firstVersionWithLongIds = 0x34

export function writtenId(id: number, form: IdForm, interfaceVersion: number): string {
  const length = interfaceVersion < firstVersionWithLongIds ? 8 : 10
  switch (form) {
    case 'decimal': return String(id)
    case 'hex': return id.toString(16)
    case 'upper-hex': return id.toString(16).toUpperCase()
    case 'padded': return String(id).padStart(length, '0')
    case 'padded-hex': return id.toString(16).toUpperCase().padStart(length, '0')
  }
}
