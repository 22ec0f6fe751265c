// The doors that existing programs speak to: each of them over the same road into the gateway. What a door is called and
// where it stands is in its own folder.
import { urlFault } from '../../kit/request.ts'
import type { RestNeeds } from '../rest/needs.ts'
import type { Door } from './door.ts'
import { createSubmit } from './submit.ts'
import { twilioDoor } from './twilio/routes.ts'

type Needs = Pick<RestNeeds, 'accounts' | 'gateway' | 'allowPrivate'>

export function compatibleDoors({ accounts: { keys }, gateway, allowPrivate }: Needs): Door[] {
  const submit = createSubmit({ gateway })
  return [twilioDoor({ keys, gateway, submit, urlFault: (url) => urlFault(url, allowPrivate) })]
}
