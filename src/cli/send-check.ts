// What can be known to be wrong with a `send` before anything is asked of the server. Knows no file and no network.
import { isSupportedCountry } from 'libphonenumber-js/max'
import { parseSender } from '../sms/phone.ts'

export type Wish = {
  readonly to?: readonly string[]
  readonly csv?: string
  readonly text: string
  readonly from?: string
  readonly country?: string
}

/** What is wrong, as a sentence that begins with the option; nothing when all is well. */
export function wrongUse({ to, csv, text, from, country }: Wish): string | undefined {
  if ((to === undefined) === (csv === undefined)) return 'Give either --to NUMBER or --csv FILE.'
  if (!text.trim()) return '--text: the text is empty.'
  const placeholder = csv === undefined ? /\{\{.*?\}\}|\{%.*?%\}/s.exec(text) : undefined
  if (placeholder) return `--text: ${placeholder[0]} is filled from a file; placeholders need --csv FILE.`
  if (country !== undefined && !isSupportedCountry(country)) return `--country: there is no country ${country}.`
  const sender = from === undefined ? undefined : parseSender(from)
  return sender && 'refused' in sender ? `--from: ${sender.refused}.` : undefined
}
