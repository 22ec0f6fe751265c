// The network a number belongs to, and by whose word. A number range says who was given the numbers once, not who
// serves them today: that is why a network never travels without its source.

/** From weak to strong: the public number plan, a table that was imported here, an answer about this one number. */
export type NetworkSource = 'range' | 'imported' | 'lookup'

export type Network = {
  /** ISO 3166 alpha-2. */
  readonly country: string
  /** Mobile country code, three digits as text. */
  readonly mcc?: string
  /** Mobile network code, two or three digits as text: leading zeros count. */
  readonly mnc?: string
  readonly name?: string
  readonly source: NetworkSource
}

/** What is known of all numbers that begin with `prefix`. */
export type PrefixRow = {
  /** Digits with the calling code, without +. */
  readonly prefix: string
  readonly country: string
  readonly mcc?: string
  readonly mnc?: string
  readonly name?: string
}

/** A table of prefixes that came in one piece, and where from. */
export type PrefixSet = {
  /** `pfx_…`; `builtin` for the one that comes with the program. */
  readonly id: string
  /** Where the data are from, in words. */
  readonly source: string
  readonly rows: number
  readonly createdAt?: number
  /** The API key that brought it. */
  readonly createdBy?: string
}

/** `204-08`, or `204` where only the country code is known; undefined where neither is. */
export const networkCode = ({ mcc, mnc }: Pick<Network, 'mcc' | 'mnc'>): string | undefined =>
  mcc === undefined || mnc === undefined ? mcc : `${mcc}-${mnc}`

const sourceWords: Readonly<Record<NetworkSource, string>> = {
  range: 'by its number range; ported numbers are not known',
  imported: 'by an imported table',
  lookup: 'by a portability look-up',
}

/** `network KPN (204-08, NL), by its number range; …`: one plain sentence. */
export function describeNetwork(network: Network | undefined): string {
  if (!network) return 'the number belongs to no country'
  const code = networkCode(network)
  if (!code) return `country ${network.country}, network not known`
  return `network ${network.name ?? 'unnamed'} (${code}, ${network.country}), ${sourceWords[network.source]}`
}
