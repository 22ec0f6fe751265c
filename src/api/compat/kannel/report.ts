// Kannel's delivery report: a GET of the address that came with the message, for those events that its mask asks for.
import type { Spoken } from '../../webhooks/attempt.ts'
import type { Telling } from '../telling.ts'
import { reportUrl } from './escapes.ts'

/** Bits of dlr-mask. */
export const reportOf = { delivered: 1, failed: 2, buffered: 4, submitted: 8, rejected: 16 } as const

/** Undefined for what Kannel tells nothing of. */
export function valueOf({ status, submittedAt }: Pick<Telling['told'], 'status' | 'submittedAt'>): number | undefined {
  switch (status) {
    case 'submitted':
      return reportOf.submitted
    case 'delivered':
      return reportOf.delivered
    case 'rejected':
      return submittedAt === undefined ? reportOf.rejected : reportOf.failed
    case 'blocked':
      return reportOf.rejected
    case 'undelivered':
    case 'expired':
    case 'unknown':
    case 'canceled':
      return reportOf.failed
    default:
      return undefined
  }
}

const words = {
  delivered: 'DELIVRD',
  undelivered: 'UNDELIV',
  expired: 'EXPIRED',
  rejected: 'REJECTD',
  blocked: 'REJECTD',
  canceled: 'DELETED',
} as const
const minuteOf = (iso: string) => iso.replaceAll(/\D/g, '').slice(2, 12)

/** As the answer of an SMSC, or as the text of its receipt: clients take words out of it. */
function replyOf({ told }: Telling, value: number): string {
  const { id, status, error, createdAt, submittedAt = createdAt, finishedAt = submittedAt, segments = 1 } = told
  if (value === reportOf.submitted) return 'ACK/'
  if (value === reportOf.rejected) return `NACK/${error?.say ?? status}`
  const parts = String(segments).padStart(3, '0')
  const word = words[status as keyof typeof words] ?? 'UNKNOWN'
  const came = status === 'delivered' ? parts : '000'
  const dates = `submit date:${minuteOf(submittedAt)} done date:${minuteOf(finishedAt)}`
  return `id:${id} sub:${parts} dlvrd:${came} ${dates} stat:${word} err:000 text:`
}

/** `mask` as it came. */
export function kannelReport(telling: Telling, mask: number): Spoken | undefined {
  const { url, at, told } = telling
  const value = valueOf(told)
  if (value === undefined || (value & mask) === 0) return undefined
  const report = { value, id: told.id, connection: told.connection ?? '', reply: replyOf(telling, value), at }
  const headers = { 'user-agent': 'Kannel/1.4.5 (compatible; Onesixty)' }
  return { method: 'GET', url: reportUrl(url, report), headers }
}
