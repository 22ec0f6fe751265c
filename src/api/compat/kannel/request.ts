// The variables of a sendsms request made into submissions, one for each receiver, judged as smsbox judges them and
// refused in its words.
import type { SmppAccount } from '../../../accounts/smpp-accounts/smpp-account.ts'
import { encodeGsm7 } from '../../../sms/gsm7.ts'
import { mostUserData, parseUdh } from '../../../sms/udh.ts'
import type { Submission } from '../../rest/needs.ts'
import { callbackUrl } from './escapes.ts'
import { wordIn } from './fields.ts'
import type { Octets } from './fields.ts'

export type Wanted = {
  readonly submissions: readonly Submission[]
  /** As they were given; the submissions are in the same order. */
  readonly receivers: readonly string[]
  /** Receivers that can be no numbers. */
  readonly denied: readonly string[]
}
export type Account = Pick<SmppAccount, 'systemId' | 'senders' | 'lanes'>
type Misformed = { readonly misformed: string }

const mostReceivers = 1_000
const longestMinutes = 525_600
const longestValidityMinutes = 10_080

const rejected = (what: string): Misformed => ({ misformed: `${what}, rejected` })
const field = (name: string) => rejected(`${name} field misformed`)

/** Name, what smsbox calls it, and its bounds; -1 says nothing. */
const numbers = [
  ['dlr-mask', 'DLR-Mask', 63],
  ['mclass', 'MClass', 3],
  ['pid', 'PID', 255],
  ['rpi', 'RPI', 2],
  ['alt-dcs', 'Alt-DCS', 1],
  ['mwi', 'MWI', 7],
  ['coding', 'Coding', 2],
  ['compress', 'Compress', 1],
  ['validity', 'Validity', longestValidityMinutes],
  ['deferred', 'Deferred', longestMinutes],
  ['priority', 'Priority', 3],
] as const
type Numbers = Readonly<Record<(typeof numbers)[number][0], number>>

export function readRequest(
  given: Octets,
  account: Account,
  { now, urlFault }: { readonly now: number; urlFault(url: string): string | undefined },
): Wanted | Misformed {
  const word = wordIn(given)
  const to = word('to')
  if (to === undefined) return rejected('Missing receiver number')
  if (to === '') return rejected('Empty receiver number not allowed')
  const udh = given.get('udh')
  if (udh !== undefined && udh.length > 0 && (udh.length !== udh[0]! + 1 || !parseUdh(udh))) return field('UDH')
  if (udh && udh.length > mostUserData) return rejected('UDH field is too long')
  const receivers = to.split(/\s+/).filter((one) => one !== '')
  if (receivers.length > mostReceivers) return rejected(`More than ${mostReceivers} receivers`)
  const from = word('from') || account.senders[0]
  if (from === undefined) return rejected('Sender missing and no global set')
  const found = numbersOf(word)
  if ('misformed' in found) return found
  if (found.compress === 1) return rejected('Compress field not supported')
  if (found.mwi >= 0) return rejected('MWI field not supported')
  const content = contentOf(given, found, udh?.length ? udh : undefined)
  if ('misformed' in content) return content
  const allowed = receivers.filter((one) => /^\+?\d{1,30}$/.test(one))
  const url = word('dlr-url', 'dlrurl')
  const lane = account.lanes[Math.max(0, found.priority)] ?? 'transactional'
  const submissions: Submission[] = []
  for (const receiver of allowed) {
    const callback = callbackOf(url, found['dlr-mask'], { receiver, from, account, given, word, urlFault })
    if ('misformed' in callback) return callback
    submissions.push({
      to: plussed(receiver),
      from: plussed(from),
      ...content,
      lane,
      ...callback,
      ...(found.validity > 0 && { validity: found.validity * 60 }),
      ...(found.deferred > 0 && { scheduledAt: now + found.deferred * 60_000 }),
    })
  }
  return { submissions, receivers: allowed, denied: receivers.filter((one) => !allowed.includes(one)) }
}

/** Where numbers without a plus are international, as they are at smsbox. */
export const plussed = (number: string) => (/^\d{7,15}$/.test(number) ? `+${number.replace(/^00/, '')}` : number)

function numbersOf(word: (...names: string[]) => string | undefined): Numbers | Misformed {
  const found: Partial<Record<keyof Numbers, number>> = {}
  for (const [name, called, most] of numbers) {
    const text = name === 'dlr-mask' ? word('dlr-mask', 'dlrmask') : word(name)
    // smsbox reads the digits that a text begins with, and nothing where there are none
    const value = Number(/^\s*([+-]?\d{1,9})/.exec(text ?? '')?.[1] ?? -1)
    if (value < -1 || value > most) return field(called)
    found[name] = value
  }
  return found as Numbers
}

const bigEndian = /^(ucs-?2(be)?|utf-?16(be)?|iso-10646-ucs-2)$/i

/** Undefined where the octets are none of that character set, or there is no such one. */
function textOf(octets: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(bigEndian.test(charset) ? 'utf-16be' : charset, { fatal: true }).decode(octets)
  } catch {
    return undefined
  }
}

type Content = Pick<Submission, 'text' | 'encoding' | 'flash' | 'wire'>

function contentOf(given: Octets, wanted: Numbers, udh: Buffer | undefined): Content | Misformed {
  const { coding: asked, mclass, pid } = wanted
  const octets = given.get('text') ?? Buffer.alloc(0)
  const coding = asked >= 0 ? asked : udh ? 1 : 0
  const more = { ...(mclass === 0 && { flash: true }), ...(pid > 0 && { wire: { protocolId: pid } }) }
  if (coding === 1) {
    const dataCoding = mclass >= 0 ? 0xf4 | mclass : 0x04
    return readyPart(octets, { udh, dataCoding, pid, text: octets.toString('hex') })
  }
  const charset = given.get('charset')?.toString('latin1') || (coding === 2 ? 'utf-16be' : 'utf-8')
  const text = textOf(octets, charset)
  if (text === undefined) return rejected('Charset or body misformed')
  if (!udh && text === '') return rejected('Empty text not allowed')
  if (!udh) return { text, ...(coding === 2 && { encoding: 'ucs2' as const }), ...more }
  const written = coding === 2 ? Buffer.from(text, 'utf16le').swap16() : encodeGsm7(text)
  if (!written) return rejected('Charset or body misformed')
  const classed = mclass >= 0 ? 0x10 | mclass : 0
  return readyPart(written, { udh, dataCoding: (coding === 2 ? 0x08 : 0) | classed, pid, text })
}

type Around = {
  readonly udh: Buffer | undefined
  readonly dataCoding: number
  readonly pid: number
  readonly text: string
}

/** With a header of its own a message is one part, octet for octet. */
function readyPart(body: Uint8Array, { udh, dataCoding, pid, text }: Around): Content | Misformed {
  const header = udh ?? Buffer.alloc(0)
  const isSeptets = (dataCoding & 0x0c) === 0
  const room = isSeptets ? Math.floor(((mostUserData - header.length) * 8) / 7) : mostUserData - header.length
  if (body.length > room) return rejected('Text too long for one part')
  if (header.length + body.length === 0) return rejected('Empty text not allowed')
  const octets = new Uint8Array(Buffer.concat([header, body]))
  const part = { esmClass: header.length > 0 ? 0x40 : 0, dataCoding, octets }
  return { text, wire: { parts: [part], ...(pid > 0 && { protocolId: pid }) } }
}

function callbackOf(
  url: string | undefined,
  mask: number,
  about: Omit<Parameters<typeof callbackUrl>[1], 'text' | 'coding'> & { urlFault(url: string): string | undefined },
): Pick<Submission, 'callbackUrl' | 'callbackKind'> | Misformed {
  if (!url) return {}
  const filled = /^https?:\/\//i.test(url) ? callbackUrl(url, about) : undefined
  if (filled === undefined || about.urlFault(filled) !== undefined) return field('DLR-URL')
  return mask > 0 ? { callbackUrl: filled, callbackKind: `kannel:${mask}` } : {}
}
