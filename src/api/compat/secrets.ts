// The keys that callbacks are signed with: a receiver checks the signature with the key that sent the message, of which
// only a hash is kept elsewhere. Kept sealed from the first message that asks for a callback.
import type { Principal } from '../../accounts/account.ts'
import type { Database } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import { createRecent } from '../../kit/recent.ts'
import type { Seal } from '../../kit/seal.ts'
import { compatRecords } from './records.ts'

export type Secrets = {
  /** By this name the key is found again; kept before it is told. */
  keep(principal: Pick<Principal, 'workspace' | 'key'>, key: string): Promise<string>
  find(workspace: string, name: string): Promise<string | undefined>
}

/** In memory; others are read again. */
const remembered = 1_000
/** The key given from outside has no id. */
const outside = 'outside'

export function createSecrets(needs: { readonly db: Database; readonly seal: Seal; readonly clock: Clock }): Secrets {
  const { seal, clock } = needs
  const records = compatRecords(needs.db)
  const known = createRecent<string>(remembered)
  const placeOf = (workspace: string, name: string) => `compat_secret ${workspace} ${name}`
  return {
    async keep({ workspace, key: name = outside }, key) {
      const place = placeOf(workspace, name)
      if (known.get(place) === key) return name
      await records.keep(workspace, name, seal.close(key, place), clock.wall())
      known.set(place, key)
      return name
    },
    async find(workspace, name) {
      const place = placeOf(workspace, name)
      const hit = known.get(place)
      if (hit !== undefined) return hit
      const sealed = await records.secret(workspace, name)
      const key = sealed === undefined ? undefined : seal.open(sealed, place)
      if (key !== undefined) known.set(place, key)
      return key
    },
  }
}
