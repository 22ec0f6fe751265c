// What the stored row of a message says: to those who send it, who charge for it, and who ask.
import { moneyOf, type Bill, type Charge } from '../billing/ledger.ts'
import type { Row, Value } from '../db/database.ts'
import { aboutOf, encodingNames, laneNames, modeNames, statusNames } from './message.ts'
import type { Asker, Lane, MessageView, Outbound } from './message.ts'

/** Whether a row is for those who ask. */
export const isFor = ({ workspace, mode }: Asker, row: Row) =>
  row['workspace'] === workspace && (mode === 'live' || row['mode'] === modeNames.indexOf('test'))

const billOf = (row: Row): Bill | null =>
  row['payer'] === null
    ? null
    : {
        price: Number(row['price']), payer: String(row['payer']), parts: Number(row['segments']), country: row['country'] as string | null,
        cost: row['cost'] as number | null, costCurrency: row['cost_currency'] as string | null, charged: row['charged'] as number | null,
        ...(typeof row['spender'] === 'string' && { key: row['spender'] }), ...(row['included'] !== null && { included: Number(row['included']) }),
      }

export const outboundOf = (row: Row): Outbound => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  mode: modeNames[Number(row['mode'])]!,
  to: String(row['recipient']),
  from: String(row['sender']),
  text: String(row['text']),
  encoding: encodingNames[Number(row['encoding'])]!,
  segments: Number(row['segments']),
  concat: Number(row['concat']),
  flash: row['flash'] === 1,
  lane: laneNames[Number(row['lane'])] as Lane,
  expiresAt: Number(row['expires_at']),
  network: row['network'] as string | null,
  wire: row['wire'] as string | null,
  account: row['account'] as string | null,
  receiptWanted: Number(row['receipt_wanted']),
  about: aboutOf({
    campaign: row['campaign'] as string | null, reference: row['reference'] as string | null, tags: row['tags'] as string | null, callbackUrl: row['callback_url'] as string | null,
    callbackKind: row['callback_kind'] as string | null, receiptWanted: Number(row['receipt_wanted']), text: String(row['text']), lane: laneNames[Number(row['lane'])]!,
    handle: row['handle'] as number | null, note: row['origin'] as string | null,
  }),
  bill: billOf(row),
})

export const chargeOfRow = (row: Row): Charge => {
  const { id: message, workspace, mode, segments: parts, to, from, lane, network } = outboundOf(row)
  const [country, costCurrency, campaign, spender] = [row['country'], row['cost_currency'], row['campaign'], row['spender']] as (string | null | undefined)[]
  return { message, workspace, mode, country: country!, connection: String(row['connection']), parts, to, from, lane, network, cost: row['cost'] as number | null, costCurrency: costCurrency!, key: spender ?? undefined, campaign: campaign ?? undefined }
}

const when = (value: Value | undefined) => (value === null || value === undefined ? undefined : Number(value))

/** Messages of before networks were stored have their country alone. */
function networkOf(stored: string | null, country: string | null): Pick<MessageView, 'network'> {
  if (stored !== null) return { network: JSON.parse(stored) as NonNullable<MessageView['network']> }
  return country === null ? {} : { network: { country, source: 'range' } }
}

/** The stored row as a caller sees it, without its timeline. */
export function viewOf(row: Row): MessageView {
  const { id, mode, to, from, text, encoding, segments, lane, bill } = outboundOf(row)
  const status = statusNames[Number(row['state'])]!
  const country = row['country'] as string | null
  const error = row['error'] as string | null
  const [scheduledAt, submittedAt, finishedAt] = [when(row['scheduled_at']), when(row['submitted_at']), when(row['finished_at'])]
  return {
    id, to, from, text, status, mode, lane, encoding, segments,
    ...(row['campaign'] === null ? {} : { campaign: String(row['campaign']) }),
    ...(row['reference'] === null ? {} : { reference: String(row['reference']) }),
    ...(row['tags'] === null ? {} : { tags: JSON.parse(String(row['tags'])) as string[] }),
    ...(row['redrive_of'] === null ? {} : { redriveOf: String(row['redrive_of']) }),
    ...(row['batch'] === null ? {} : { batch: String(row['batch']) }),
    ...(row['account'] === null ? {} : { smppAccount: String(row['account']) }),
    ...networkOf(row['network'] as string | null, country),
    route: JSON.parse(String(row['route'])) as { id: string; why: string[] },
    ...(bill ? { price: moneyOf(bill) } : {}),
    possibleDuplicate: row['possible_duplicate'] === 1,
    ...(status === 'delivered' ? { evidence: 'unverified' as const } : {}),
    ...(row['reason'] !== null && (status === 'held' || status === 'blocked') ? { reason: String(row['reason']) } : {}),
    ...(row['held_until'] !== null && status === 'held' ? { heldUntil: Number(row['held_until']) } : {}),
    ...(error === null ? {} : { error: JSON.parse(error) as { code: string; say: string } }),
    createdAt: Number(row['created_at']),
    ...(scheduledAt === undefined ? {} : { scheduledAt }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(row['redacted_at'] === null ? {} : { redactedAt: Number(row['redacted_at']) }),
  }
}
