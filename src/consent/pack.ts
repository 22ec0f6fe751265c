// Rules by country, as data: hours at which people may be written to, holidays, caps, with where they were found and when.
// Each value changes with its version; orientation, not advice.
import at from './packs/at.json' with { type: 'json' }
import au from './packs/au.json' with { type: 'json' }
import be from './packs/be.json' with { type: 'json' }
import br from './packs/br.json' with { type: 'json' }
import ca from './packs/ca.json' with { type: 'json' }
import ch from './packs/ch.json' with { type: 'json' }
import cz from './packs/cz.json' with { type: 'json' }
import de from './packs/de.json' with { type: 'json' }
import usual from './packs/default.json' with { type: 'json' }
import dk from './packs/dk.json' with { type: 'json' }
import es from './packs/es.json' with { type: 'json' }
import fi from './packs/fi.json' with { type: 'json' }
import fr from './packs/fr.json' with { type: 'json' }
import gb from './packs/gb.json' with { type: 'json' }
import ie from './packs/ie.json' with { type: 'json' }
import india from './packs/in.json' with { type: 'json' }
import it from './packs/it.json' with { type: 'json' }
import lu from './packs/lu.json' with { type: 'json' }
import mx from './packs/mx.json' with { type: 'json' }
import nl from './packs/nl.json' with { type: 'json' }
import no from './packs/no.json' with { type: 'json' }
import nz from './packs/nz.json' with { type: 'json' }
import pl from './packs/pl.json' with { type: 'json' }
import pt from './packs/pt.json' with { type: 'json' }
import se from './packs/se.json' with { type: 'json' }
import us from './packs/us.json' with { type: 'json' }
import za from './packs/za.json' with { type: 'json' }

/** 1 is Monday; local times, the end exclusive. Outside of all of them it is quiet. */
export type Hours = readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[]

export type Pack = {
  readonly country: string
  readonly version: string
  readonly hours: Hours
  /** Of its parts (ISO 3166-2) where they differ, `US-*` being all others; `hours` then hold where the part is not known. */
  readonly regions?: Readonly<Record<string, Hours>>
  /** `MM-DD`, or days after Easter Sunday: `easter+1`. Nothing goes on them. */
  readonly holidays: readonly string[]
  readonly cap?: { readonly messages: number; readonly hours: number }
  /** From which age on somebody may be sent what; asked by `ages.ts`. */
  readonly ages?: Readonly<Record<string, number>>
  readonly source: { readonly what: string; readonly url?: string; readonly date: string; readonly verified: boolean }
}

export const packs: readonly Pack[] = [
  usual, at, au, be, br, ca, ch, cz, de, dk, es, fi, fr, gb, ie, india, it, lu, mx, nl, no, nz, pl, pt, se, us, za,
]
const byCountry = new Map(packs.map((pack) => [pack.country.toUpperCase(), pack]))

export const packOf = (country: string | null): Pack => byCountry.get(country ?? '') ?? usual

/** Of a part of the country, where it has hours of its own. */
export const hoursOf = ({ hours, regions }: Pack, region: string | undefined): Hours =>
  region === undefined ? hours : (regions?.[region] ?? regions?.[`${region.slice(0, 2)}-*`] ?? hours)
