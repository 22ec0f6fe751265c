// Details that a text names and nobody of the audience has: misspelled, as a rule, and then told with what is likely meant.
// Sees each recipient's details as they are stored.
import { distance } from '../kit/distance.ts'

export type Unknown = { readonly field: string; readonly meant?: string }

/** Names are learned from so many recipients. */
const sampleOf = 200
/** Letters that may be wrong. */
const mostWrong = 2

export function createUnknownFields(named: readonly string[]) {
  const missing = new Set(named)
  const known = new Set<string>()
  let sampled = 0
  return {
    see(fields: string | null): void {
      if (missing.size === 0 || fields === null) return
      for (const field of missing) if (fields.includes(`${JSON.stringify(field)}:`)) missing.delete(field)
      if (sampled++ < sampleOf) for (const name of Object.keys(JSON.parse(fields) as object)) known.add(name)
    },
    /** Without somebody who was left out for it, only what is likely misspelled. */
    found(isAnybodyLeftOut: boolean): Unknown[] {
      return [...missing].flatMap((field) => {
        const [nearest] = [...known].map((name) => ({ name, wrong: distance(field.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.wrong - b.wrong)
        if (nearest && nearest.wrong <= Math.min(mostWrong, field.length / 2)) return [{ field, meant: nearest.name }]
        return isAnybodyLeftOut ? [{ field }] : []
      })
    },
  }
}
