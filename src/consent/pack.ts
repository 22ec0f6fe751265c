// Rules by country, as data: hours at which people may be written to, holidays, caps, with where they were found and when.
// Each value changes with its version; orientation, not advice.
import au from './packs/au.json' with { type: 'json' }
import ca from './packs/ca.json' with { type: 'json' }
import de from './packs/de.json' with { type: 'json' }
import usual from './packs/default.json' with { type: 'json' }
import fr from './packs/fr.json' with { type: 'json' }
import gb from './packs/gb.json' with { type: 'json' }
import ie from './packs/ie.json' with { type: 'json' }
import india from './packs/in.json' with { type: 'json' }
import nl from './packs/nl.json' with { type: 'json' }
import nz from './packs/nz.json' with { type: 'json' }
import us from './packs/us.json' with { type: 'json' }

export type Pack = {
  readonly country: string
  readonly version: string
  /** 1 is Monday; local times, the end exclusive. Outside of all of them it is quiet. */
  readonly hours: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[]
  /** `MM-DD`, or days after Easter Sunday: `easter+1`. Nothing goes on them. */
  readonly holidays: readonly string[]
  readonly cap?: { readonly messages: number; readonly hours: number }
  readonly ages?: Readonly<Record<string, number>>
  readonly source: { readonly what: string; readonly url?: string; readonly date: string; readonly verified: boolean }
}

export const packs: readonly Pack[] = [usual, au, ca, de, fr, gb, ie, india, nl, nz, us]
const byCountry = new Map(packs.map((pack) => [pack.country.toUpperCase(), pack]))

export const packOf = (country: string | null): Pack => byCountry.get(country ?? '') ?? usual
