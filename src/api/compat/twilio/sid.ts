// Twilio names things by two letters and 32 hexadecimal digits. Ours become such a name and are read back from it, so
// that nothing need be remembered: the digits spell the characters of the id.
const idCharacters = 15
/** Pads to 32 digits, and leaves room for another way of writing. */
const mark = '16'

/** `prefix` is Twilio's; of the id, what follows its own prefix is kept. */
export function sidOf(prefix: string, id: string): string {
  const tail = id.slice(id.lastIndexOf('_') + 1)
  if (tail.length !== idCharacters) throw new RangeError(`${id} cannot be written as a SID`)
  return prefix + mark + Buffer.from(tail, 'latin1').toString('hex')
}

/** The id that a SID was made of, with our prefix; undefined for anything else. */
export function idOf(sid: string, theirs: string, ours: string): string | undefined {
  const digits = new RegExp(`^${theirs}${mark}([0-9a-f]{${idCharacters * 2}})$`).exec(sid)?.[1]
  const tail = digits && Buffer.from(digits, 'hex').toString('latin1')
  return tail !== undefined && /^[0-9a-z]+$/.test(tail) ? ours + tail : undefined
}

/** A workspace as an account. */
export const accountSid = (workspace: string) => sidOf('AC', workspace)
