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
type Needed = 'host' | 'port' | 'systemId' | 'password' | 'tls'
export type Wishes = InitOptions & { readonly [Name in Needed]-?: NonNullable<InitOptions[Name]> }

/** Everything at once, or a sentence that names what is missing. */
export function complete(options: InitOptions): Wishes {
  const { host, port, systemId, password, tls = options.port === 3550 ? 'on' : 'off' } = options
  const needed = { '--host': host, '--port': port, '--system-id': systemId, '--password': password }
  const missing = Object.entries(needed).flatMap(([flag, value]) => (value === undefined ? [flag] : []))
  if (missing.length > 0) throw new Stop(`Give ${missing.join(', ')} too, or run it on a terminal, where it asks.`, 2)
  const { price, prices, currency, testTo } = options
  if (price !== undefined && currency === undefined) throw new Stop('--price: give its --currency too, such as EUR.', 2)
  if (price !== undefined && prices !== undefined) throw new Stop('Give --price or --prices, not both.', 2)
  const to = testTo === undefined ? undefined : parseNumber(testTo)
  if (to && 'refused' in to) throw new Stop(`--test-to ${testTo}: ${to.refused}`, 2)
  return { ...options, host: host!, port: port!, systemId: systemId!, password: password!, tls }
}
