// How an id is written: numbers in the bases and lengths that operators use. Knows nothing of whose id it is.
import type { IdForm } from './personality.ts'

/** An id of SMPP 3.3 has at most eight characters, hexadecimal digits. SMPP 3.4 §4.1.1. */
const firstVersionWithLongIds = 0x34

/** Where the form has no room for it before 3.4, the number is hexadecimal, which is what 3.3 had in mind. */
export function writtenId(id: number, form: IdForm, interfaceVersion: number): string {
  const length = interfaceVersion < firstVersionWithLongIds ? 8 : 10
  const text = inForm(id, form, length)
  return text.length > length && length === 8 ? (id % 2 ** 32).toString(16) : text
}

function inForm(id: number, form: IdForm, length: number): string {
  switch (form) {
    case 'decimal': return String(id)
    case 'hex': return id.toString(16)
    case 'upper-hex': return id.toString(16).toUpperCase()
    case 'padded': return String(id).padStart(length, '0')
    case 'padded-hex': return id.toString(16).toUpperCase().padStart(length, '0')
  }
}

/** Undefined for what was not written so. */
export function readId(text: string, form: IdForm): number | undefined {
  const pattern = form === 'decimal' || form === 'padded' ? /^\d{1,15}$/ : /^[0-9a-f]{1,12}$/i
  if (!pattern.test(text)) return undefined
  return parseInt(text, form === 'decimal' || form === 'padded' ? 10 : 16)
}
