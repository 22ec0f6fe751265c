// Phone numbers and sender addresses: E.164 by the judgement of libphonenumber's full metadata, senders by the rules of
// the field. Knows no routes and keeps no numbers.
import type { CountryCode, PhoneNumber as Read } from 'libphonenumber-js/max'
import {
  ParseError,
  isSupportedCountry,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max'
import { defaultCodes } from './gsm7.ts'
import type { NumberFault } from './numbering.ts'
import { fromNational, judge } from './numbering.ts'

export type PhoneNumber = { e164: string; country: string | undefined }
export type Sender = { kind: 'alphanumeric' | 'short' | 'long'; address: string; ton: number; npi: number }
export type Refused = { refused: string }

const longestWriting = 64

/**
 * Reads a phone number as E.164, in international writing or, with a default country (ISO 3166 alpha-2), in that
 * country's own; validity is libphonenumber's. Refusals are sentences. Country is undefined for +800 and its like.
 */
export function parseNumber(text: string, defaultCountry?: string): PhoneNumber | Refused {
  const judged = isPlain(text) ? judge(text) : undefined
  if (!judged) return readTidy(text, defaultCountry) ?? parseWritten(text, defaultCountry)
  const { country, code, fault } = judged
  return fault ? invalid(text, country ?? (code && `+${code}`), fault) : { e164: text, country }
}

/** ISO 3166-1 alpha-2, upper case, with numbers of its own. */
export const isCountry = (code: string): boolean => isSupportedCountry(code)

/** Valid numbers in ordinary writing, without the library's help where their meaning is beyond doubt. */
function readTidy(text: string, defaultCountry: string | undefined): PhoneNumber | undefined {
  if (text.length > longestWriting) return undefined
  const tidy = text.replace(/[ ().-]/g, '')
  const isNational = defaultCountry !== undefined && /^[0-9]+$/.test(tidy)
  const e164 = isNational ? fromNational(tidy, defaultCountry) : tidy
  const judged = e164 && isPlain(e164) ? judge(e164) : undefined
  return e164 && judged && !judged.fault ? { e164, country: judged.country } : undefined
}

/** What most programs send: a + and 7 to 15 digits. */
function isPlain(text: string): boolean {
  if (text.length < 8 || text.length > 16 || text.charCodeAt(0) !== 0x2b) return false
  for (let i = 1; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (digit < 0 || digit > 9) return false
  }
  return true
}

/** As `parseNumber`, for every way of writing, by the library alone: slower by a factor of a hundred. */
export function parseWritten(text: string, defaultCountry?: string): PhoneNumber | Refused {
  if (text.length > longestWriting) return { refused: `a text of ${text.length} characters is not a phone number` }
  if (defaultCountry !== undefined && !isSupportedCountry(defaultCountry)) {
    return { refused: `"${defaultCountry}" is not the two-letter code of a country` }
  }
  // Pasted numbers bring direction marks along.
  const written = text.replace(/\p{Cf}/gu, '').trim().replace(/^＋/, '+')
  if (!written) return { refused: 'the number is empty' }
  if (/\p{L}/u.test(written)) return { refused: `"${written}" has letters in it and is not a phone number` }
  const number = attempt(written, defaultCountry)
  if (number?.isValid()) return found(written, number)
  const dialled = written.replace(/^([0０٠۰])\1(?=.)/u, '+')
  const abroad = dialled === written ? undefined : attempt(dialled)
  if (abroad?.isValid()) return found(written, abroad)
  const isInternational = /^(\+|00)/.test(written)
  if (!defaultCountry && !isInternational) {
    return { refused: `"${written}" needs a + and its country's calling code, or its country in \`country\`` }
  }
  const judged = number ?? abroad
  const home = isInternational ? undefined : defaultCountry
  const where = judged ? (judged.country ?? `+${judged.countryCallingCode}`) : home
  const fault = validatePhoneNumberLength(judged?.number ?? written, defaultCountry)
  return invalid(written, where, fault ?? 'NO_SUCH_RANGE')
}

function attempt(text: string, defaultCountry?: CountryCode): Read | undefined {
  try {
    return parsePhoneNumberWithError(text, { defaultCountry, extract: false })
  } catch (error) {
    if (error instanceof ParseError) return undefined
    throw error
  }
}

function found(written: string, number: Read): PhoneNumber | Refused {
  if (number.ext) return { refused: `"${written}" has an extension, and no text message can be sent to one` }
  return { e164: number.number, country: number.country }
}

const faults: Record<NumberFault | 'NOT_A_NUMBER', string> = {
  TOO_SHORT: 'too short',
  TOO_LONG: 'too long',
  INVALID_LENGTH: 'no number there has this length',
  INVALID_COUNTRY: 'unknown calling code',
  NO_SUCH_RANGE: 'no such range of numbers',
  NOT_A_NUMBER: 'not a phone number',
}

function invalid(written: string, where: string | 0 | undefined, fault: keyof typeof faults): Refused {
  return { refused: `"${written}" is not a valid number${where ? ` for ${where}` : ''}: ${faults[fault]}` }
}

/**
 * Reads a sender: up to 11 characters with a letter among them, a short code of 3 to 8 digits, or a phone number in
 * international writing. Refusals are sentences. TON and NPI as in SMPP 3.4 §5.2.5, §5.2.6.
 */
export function parseSender(text: string): Sender | Refused {
  const sender = text.trim()
  if (!sender) return { refused: 'the sender is empty' }
  if (/^[0-9]{3,8}$/.test(sender)) return { kind: 'short', address: sender, ton: 3, npi: 0 }
  if (!/[A-Za-z]/.test(sender)) return longSender(sender)
  if (sender.length > 11) {
    return { refused: `"${sender.slice(0, 40)}" has ${sender.length} characters; a sender in letters has at most 11` }
  }
  for (const char of sender) {
    const code = char.charCodeAt(0)
    if (code < 0x20 || code > 0x7e || defaultCodes[code]! < 0 || defaultCodes[code]! > 127) {
      return { refused: `"${char}" cannot stand in a sender: letters, digits, spaces and simple signs can` }
    }
  }
  return { kind: 'alphanumeric', address: sender, ton: 5, npi: 0 }
}

function longSender(sender: string): Sender | Refused {
  const number = parseNumber(/^[1-9][0-9]{8,14}$/.test(sender) ? `+${sender}` : sender)
  if ('refused' in number) return number
  return { kind: 'long', ...addressOf(number.e164) }
}

/** The SMPP address of an E.164 number: international, ISDN plan, digits without the +. SMPP 3.4 §5.2.5, §5.2.6. */
export function addressOf(e164: string): { ton: 1; npi: 1; address: string } {
  return { ton: 1, npi: 1, address: e164.slice(1) }
}
