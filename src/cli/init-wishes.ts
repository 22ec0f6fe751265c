// What `onesixty init` has to know before it begins, from options and answers. Knows no terminal and no server.
import { parseNumber } from '../sms/phone.ts'
import { Stop } from './terminal.ts'

export type InitOptions = {
  readonly name: string
  readonly host?: string
  readonly port?: number
  readonly systemId?: string
  readonly password?: string
  readonly tls?: 'on' | 'off' | 'unverified'
  readonly price?: string
  readonly currency?: string
  readonly prices?: string
  readonly testTo?: string
  readonly key?: string
  readonly json?: boolean
}
export type Wishes = InitOptions & { readonly host: string; readonly port: number; readonly systemId: string; readonly password: string; readonly tls: 'on' | 'off' | 'unverified' }

/** Everything at once, or a sentence that names what is missing. */
export function complete(options: InitOptions): Wishes {
  const { host, port, systemId, password, tls = options.port === 3550 ? 'on' : 'off' } = options
  const missing = Object.entries({ '--host': host, '--port': port, '--system-id': systemId, '--password': password }).flatMap(([flag, value]) => (value === undefined ? [flag] : []))
  if (missing.length > 0) throw new Stop(`Give ${missing.join(', ')} too, or run it on a terminal, where it asks.`, 2)
  if (options.price !== undefined && options.currency === undefined) throw new Stop('--price: give its --currency too, such as EUR.', 2)
  if (options.price !== undefined && options.prices !== undefined) throw new Stop('Give --price or --prices, not both.', 2)
  const to = options.testTo === undefined ? undefined : parseNumber(options.testTo)
  if (to && 'refused' in to) throw new Stop(`--test-to ${options.testTo}: ${to.refused}`, 2)
  return { ...options, host: host!, port: port!, systemId: systemId!, password: password!, tls }
}
