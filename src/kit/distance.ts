// How far one word is from another, for who asks what was meant. Knows no language.

/** So many letters more, less or other make the one out of the other (Levenshtein); Infinity where that is more than `most`. */
export function distance(one: string, other: string, most = Infinity): number {
  if (Math.abs(one.length - other.length) > most) return Infinity
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let at = 1; at <= other.length; at++)
      now.push(Math.min(before[at]! + 1, now[at - 1]! + 1, before[at - 1]! + (one[row - 1] === other[at - 1] ? 0 : 1)))
    if (Math.min(...now) > most) return Infinity
    before = now
  }
  return before[other.length]! > most ? Infinity : before[other.length]!
}
