// Octets of a unit and which field each belongs to. Pure.

/** Pairs of hexadecimal figures. */
export const octetsOf = (hex: string): string[] => hex.match(/[0-9a-f]{2}/gi) ?? []

type Place = { at?: number; length?: number }

export const isIn = ({ at, length }: Place = {}, octet: number) =>
  at !== undefined && length !== undefined && octet >= at && octet < at + length

/** For each octet the index of its field; of fields that lie in each other the later, smaller one. */
export function ownersOf(fields: readonly Place[], count: number): (number | undefined)[] {
  const owners = Array.from<number | undefined>({ length: count })
  fields.forEach(({ at, length }, index) => {
    if (at === undefined || length === undefined) return
    for (let octet = at; octet < Math.min(at + length, count); octet++) owners[octet] = index
  })
  return owners
}
