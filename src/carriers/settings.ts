// From what somebody gave to whole settings, or to the one field that is wrong: defaults, what belongs to which
// protocol, what cannot be together. Shapes are checked at the door; meaning is checked here.
import { urlFault } from '../kit/request.ts'
import { httpDefaults, smppDefaults } from './connection.ts'
import type { HttpSettings, Secrets, Settings, SettingsFault, SmppSettings } from './connection.ts'
import { profileNames, profileOf } from './profiles.ts'
import { fill, placeholdersIn } from './template.ts'
import type { HttpUpstream } from './upstream.ts'

type Fields<S> = { readonly [Key in Exclude<keyof S, 'protocol'>]?: S[Key] | null }
/** `null` goes back to the default. Secrets not named stay as they are. */
export type ConnectionChange = Fields<SmppSettings> & Fields<HttpSettings> & {
  readonly password?: string | null
  /** Private key that belongs to `tls.cert`. */
  readonly tlsKey?: string | null
  readonly secrets?: Readonly<Record<string, string | null>> | null
}
export type NewConnection = ConnectionChange & {
  readonly protocol: Settings['protocol']
  readonly paused?: boolean
}
export type Whole = { readonly settings: Settings; readonly secrets: Secrets }

const rates = ['perSecond', 'perSenderPerSecond', 'perNetworkPerSecond']
const fieldsOf = {
  smpp: new Set([...Object.keys(smppDefaults), ...rates, 'name', 'host', 'systemId', 'password', 'tlsKey']),
  http: new Set([...Object.keys(httpDefaults), ...rates, 'name', 'profile', 'secrets']),
}
/** Octets without the NUL; SMPP 3.4 §5.2.1, §5.2.2, §5.2.3. */
const longest = { systemId: 15, password: 8, systemType: 12 }

export const isFault = (it: object): it is SettingsFault => 'param' in it
const fault = (code: SettingsFault['code'], field: string, say: string): SettingsFault => {
  return { code, param: `/${field}`, say }
}

/** `before` is absent for a new connection. */
export function applyChange(
  protocol: Settings['protocol'], before: Whole | undefined, change: ConnectionChange, allowPrivate: boolean,
): Whole | SettingsFault {
  const defaults: Record<string, unknown> = protocol === 'smpp' ? smppDefaults : httpDefaults
  const settings: Record<string, unknown> = { ...defaults, ...before?.settings }
  const { password, tlsKey, secrets: named, ...fields } = change
  for (const [name, value] of Object.entries(change))
    if (value !== undefined && !fieldsOf[protocol].has(name))
      return fault('unknown_field', name, `a connection over ${protocol} has no ${name}`)
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) settings[name] = defaults[name]
    else if (value !== undefined) settings[name] = value
  }
  const given = { ...(named ?? {}), password, tlsKey }
  const kept = before && Object.keys(before.secrets).find((name) => given[name as keyof typeof given] === undefined)
  if (kept !== undefined && elsewhere(before!.settings, settings as unknown as Settings)) {
    const field = kept === 'password' || kept === 'tlsKey' ? kept : `secrets/${kept}`
    return fault('missing_field', field, 'it would be sent to another place than it was given for: give it anew')
  }
  const secrets = changeSecrets(before?.secrets ?? {}, given)
  const whole = { settings: settings as unknown as Settings, secrets }
  return faultOf(whole, allowPrivate) ?? whole
}

/** Whether what is secret would go somewhere else: who may change settings must not get to see it that way. */
function elsewhere(before: Settings, after: Settings): boolean {
  const placeOf = (settings: Settings) =>
    settings.protocol === 'smpp' ? [settings.host, settings.port, settings.tls] : [settings.profile, settings.upstream]
  return JSON.stringify(placeOf(before)) !== JSON.stringify(placeOf(after))
}

function changeSecrets(before: Secrets, change: Readonly<Record<string, string | null | undefined>>): Secrets {
  const secrets: Record<string, string> = { ...before }
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete secrets[name]
    else if (value !== undefined) secrets[name] = value
  }
  return secrets
}

function faultOf({ settings, secrets }: Whole, allowPrivate: boolean): SettingsFault | undefined {
  if (!settings.name) return fault('missing_field', 'name', 'a connection needs a name')
  return settings.protocol === 'smpp' ? smppFault(settings, secrets) : httpFault(settings, secrets, allowPrivate)
}

function smppFault(settings: SmppSettings, secrets: Secrets): SettingsFault | undefined {
  for (const field of ['host', 'systemId'] as const)
    if (!settings[field]) return fault('missing_field', field, `a connection over SMPP needs its ${field}`)
  for (const [field, most] of Object.entries(longest)) {
    const value = field === 'password' ? (secrets['password'] ?? '') : settings[field as 'systemId' | 'systemType']
    if (value.length > most) return fault('invalid_value', field, `SMPP has room for ${most} characters`)
    if (/[^\x20-\x7e]/.test(value)) return fault('invalid_value', field, 'SMPP takes visible ASCII characters here')
  }
  const { tls } = settings
  const cert = typeof tls === 'object' ? tls.cert : undefined
  const key = secrets['tlsKey']
  if (cert !== undefined && key === undefined) return fault('missing_field', 'tlsKey', 'a certificate needs its key')
  if (cert === undefined && key !== undefined) return fault('missing_field', 'tls/cert', 'a key needs its certificate')
  return undefined
}

/** The profile with what the connection itself says; undefined while that is not enough. */
export function upstreamOf({ profile, upstream }: HttpSettings): HttpUpstream | undefined {
  const whole = { ...profileOf(profile), ...upstream }
  return whole.baseUrl !== undefined && whole.request && whole.response ? (whole as HttpUpstream) : undefined
}

/** What a template can name, beside secrets. */
export const templateNames = [
  'to', 'toDigits', 'from', 'fromDigits', 'text', 'encoding', 'parts', 'flash', 'uniqueId', 'reference',
  'validitySeconds', 'validityMs', 'receiptsUrl', 'inboundUrl', 'baseUrl',
]

const bearsSecret = /(^authorization|key|token|secret)$/i

function httpFault(settings: HttpSettings, secrets: Secrets, allowPrivate: boolean): SettingsFault | undefined {
  const { profile } = settings
  if (profile !== undefined && !profileOf(profile))
    return fault('invalid_value', 'profile', `there is no profile ${profile}; there are ${profileNames.join(', ')}`)
  const upstream = upstreamOf(settings)
  if (!upstream) {
    const say = 'name a profile, or give upstream.baseUrl, upstream.request and upstream.response'
    return fault('missing_field', 'profile', say)
  }
  const { baseUrl, request, check } = upstream
  const base = urlFault(baseUrl, allowPrivate)
  if (base) return fault('invalid_value', 'upstream/baseUrl', base)
  const missing = profileOf(profile)?.secrets.find((name) => secrets[name] === undefined)
  if (missing) return fault('missing_field', `secrets/${missing}`, `the profile ${profile} needs the secret ${missing}`)
  for (const [field, template] of Object.entries({ request, check })) {
    if (!template) continue
    for (const name of placeholdersIn(template)) {
      const secret = name.startsWith('secret.') ? name.slice('secret.'.length) : undefined
      if (secret === undefined ? !templateNames.includes(name) : secrets[secret] === undefined)
        return fault('invalid_value', `upstream/${field}`, `there is nothing to put in place of {{${name}}}`)
    }
    for (const [name, value] of Object.entries(template.headers ?? {})) {
      if (!bearsSecret.test(name) || placeholdersIn(value).length > 0) continue
      const say = 'put the secret into `secrets` and write {{secret.its-name}} here'
      return fault('invalid_value', `upstream/${field}/headers/${name}`, say)
    }
    const url = urlFault(fill({ ...template, body: undefined }, { baseUrl }).url, allowPrivate)
    if (url) return fault('invalid_value', `upstream/${field}/url`, url)
  }
  return undefined
}
