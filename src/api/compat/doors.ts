// The doors that existing programs speak to: each of them over the same road into the gateway. What a door is called and
// where it stands is in its own folder.
import { atTheDoor } from '../../db/database.ts'
import { urlFault } from '../../kit/request.ts'
import type { RestNeeds } from '../rest/needs.ts'
import type { Rates } from '../rest/rates.ts'
import { createCallers } from './caller.ts'
import type { Door } from './door.ts'
import { listmonkDoor } from './listmonk/routes.ts'
import { createSecrets } from './secrets.ts'
import { createSubmit } from './submit.ts'
import { twilioDoor } from './twilio/routes.ts'
import { vonageDoor } from './vonage/routes.ts'

type Needs = Pick<RestNeeds, 'accounts' | 'gateway' | 'routing' | 'allowPrivate' | 'db' | 'seal' | 'clock'> & { readonly rates: Rates }

export function compatibleDoors(needs: Needs): Door[] {
  const { accounts: { keys }, gateway, routing, rates, allowPrivate } = needs
  const callers = createCallers({ keys, rates })
  const submit = createSubmit({ gateway })
  const secrets = createSecrets({ ...needs, db: atTheDoor(needs.db) })
  const more = { callers, gateway, submit, secrets, urlFault: (url: string) => urlFault(url, allowPrivate) }
  return [twilioDoor(more), vonageDoor({ ...more, networkOf: routing.networkOf }), listmonkDoor(more)]
}
