// Opt-ins and opt-outs as other systems export them, read into facts. Twilio names a contact, Telnyx the one who said STOP
// in `from`, CM.com a phone number; dates and words differ, the meaning does not.
import type { Fact } from '../../consent/consent.ts'
import type { Clock } from '../../kit/clock.ts'
import { parseNumber } from '../../sms/phone.ts'
import { readTable, type Cells } from './table.ts'

const columns = {
  number: ['to', 'phone', 'phone number', 'phonenumber', 'mobile', 'msisdn', 'contact', 'contact id', 'contactid', 'address', 'recipient'],
  sender: ['from', 'sender id', 'senderid', 'sender number', 'messaging service', 'messagingservicesid', 'channel'],
  status: ['action', 'state', 'consent', 'consent status', 'keyword', 'opt', 'optout', 'opt out', 'type'],
  date: ['at', 'date of consent', 'dateofconsent', 'created at', 'createdat', 'timestamp', 'time', 'opted out at', 'optoutdate'],
  wording: ['text', 'source', 'consent source', 'note'],
  url: ['link', 'page'],
} as const
/** At Telnyx `from` is who said it and `to` is whom they said it to. */
const telnyx = { ...columns, number: ['from', 'phone number'], sender: ['to', 'messaging profile', 'profile', 'profile id'] } as const

const ins = /^(opt(ed)?[ _-]?in|subscribed?|yes|true|1|given|start|unstop|granted|active)$/i
const outs = /^(opt(ed)?[ _-]?out|unsubscribed?|no|false|0|withdrawn|stop(all| all)?|end|quit|cancel|revoked?|blocked|inactive|optout)$/i
const mostRows = 100_000

type Book = Pick<Fact, 'workspace' | 'mode'>
type Wanted = { readonly format: 'csv' | 'twilio' | 'telnyx' | 'cm'; readonly csv: string; readonly action?: 'given' | 'withdrawn' | undefined }

export async function readConsents(book: Book, { format, csv, action }: Wanted, actor: string, clock: Clock): Promise<{ readonly values: Fact[] } | { readonly say: string }> {
  const read = (cells: Cells<keyof typeof columns>): { readonly value: Fact } | { readonly say: string } => {
    if (cells.number === undefined) return { say: '`number` is missing' }
    const number = parseNumber(/^\d{8,15}$/.test(cells.number) ? `+${cells.number}` : cells.number)
    if ('refused' in number) return { say: `\`number\`: ${number.refused}` }
    const said = cells.status === undefined ? action : ins.test(cells.status) ? 'given' : outs.test(cells.status) ? 'withdrawn' : undefined
    if (said === undefined) return { say: cells.status === undefined ? '`status` is missing, and no `action` was given for such rows' : `\`status\` is neither opted in nor opted out: ${cells.status.slice(0, 40)}` }
    const at = cells.date === undefined ? undefined : Date.parse(cells.date)
    if (Number.isNaN(at)) return { say: '`date` is no date, like 2026-01-05T10:00:00Z' }
    // A vendor's name for a service is nobody's sender: its opt-outs hold for all of them.
    const sender = cells.sender !== undefined && /^[+A-Za-z0-9 ]{3,16}$/.test(cells.sender) && said === 'given' ? cells.sender : '*'
    return {
      value: {
        ...book, number: number.e164, sender, purpose: 'marketing', action: said === 'given' ? 'imported' : 'withdrawn', source: 'import', actor,
        ...(at !== undefined && { at }), wording: `${format}: ${cells.wording ?? cells.status ?? said}`.slice(0, 1_000), ...(cells.url !== undefined && { url: cells.url.slice(0, 2_048) }),
      },
    }
  }
  return readTable<keyof typeof columns, Fact>(csv, format === 'telnyx' ? telnyx : columns, { clock, mostRows, oneOf: ['number'], read })
}
