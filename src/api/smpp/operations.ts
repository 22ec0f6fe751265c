// query_sm, cancel_sm and replace_sm, and a submission that replaces one that waits (SMPP 3.4 §4.8 to §4.10, §5.2.18). An
// account knows the messages that came by it alone; of another's it is told what it is told of one that never was.
import type { Canceled, Replaced, Replacement } from '../../gateway/change.ts'
import type { Asker, Submission } from '../../gateway/message.ts'
import type { Submitted, Submitters } from '../../gateway/submitters/records.ts'
import { readWire } from '../../gateway/wire.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { PduOf, SubmitSm } from '../../smpp/pdu.ts'
import { messageState } from '../../smpp/receipt.ts'
import { statuses } from '../../smpp/statuses.ts'
import { formatAbsolute } from '../../smpp/times.ts'
import { tags, tlvBytes } from '../../smpp/tlvs.ts'
import { contentOf } from './content.ts'
import { versionOf, type Desk, type Line } from './desk.ts'
import { formFor, readId } from './ids.ts'
import { workLimits } from './limits.ts'
import { nameOf, readNote } from './note.ts'
import { errorDigits, stateOfStatus, statusFor } from './statuses.ts'
import { recipientOf, replacedTimes, senderOf } from './submission.ts'

type Query = PduOf<'query_sm'>
type Cancel = PduOf<'cancel_sm'>
type Replace = PduOf<'replace_sm'>

type Needs = {
  readonly clock: Clock
  readonly log: Log
  readonly messages: Submitters
  cancel(asker: Asker, id: string): Promise<Canceled>
  replace(asker: Asker, id: string, replacement: Replacement): Promise<Replaced>
}

const finalFrom: ReadonlySet<string> = new Set(['delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'canceled', 'blocked'])
const scheduledSince = 0x50
const digitsOf = (address: string) => address.replace(/^(\+|00)/, '')
/** Of the octets that came ready; a text has none of its own. */
const codingOf = ({ wire }: Submitted) => (wire === undefined ? undefined : readWire(wire).parts?.[0]?.dataCoding)

/** Numbers without the zeros before them, ids with or without their prefix. */
const isName = (name: string, written: string) =>
  name === written || name.replace(/^0+/, '') === written.toLowerCase().replace(/^(0+|msg_)/, '')

export function createOperations({ clock, log, messages, cancel, replace }: Needs) {
  let underWay = 0

  const own = async (desk: Desk, line: Line, written: string, source: string): Promise<Submitted | undefined> => {
    const account = desk.account
    const form = formFor(account, versionOf(line, account))
    for (const tried of new Set([form, 'decimal', 'hex'] as const)) {
      const by = readId(written, tried)
      const found = by && (await messages.find(account.id, by))
      if (found && isName(nameOf(found), written))
        return source === '' || digitsOf(source) === digitsOf(found.from) ? found : undefined
    }
    return undefined
  }
  const askerOf = ({ account: { workspace, mode } }: Desk): Asker => ({ workspace, mode })

  const query = async (desk: Desk, line: Line, pdu: Query) => {
    const found = await own(desk, line, pdu.message_id, pdu.source_addr)
    if (!found) return line.respond(pdu, statuses.ESME_RQUERYFAIL)
    const { status, finishedAt, reason, error } = found
    const final = finalFrom.has(status)
    const told = stateOfStatus[status]
    const state = told === 'scheduled' && versionOf(line, desk.account) < scheduledSince ? 'enroute' : told
    const code = error === undefined ? undefined : (JSON.parse(error) as { code?: string }).code
    line.respond(pdu, statuses.ESME_ROK, {
      message_id: nameOf(found),
      final_date: final && finishedAt !== undefined ? formatAbsolute(finishedAt) : '',
      message_state: messageState(state),
      error_code: final ? Number(errorDigits(status, reason, code)) : 0,
    })
  }

  const cancelGroup = async (desk: Desk, { source_addr, source_addr_ton, dest_addr_ton, dest_addr_npi, destination_addr, service_type }: Cancel) => {
    const to = recipientOf({ dest_addr_ton, dest_addr_npi, destination_addr })
    const from = senderOf({ source_addr_ton, source_addr }, desk.account)
    if (typeof to === 'number' || typeof from === 'number' || from === undefined) return false
    let canceled = false
    for (const one of await messages.pending(desk.account.id, from, to)) {
      if (service_type !== '' && readNote(one.note).serviceType !== service_type) continue
      canceled = (await cancel(askerOf(desk), one.id)) === 'canceled' || canceled
    }
    return canceled
  }
  const cancelOne = async (desk: Desk, line: Line, pdu: Cancel) => {
    const found = await own(desk, line, pdu.message_id, pdu.source_addr)
    return found !== undefined && found.status !== 'canceled' && (await cancel(askerOf(desk), found.id)) === 'canceled'
  }

  const change = async (desk: Desk, line: Line, pdu: Replace) => {
    const found = await own(desk, line, pdu.message_id, pdu.source_addr)
    if (!found) return line.respond(pdu, statuses.ESME_RREPLACEFAIL)
    const times = replacedTimes(pdu, clock.wall())
    if (typeof times === 'number') return line.respond(pdu, times)
    const empty = pdu.short_message.length === 0 && tlvBytes(pdu.tlvs, tags.message_payload) === undefined
    // replace_sm has no data_coding: that of the original stays. SMPP 3.4 §4.10.
    const written = { esm_class: 0, data_coding: codingFor(found), short_message: pdu.short_message, tlvs: pdu.tlvs }
    const content = empty ? undefined : contentOf(written, { alphabet: desk.account.alphabet, reference: found.createdAt & 0xff })
    if (typeof content === 'number') return line.respond(pdu, content)
    const result = await replace(askerOf(desk), found.id, {
      ...times,
      ...(content && { text: content.text }),
      ...(content?.parts && { wire: { parts: content.parts } }),
      receiptWanted: pdu.registered_delivery & 3,
    })
    line.respond(pdu, replacedStatus(result))
  }
  const codingFor = (found: Submitted): number => codingOf(found) ?? (found.encoding === 'ucs2' ? 0x08 : 0)

  const counted = (line: Line, pdu: Query | Cancel | Replace, failed: number, work: () => Promise<void>) => {
    if (underWay >= workLimits.operations) return line.respond(pdu, statuses.ESME_RTHROTTLED)
    underWay++
    work()
      .catch((error: unknown) => {
        log.error('a request over SMPP failed', { command: pdu.command, error })
        line.respond(pdu, failed)
      })
      .finally(() => void underWay--)
  }

  return {
    query: (desk: Desk, line: Line, pdu: Query): void => counted(line, pdu, statuses.ESME_RSYSERR, () => query(desk, line, pdu)),
    cancel: (desk: Desk, line: Line, pdu: Cancel): void =>
      counted(line, pdu, statuses.ESME_RSYSERR, async () => {
        const canceled = pdu.message_id === '' ? await cancelGroup(desk, pdu) : await cancelOne(desk, line, pdu)
        line.respond(pdu, canceled ? statuses.ESME_ROK : statuses.ESME_RCANCELFAIL)
      }),
    replace: (desk: Desk, line: Line, pdu: Replace): void => counted(line, pdu, statuses.ESME_RSYSERR, () => change(desk, line, pdu)),
    /** replace_if_present_flag: the latest that waits between the same two, with the same service_type. */
    async replaceWaiting(desk: Desk, line: Line, pdu: SubmitSm, submission: Submission): Promise<boolean> {
      const { from, to, text, wire, scheduledAt, validity, origin } = submission
      if (from === undefined) return false
      const waiting = await messages.pending(desk.account.id, from, to)
      const found = waiting.find(({ note }) => (readNote(note).serviceType ?? '') === pdu.service_type)
      if (!found) return false
      const result = await replace(askerOf(desk), found.id, {
        text, receiptWanted: origin!.receiptWanted, ...(wire && { wire }), ...(scheduledAt && { scheduledAt }), ...(validity && { validity }),
      })
      if (result === 'too_late' || result === 'not_found') return false
      const status = result === 'replaced' ? statuses.ESME_ROK : statusFor(result.refused)
      line.respond(pdu, status, status === 0 ? { message_id: nameOf(found) } : {})
      return true
    },
  }
}

const replacedStatus = (result: Replaced): number =>
  result === 'replaced' ? statuses.ESME_ROK : typeof result === 'object' ? statusFor(result.refused) : statuses.ESME_RREPLACEFAIL
