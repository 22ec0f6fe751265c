// One network in words: whose it is, where, and by whose word.
import { Details } from '../frame/Details.tsx'
import { showCountry } from '../text/format.ts'
import type { Network } from './calls.ts'
import { words } from './words.ts'

const { network: texts } = words

export const NetworkOf = ({ network: { country, mcc, mnc, name, source } }: { network: Network }) => (
  <Details of={[[texts.name, name ?? texts.unknown], [texts.country, showCountry(country)], [texts.code, mcc && `${mcc}${mnc ? `-${mnc}` : ''}`], [texts.source, texts.sources[source]]]} />
)
