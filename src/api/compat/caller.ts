// Who knocks at a compatible door: as often as the limits allow, with a key or with what the door takes instead. The
// same limits as those of REST. Knows no door.
import type { Principal } from '../../accounts/account.ts'
import type { Keys } from '../../accounts/keys.ts'
import { problem } from '../rest/problem.ts'
import type { Problem } from '../rest/problem.ts'
import type { Rates } from '../rest/rates.ts'

export type Callers = {
  /** `look` finds out who it is; undefined when what was given is not good. */
  admit(address: string, look: () => Promise<Principal | Problem | undefined>): Promise<Principal | Problem>
  byKey(address: string, key: string | undefined): Promise<Principal | Problem>
}

const notGood = problem('not_authenticated', 'What was given to authenticate with is not good.')

type Needs = { readonly keys: Pick<Keys, 'authenticate'>; readonly rates: Rates }

export function createCallers({ keys, rates }: Needs): Callers {
  const admit: Callers['admit'] = async (address, look) => {
    const tooOften = rates.ofAddress(address)
    if (tooOften) return tooOften
    const principal = await look()
    if (!principal) return rates.afterWrong(address) ?? notGood
    return 'kind' in principal ? principal : (rates.ofCaller(principal).refused ?? principal)
  }
  return {
    admit,
    byKey: (address, key) => admit(address, async () => (key ? keys.authenticate(key, address) : undefined)),
  }
}
