// The data coding scheme of a message on the air (3GPP 23.038 §4): alphabet, class, waiting indications. SMPP's
// data_coding shares part of its values but is not this.

export type WaitingIndication = { active: boolean; type: 'voice' | 'fax' | 'email' | 'other'; store: boolean }

export type DataCoding = {
  alphabet: 'gsm7' | 'binary' | 'ucs2'
  /** 0 is shown at once and not stored, 1 is for the phone, 2 for the (U)SIM, 3 for the equipment behind. */
  messageClass?: 0 | 1 | 2 | 3
  compressed?: boolean
  /** To be deleted once it was read. */
  autoDelete?: boolean
  waiting?: WaitingIndication
}

const alphabets = ['gsm7', 'binary', 'ucs2', 'gsm7'] as const
const waitingTypes = ['voice', 'fax', 'email', 'other'] as const

/** Reads a TP-DCS; reserved values are GSM-7 without class, as the specification asks. 3GPP 23.038 §4. */
export function readDcs(dcs: number): DataCoding {
  const group = dcs >> 4
  const messageClass = (dcs & 3) as 0 | 1 | 2 | 3
  if (group <= 7) {
    return {
      alphabet: alphabets[(dcs >> 2) & 3]!,
      ...(dcs & 0x10 && { messageClass }),
      ...(dcs & 0x20 && { compressed: true }),
      ...(dcs & 0x40 && { autoDelete: true }),
    }
  }
  if (group === 0xf) return { alphabet: dcs & 0x04 ? 'binary' : 'gsm7', messageClass }
  if (group < 0xc) return { alphabet: 'gsm7' }
  const waiting = { active: (dcs & 0x08) !== 0, type: waitingTypes[messageClass], store: group !== 0xc }
  return { alphabet: group === 0xe ? 'ucs2' : 'gsm7', waiting }
}

/** The TP-DCS octet; RangeError for an indication that discards its message, or has a class, beside UCS-2 or 8-bit. */
export function dcsOf({ alphabet, messageClass, compressed, autoDelete, waiting }: DataCoding): number {
  if (waiting) {
    const group = alphabet === 'ucs2' ? 0xe0 : waiting.store ? 0xd0 : 0xc0
    if (alphabet === 'binary' || (alphabet === 'ucs2' && !waiting.store) || messageClass !== undefined) {
      throw new RangeError('dcs: this waiting indication has no code')
    }
    return group | (waiting.active ? 0x08 : 0) | waitingTypes.indexOf(waiting.type)
  }
  const flags = (autoDelete ? 0x40 : 0) | (compressed ? 0x20 : 0)
  return flags | (alphabets.indexOf(alphabet) << 2) | (messageClass === undefined ? 0 : 0x10 | messageClass)
}

/** Whether TP-UDL counts septets: GSM-7 that is not compressed. 3GPP 23.040 §9.2.3.16. */
export const isPacked = (dcs: number): boolean => packed[dcs & 0xff]!
const packed = Array.from({ length: 256 }, (_, dcs) => {
  const { alphabet, compressed } = readDcs(dcs)
  return alphabet === 'gsm7' && !compressed
})
