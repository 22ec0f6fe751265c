// Sends one text to every row of a CSV, in batches that can be repeated without sending twice, in bounded memory.
// What a row means is for `recipients`, how a file is written for `contacts/csv`.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createCharsetFinder, readRows, type Charset, type CsvRow, type Separator } from '../contacts/csv.ts'
import { segment } from '../sms/segments.ts'
import { expectOk, persist, type Client } from './client.ts'
import { isNumberColumn, openRecipients, type Message, type Recipients } from './recipients.ts'
import { openRefusals, refusedFileOf, type Reasons, type Refusals } from './refusals.ts'
import { count, createProgress, Stop, type Progress } from './terminal.ts'

export type CsvOptions = {
  readonly csv: string
  readonly text: string
  readonly column?: string
  readonly country?: string
  readonly from?: string
  readonly lane?: string
  readonly charset?: Charset
  readonly batchSize: number
  /** Sends anew what the same file has sent with the same options before. */
  readonly again?: boolean
}
export type Sent = {
  readonly file: string
  readonly charset: Charset
  readonly separator: Separator
  readonly rows: number
  readonly accepted: number
  readonly refused: number
  readonly reasons: Reasons
  readonly refusedFile?: string
  /** Rows that were neither accepted nor refused because the sending stopped; their last request may have arrived. */
  readonly notSent: number
  readonly segments: number
  /** Batches that an earlier run had sent already. */
  readonly replayed: number
  readonly batches: number
  readonly ms: number
  /** Why it ended before the end of the file. */
  readonly stopped?: string
}

type Result = { id?: string; segments?: number; error?: { code?: string; detail?: string; param?: string } }
type Waiting = { row: CsvRow; message: Message }

const mostInFlight = 2
const patienceMs = 5 * 60_000
const pieceBytes = 64 * 1024
const unreadable: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'it may not be read',
}

/** Refuses wrong use by throwing `Stop`; what goes wrong on the way is told in the result. */
export async function sendCsv(
  client: Client,
  options: CsvOptions,
  onAccepted?: (ids: readonly string[]) => void,
): Promise<Sent> {
  const began = performance.now()
  const { bytes, digest, charset } = await inspect(options)
  const progress = createProgress()
  let recipients: Recipients | undefined
  let refusals: Refusals | undefined
  let separator: Separator = ','
  let batch: Waiting[] = []
  let batches = 0
  let stopped: string | undefined
  let waiting = false
  const tally = { rows: 0, accepted: 0, segments: 0, replayed: 0 }
  const inFlight = new Set<Promise<void>>()

  /** Two batches may wait at once; one word about it is enough. */
  function sayOnce(say: string): void {
    if (!waiting) progress.say(say)
    waiting = true
  }

  async function post(rows: readonly Waiting[], number: number): Promise<void> {
    const body = { from: options.from, lane: options.lane, messages: rows.map(({ message }) => message) }
    const patience = { forMs: patienceMs, onWait: sayOnce }
    const idempotencyKey = `csv-${digest}-${number}`
    const answer = await persist(client, { method: 'POST', path: '/v1/messages', body, idempotencyKey }, patience)
    if (!('away' in answer)) waiting = false
    const { messages } = expectOk(answer) as { messages?: Result[] }
    if (messages?.length !== rows.length)
      throw new Stop(`the answer to a batch of ${rows.length} tells of ${messages?.length ?? 0} messages`)
    if ('headers' in answer && answer.headers.get('idempotent-replayed') === 'true') tally.replayed++
    const ids: string[] = []
    for (const [at, { row, message }] of rows.entries()) {
      const { id, segments, error } = messages[at]!
      if (id) {
        ids.push(id)
        tally.segments += segments ?? segmentsOf(message.text)
      } else refusals!.add(row, { code: error?.code ?? 'refused', say: error?.detail ?? error?.code ?? 'refused' })
    }
    tally.accepted += ids.length
    onAccepted?.(ids)
  }

  async function dispatch(): Promise<void> {
    while (inFlight.size >= mostInFlight) await Promise.race(inFlight)
    if (stopped) return
    const work = post(batch, ++batches)
      .catch((error: unknown) => {
        if (!(error instanceof Stop)) throw error
        stopped ??= error.message
      })
      .finally(() => inFlight.delete(work))
    inFlight.add(work)
    batch = []
  }

  const chunks = createReadStream(options.csv, { highWaterMark: pieceBytes })
  for await (const part of readRows(chunks, charset, isNumberColumn(options.column))) {
    separator = part.separator
    for (const row of part.rows) {
      if (!recipients) {
        const opened = openRecipients(row, options)
        if ('refused' in opened) throw new Stop(`${options.csv}: ${opened.refused}`, 2)
        recipients = opened.recipients
        refusals = openRefusals(refusedFileOf(options.csv), recipients.columns, separator)
        continue
      }
      tally.rows++
      if (stopped) continue // only counted
      const judged = recipients.judge(row)
      if ('refused' in judged) refusals!.add(row, judged.refused)
      else if (batch.push({ row, message: judged.message }) >= options.batchSize) {
        await dispatch()
        show(progress, part.bytes / bytes, tally, refusals!, began)
      }
    }
    show(progress, part.bytes / bytes, tally, refusals, began)
  }
  if (!recipients || !refusals) throw new Stop(`${options.csv}: there are no rows in it`, 2)
  if (batch.length && !stopped) await dispatch()
  await Promise.all(inFlight)
  progress.end()
  refusals.close()
  return {
    file: options.csv,
    charset,
    separator,
    ...tally,
    refused: refusals.total,
    reasons: refusals.reasons,
    ...(refusals.total ? { refusedFile: refusals.file } : {}),
    notSent: tally.rows - tally.accepted - refusals.total,
    batches,
    ms: performance.now() - began,
    ...(stopped ? { stopped } : {}),
  }
}

/** One pass over the whole file before anything is sent: its character set, and a digest that names this sending. */
async function inspect(options: CsvOptions): Promise<{ bytes: number; digest: string; charset: Charset }> {
  const hash = createHash('sha256')
  const finder = createCharsetFinder()
  const refuse = (say: string) => new Stop(`${options.csv}: ${say}`, 2)
  let bytes = 0
  try {
    for await (const chunk of createReadStream(options.csv, { highWaterMark: pieceBytes })) {
      const refused = finder.push(chunk)
      if (refused) throw refuse(refused.refused)
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch (error) {
    throw error instanceof Stop
      ? error
      : refuse(unreadable[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message)
  }
  const found = finder.end()
  if ('refused' in found) throw refuse(found.refused)
  const { text, column, country, from, lane, batchSize, again } = options
  hash.update(JSON.stringify([text, column, country, from, lane, batchSize, options.charset, again ? Date.now() : 0]))
  return { bytes, digest: hash.digest('hex').slice(0, 32), charset: options.charset ?? found.charset }
}

function segmentsOf(text: string): number {
  const segmented = segment(text)
  return 'parts' in segmented ? segmented.parts.length : 0
}

function show(
  progress: Progress,
  share: number,
  tally: { rows: number; accepted: number },
  refusals: Refusals | undefined,
  began: number,
): void {
  const perSecond = Math.round((tally.accepted / (performance.now() - began)) * 1_000)
  const refused = refusals?.total ?? 0
  progress.show(share, `${count(tally.accepted)} accepted, ${count(refused)} refused, ${count(perSecond)}/s`)
}
