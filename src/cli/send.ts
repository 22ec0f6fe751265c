// `onesixty send`: one text to a few numbers, or to every row of a CSV, and what came of it.
import { randomUUID } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Charset } from '../contacts/csv.ts'
import { parseNumber } from '../sms/phone.ts'
import { connect, expectOk, persist, type Client } from './client.ts'
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
  if ((options.to === undefined) === (options.csv === undefined))
    throw new Stop('Give either --to NUMBER or --csv FILE.', 2)
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
  const outcome = await followed(client, ids, options)
  if (options.json) printJson({ messages: answer.messages, ...(outcome ? { outcome } : {}) })
  else {
    for (const { id, to: number, status, segments, error } of answer.messages)
      if (id) print(`${id}  ${number}  ${status}${segments ? `  ${plural(segments, 'segment')}` : ''}`)
      else print(`${paint('red', 'refused')}  ${number}  ${error?.detail ?? error?.code}`)
    if (outcome) printOutcome(outcome)
  }
  return ids.size === numbers.length && !outcome?.pending ? 0 : 1
}

async function sendFile(client: Client, options: SendOptions & { csv: string }): Promise<number> {
  const ids = new Set<string>()
  const sent = await sendCsv(
    client,
    options,
    options.wait ? (accepted) => accepted.forEach((id) => ids.add(id)) : undefined,
  )
  if (!options.json) printSent(sent)
  const outcome = sent.stopped ? undefined : await followed(client, ids, options)
  if (options.json) printJson({ ...sent, ...(outcome ? { outcome } : {}) })
  else if (outcome) printOutcome(outcome)
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

function printSent(sent: Sent): void {
  print(`${sent.file}: ${plural(sent.rows, 'row')} (${sent.charset}, ${separatorNames[sent.separator]})`)
  print(`  ${paint('green', 'accepted')}  ${count(sent.accepted).padStart(9)}  in ${plural(sent.segments, 'segment')}`)
  if (sent.refused)
    print(`  ${paint('red', 'refused')}   ${count(sent.refused).padStart(9)}  written to ${sent.refusedFile}`)
  for (const [code, { count: number, lines, example }] of Object.entries(sent.reasons)) {
    const more = number > lines.length ? ' …' : ''
    const where = `line${number === 1 ? '' : 's'} ${lines.join(', ')}${more}`
    print(`    ${code.padEnd(18)}${count(number).padStart(7)}  ${where}: ${paint('dim', example)}`)
  }
  print(`  ${duration(sent.ms)}, ${count(Math.round(sent.rows / (sent.ms / 1_000)))} rows/s`)
  if (sent.replayed) {
    const all =
      sent.replayed === sent.batches
        ? 'All of it'
        : `${plural(sent.replayed, 'batch').replace('batchs', 'batches')} of ${sent.batches}`
    print(`  ${all} had been sent before and was not sent again. To send it anew: --again`)
  }
  if (sent.stopped) {
    note(`Stopped before the end of the file: ${sent.stopped}`)
    note('Run the same command again: what was accepted is not sent twice.')
  }
}

function printOutcome({ counts, pending }: Outcome): void {
  for (const [status, number] of Object.entries(counts).toSorted((a, b) => b[1] - a[1]))
    print(`  ${paint(status === 'delivered' ? 'green' : 'yellow', status.padEnd(11))}${count(number).padStart(8)}`)
  if (pending) note(`${plural(pending, 'message')} not final yet; the wait is over, the sending is not.`)
}
