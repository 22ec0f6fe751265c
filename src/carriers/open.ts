// Opens the right driver for a connection, and tries one out. The only file that knows which drivers there are.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Ask } from '../kit/request.ts'
import type { Dial } from '../smpp/client.ts'
import type { DialOptions } from '../smpp/sockets.ts'
import type { CallbackKind, CarrierCallbacks, Driver } from './carrier.ts'
import type { Secrets, Settings, SmppSettings } from './connection.ts'
import { httpCarrier } from './http.ts'
import { probeBind, probeHttp, type Probe } from './probe.ts'
import { smppCarrier } from './smpp.ts'

/** How this room gets outside. */
export type Outside = {
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly dial: (options: DialOptions) => Dial
  readonly ask: Ask
}

export type Opening<Token> = {
  readonly id: string
  readonly settings: Settings
  readonly secrets: Secrets
  readonly epoch: number
  readonly callbackUrls?: Readonly<Record<CallbackKind, string>>
  readonly callbacks: CarrierCallbacks<Token>
}

export function openDriver<Token>(outside: Outside, { settings, secrets, ...opening }: Opening<Token>): Driver<Token> {
  if (settings.protocol === 'http') return httpCarrier({ ...outside, ...opening, settings, secrets })
  const dial = dialFor(outside, settings, secrets)
  return smppCarrier({ ...outside, ...opening, ...settings, password: secrets['password'] ?? '', dial })
}

export const tryOut = (outside: Outside, settings: Settings, secrets: Secrets): Promise<Probe> =>
  settings.protocol === 'http'
    ? probeHttp({ ...outside, settings, secrets })
    : probeBind({ ...outside, dial: dialFor(outside, settings, secrets), settings, secrets })

function dialFor({ dial }: Outside, { host, port, tls }: SmppSettings, { tlsKey }: Secrets): Dial {
  const own = typeof tls === 'object' ? { ...tls, ...(tlsKey === undefined ? {} : { key: tlsKey }) } : tls
  return dial({ host, port, tls: own })
}
