// `onesixty send`: one text to a few numbers, or to every row of a CSV, and what came of it.
import { randomUUID } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Charset } from '../contacts/csv.ts'
import { parseNumber } from '../sms/phone.ts'
import { connect, expectOk, persist, type Client } from './client.ts'
import { wrongUse } from './send-check.ts'
import { sendCsv, type Sent } from './send-csv.ts'
import { count, createProgress, duration, note, paint, plural, print, printJson, Stop } from './terminal.ts'
import { waitForFinal, type Outcome } from './wait.ts'

export type SendOptions = {
  to?: string[]
  csv?: string
  text: string
  from?: string
  lane?: string
  column?: string
  country?: string
  charset?: Charset
  batchSize: number
  again?: boolean
  wait?: number | true
  json?: boolean
}
type Result = {
  id?: string
  to?: string
  status?: string
  segments?: number
  error?: { detail?: string; code?: string }
}

const standardWaitSeconds = 600
const patienceMs = 60_000

export async function send(config: Config, options: SendOptions): Promise<number> {
  const wrong = wrongUse(options)
  if (wrong) throw new Stop(wrong, 2)
  const client = await connect(config)
  return options.csv === undefined
    ? sendFew(client, options, options.to!)
    : sendFile(client, { ...options, csv: options.csv })
}

async function sendFew(client: Client, options: SendOptions, to: string[]): Promise<number> {
  const numbers = to.map((written) => {
    const number = parseNumber(written, options.country)
    if ('refused' in number) throw new Stop(`--to ${written}: ${number.refused}`, 2)
    return number.e164
  })
  const { text, from, lane } = options
  const messages = numbers.map((number) => ({ to: number, text }))
  const request = {
    method: 'POST',
    path: '/v1/messages',
    body: { from, lane, messages },
    idempotencyKey: randomUUID(),
  } as const
  const answer = expectOk(await persist(client, request, { forMs: patienceMs, onWait: note })) as { messages: Result[] }
  const ids = new Set(answer.messages.flatMap(({ id }) => id ?? []))
  if (!options.json) {
    for (const { id, to: number, status, segments, error } of answer.messages)
      if (id) print(`${id}  ${number}  ${status}${segments ? `  ${plural(segments, 'segment')}` : ''}`)
      else print(`${paint('red', 'refused')}  ${number}  ${error?.detail ?? error?.code}`)
  }
  const outcome = await followed(client, ids, options)
  if (options.json) printJson({ messages: answer.messages, ...(outcome ? { outcome } : {}) })
  else if (outcome) outcomeLines(outcome).forEach((line) => print(line))
  return ids.size === numbers.length && !outcome?.pending ? 0 : 1
}

async function sendFile(client: Client, options: SendOptions & { csv: string }): Promise<number> {
  const ids = new Set<string>()
  const sent = await sendCsv(
    client,
    options,
    options.wait ? (accepted) => accepted.forEach((id) => ids.add(id)) : undefined,
  )
  if (!options.json) sentLines(sent).forEach((line) => print(line))
  const outcome = sent.stopped ? undefined : await followed(client, ids, options)
  if (options.json) printJson({ ...sent, ...(outcome ? { outcome } : {}) })
  else if (outcome) outcomeLines(outcome).forEach((line) => print(line))
  return sent.stopped || sent.accepted === 0 || outcome?.pending ? 1 : 0
}

async function followed(client: Client, ids: ReadonlySet<string>, { wait }: SendOptions): Promise<Outcome | undefined> {
  if (!wait || ids.size === 0) return undefined
  const progress = createProgress()
  const seconds = wait === true ? standardWaitSeconds : wait
  const outcome = await waitForFinal(client, ids, { forMs: seconds * 1_000, progress })
  progress.end()
  return outcome
}

const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

const row = (colour: 'green' | 'red' | 'yellow', word: string, number: number, more = '') =>
  `  ${paint(colour, word)}${count(number).padStart(19 - word.length)}${more && `  ${more}`}`

/** What came of a file, for a person. */
export function sentLines(sent: Sent): string[] {
  const lines = [
    `${sent.file}: ${plural(sent.rows, 'row')} (${sent.charset}, ${separatorNames[sent.separator]})`,
    row('green', 'accepted', sent.accepted, `in ${plural(sent.segments, 'segment')}`),
  ]
  if (sent.refused) lines.push(row('red', 'refused', sent.refused, `written to ${sent.refusedFile}`))
  for (const [code, { count: number, lines: at, example }] of Object.entries(sent.reasons)) {
    const where = `line${number === 1 ? '' : 's'} ${at.join(', ')}${number > at.length ? ' …' : ''}`
    lines.push(`    ${code.padEnd(18)}${count(number).padStart(7)}  ${where}: ${paint('dim', example)}`)
  }
  if (sent.reasons['duplicate'])
    lines.push(`  Take the duplicates out of ${sent.refusedFile} before you send it: their numbers had their turn.`)
  if (sent.notSent) lines.push(row('yellow', 'not sent', sent.notSent, 'or without an answer'))
  lines.push(`  ${duration(sent.ms)}, ${count(Math.round(sent.rows / (sent.ms / 1_000)))} rows/s`)
  if (sent.replayed) {
    const batches = `${count(sent.replayed)} of ${sent.batches} batches`
    const was = sent.replayed === sent.batches ? 'All of it was' : `${batches} ${sent.replayed === 1 ? 'was' : 'were'}`
    lines.push(`  ${was} sent before and not sent again. To send it anew: --again`)
  }
  if (sent.stopped) {
    lines.push(`  Stopped before the end of the file: ${sent.stopped}`)
    lines.push('  Run the same command on the same file again: it sends what is missing and nothing twice.')
  }
  return lines
}

/** What became of the messages, for a person. */
export function outcomeLines({ counts, pending, possiblyTwice, lost }: Outcome): string[] {
  const lines = Object.entries(counts)
    .toSorted((a, b) => b[1] - a[1])
    .map(([status, number]) => row(status === 'delivered' ? 'green' : 'yellow', status, number))
  if (possiblyTwice) lines.push(row('yellow', 'possibly twice', possiblyTwice, 'a link or the server broke as they left'))
  if (lost) {
    lines.push(`What became of ${plural(pending, 'message')} could not be asked: ${lost}`)
    lines.push('They are accepted and stored: Onesixty goes on with them when it runs.')
  } else if (pending) lines.push(`${plural(pending, 'message')} not final yet; the wait is over, the sending is not.`)
  return lines
}
