// Passkeys: signing in with a device that knows its owner (WebAuthn). A challenge is a ticket, good once and for some minutes.
// The library that reads the devices' answers is loaded when the first one comes.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Clock } from '../../kit/clock.ts'
import type { Passkey } from './person.ts'
import type { PeopleRecords } from './records.ts'
import type { Tickets } from './ticket.ts'

/** Where the browser is: a passkey is bound to the name of the host. */
export type Place = { readonly origin: string; readonly host: string }

export type Passkeys = {
  list(person: string): Promise<Passkey[]>
  /** What the browser is asked with; undefined when there is no such person. */
  beginAdding(person: string, place: Place): Promise<object | undefined>
  /** Undefined when the answer is not one to a challenge of ours. */
  add(person: string, name: string, response: unknown, place: Place): Promise<Passkey | undefined>
  remove(person: string, id: string): Promise<boolean>
  beginSignIn(place: Place): Promise<object>
  /** The id of the person whose device answered. */
  signIn(response: unknown, place: Place): Promise<string | undefined>
}

export const mostPasskeys = 20

const library = () => import('@simplewebauthn/server')

export function createPasskeys({ records, clock, tickets }: { readonly records: PeopleRecords; readonly clock: Clock; readonly tickets: Tickets }): Passkeys {
  /** For a person who adds one, or for nobody yet. */
  const purposeOf = (person: string) => `passkey ${person}`
  const challenge = (person: string) => Uint8Array.from(tickets.make(purposeOf(person)))
  const take = (person: string) => (text: string) => tickets.take(Buffer.from(text, 'base64url'), purposeOf(person))
  const expected = ({ origin, host }: Place) => ({ expectedOrigin: origin, expectedRPID: host, requireUserVerification: true })

  return {
    list: records.passkeys,
    async beginAdding(person, { host }) {
      const one = await records.byId(person)
      if (!one) return undefined
      const { generateRegistrationOptions } = await library()
      const known = await records.passkeys(person)
      return generateRegistrationOptions({
        rpName: 'Onesixty',
        rpID: host,
        userName: one.email,
        userDisplayName: one.name,
        userID: Uint8Array.from(Buffer.from(person)),
        challenge: challenge(person),
        attestationType: 'none',
        excludeCredentials: known.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
    },
    async add(person, name, response, place) {
      const { verifyRegistrationResponse } = await library()
      const asked = { response: response as RegistrationResponseJSON, expectedChallenge: take(person), ...expected(place) }
      const seen = await verifyRegistrationResponse(asked).catch(() => undefined) // how the library says no
      if (!seen?.verified || (await records.passkeys(person)).length >= mostPasskeys) return undefined
      const { id, publicKey, counter, transports = [] } = seen.registrationInfo.credential
      const made = { id, name, createdAt: clock.wall() }
      const row = { ...made, person, publicKey: Buffer.from(publicKey).toString('base64'), counter, transports: transports.join(' ') }
      return (await records.addPasskey(row)) ? made : undefined
    },
    remove: records.removePasskey,
    async beginSignIn({ host }) {
      const { generateAuthenticationOptions } = await library()
      return generateAuthenticationOptions({ rpID: host, challenge: challenge(''), userVerification: 'required' })
    },
    async signIn(response, place) {
      const answered = response as AuthenticationResponseJSON
      const known = typeof answered?.id === 'string' ? await records.passkey(answered.id) : undefined
      if (!known) return undefined
      const { verifyAuthenticationResponse } = await library()
      const { id, publicKey, counter } = known
      const credential = { id, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64')), counter }
      const seen = await verifyAuthenticationResponse({ response: answered, expectedChallenge: take(''), credential, ...expected(place) }).catch(() => undefined)
      if (!seen?.verified) return undefined
      return (await records.usePasskey(id, seen.authenticationInfo.newCounter, clock.wall())) ? known.person : undefined
    },
  }
}
