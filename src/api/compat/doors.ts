// The doors that existing programs speak to: each of them over the same road into the gateway. What a door is called
// and where it stands is in its own folder.
import { atTheDoor } from '../../db/database.ts'
import type { RestNeeds } from '../rest/needs.ts'
import type { Rates } from '../rest/rates.ts'
import { createCallers } from './caller.ts'
import type { Door } from './door.ts'
import { kannelDoor } from './kannel/routes.ts'
import { listmonkDoor } from './listmonk/routes.ts'
import { createSecrets } from './secrets.ts'
import { createSubmit } from './submit.ts'
import { twilioDoor } from './twilio/routes.ts'
import { vonageDoor } from './vonage/routes.ts'

type Needs = Pick<
  RestNeeds,
  'accounts' | 'smppAccounts' | 'numbers' | 'inbound' | 'gateway' | 'routing' | 'webhooks' | 'db' | 'seal' | 'clock'
> & { readonly rates: Rates }

export function compatibleDoors(needs: Needs): Door[] {
  const { accounts: { keys, limits }, gateway, routing, rates, webhooks, clock } = needs
  const callers = createCallers({ keys, rates })
  const submit = createSubmit({ gateway, limits })
  const secrets = createSecrets({ ...needs, db: atTheDoor(needs.db) })
  const more = { callers, gateway, submit, secrets, urlFault: webhooks.faultOf }
  return [
    twilioDoor({ ...more, numbers: needs.numbers, inbound: needs.inbound }),
    vonageDoor({ ...more, networkOf: routing.networkOf }),
    listmonkDoor(more),
    kannelDoor({ ...more, accounts: needs.smppAccounts, clock }),
  ]
}
