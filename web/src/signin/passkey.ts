// The browser's part of a passkey: what the server asks with goes in, what the device answers comes out, both as JSON.
import { call } from '../api/call.ts'

/** Browsers of 2024 and older cannot read what is asked. */
export const canUsePasskeys = () =>
  typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

/** Undefined when the person turned away. */
export async function askPasskey(): Promise<Record<string, unknown> | undefined> {
  const options = await call<PublicKeyCredentialRequestOptionsJSON>('POST', '/v1/session/passkey')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  try {
    const answer = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null
    return answer?.toJSON() as Record<string, unknown> | undefined
  } catch {
    return undefined
  }
}
