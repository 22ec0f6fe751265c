// How the sender of a text from a phone is written here, whatever operators make of it.

/** Operators leave the plus out; a short number or a word has none. */
export const international = (number: string): string => (/^[1-9]\d{7,14}$/.test(number) ? `+${number}` : number)
