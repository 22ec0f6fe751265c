// `onesixty contacts import`: puts a file to the server in pieces, has it tried or taken, shows how far it is, and keeps the
// rows that were not taken. Everything over the API.
import { randomUUID } from 'node:crypto'
import { open, writeFile, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { connect, expectOk, persist, type Client, type Request } from './client.ts'
import { printable } from './printable.ts'
import { count, createProgress, note, plural, print, printJson, Stop } from './terminal.ts'

export type ImportOptions = {
  readonly country?: string
  readonly map?: readonly string[]
  readonly list?: readonly string[]
  readonly tag?: readonly string[]
  readonly existing: string
  readonly repeated: string
  readonly consent?: string
  readonly dryRun?: boolean
  readonly errors?: string
  readonly json?: boolean
}
type Counts = { created: number; updated: number; same: number; skipped: number; failed: number; repeated: number }
type Import = { id: string; state: string; bytes: number; rowsDone: number; counts: Counts; say?: string }
type Column = { title: string; guess: { to: string; type?: string }; examples: string[] }

const pieceBytes = 4 * 2 ** 20
const lookMs = 500
const errorsMs = 60_000
const patience = { forMs: 60_000, onWait: note }

export async function importContacts(config: Config, path: string, options: ImportOptions): Promise<number> {
  const client = await connect(config)
  const ask = async <T>(request: Request) => expectOk(await persist(client, { ...request, ...(request.method === 'POST' && { idempotencyKey: randomUUID() }) }, patience)) as T
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new Stop(`${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`, 2)
  })
  const progress = createProgress()
  try {
    const lists = await listsOf(ask, options.list ?? [])
    const one = await ask<Import>({ method: 'POST', path: '/v1/imports', body: { name: basename(path).slice(0, 200) } })
    const { size } = await file.stat()
    const lines = await upload(client, file, one.id, (bytes) => progress.show(bytes / size, `${count(Math.round(bytes / 1e6))} MB of the file are there`))
    const look = options.country === undefined ? {} : { country: options.country }
    const preview = await ask<{ header: boolean; columns: Column[] }>({ method: 'POST', path: `/v1/imports/${one.id}/preview`, body: look })
    const columns = mapped(preview.columns, options.map ?? [])
    if (!options.json) for (const [at, { title }] of preview.columns.entries()) progress.say(`  ${printable(title)} → ${columns[at]!.to}`)
    const plan = {
      ...look, columns, header: preview.header, lists, tags: options.tag ?? [], existing: options.existing, repeated: options.repeated, dryRun: options.dryRun ?? false,
      ...(options.consent !== undefined && { consent: { wording: options.consent } }),
    }
    await ask({ method: 'POST', path: `/v1/imports/${one.id}/start`, body: plan })
    const done = await follow(ask, one.id, (now) => progress.show(now.rowsDone / Math.max(1, lines, now.rowsDone), plural(now.rowsDone, 'row')))
    progress.end()
    const errors = done.counts.failed > 0 ? (options.errors ?? `${path}.errors.csv`) : undefined
    if (errors !== undefined) await writeFile(errors, (await client.open(`/v1/imports/${one.id}/errors?separator=${await separatorOf(file)}`, AbortSignal.timeout(errorsMs))).body!)
    if (options.json) printJson({ ...done, ...(errors !== undefined && { errors }) })
    else tell(done, errors, options.dryRun ?? false)
    return done.state === 'failed' || done.state === 'canceled' ? 1 : 0
  } finally {
    progress.end()
    await file.close()
  }
}

const headBytes = 64 * 1024
/** What stands most often between the cells of its first line, so that what comes back opens where it opens. */
export async function separatorOf(file: Pick<FileHandle, 'read'>): Promise<'comma' | 'semicolon' | 'tab'> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
  const [line = ''] = buffer.toString('latin1', 0, bytesRead).replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)
  const counts = ([['comma', ','], ['semicolon', ';'], ['tab', '\t']] as const).map(([name, text]) => ({ name, count: line.startsWith('PK') ? 0 : line.split(text).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).name
}

/** How many lines the file has: in a workbook, any number. */
async function upload(client: Client, file: FileHandle, id: string, onPiece: (bytes: number) => void): Promise<number> {
  const piece = Buffer.alloc(pieceBytes)
  let lines = 0
  for (let offset = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, pieceBytes, offset)
    if (bytesRead === 0) return lines
    for (let at = 0; at < bytesRead; at++) if (piece[at] === 0x0a) lines++
    const path = `/v1/imports/${id}/file?offset=${offset}`
    const answered = await persist(client, { method: 'PUT', path, octets: new Uint8Array(piece.subarray(0, bytesRead)) }, patience)
    // a piece whose answer was lost is there: the server says where the next one begins
    const known = 'status' in answered && answered.status === 409 ? (expectOk(await persist(client, { method: 'GET', path: `/v1/imports/${id}` }, patience)) as Import) : (expectOk(answered) as Import)
    if (known.bytes <= offset) throw new Stop(`the server has ${known.bytes} bytes of the file and expected them from ${offset}: it was changed by somebody else; import it again`)
    offset = known.bytes
    onPiece(offset)
  }
}

async function follow(ask: <T>(request: Request) => Promise<T>, id: string, onLook: (now: Import) => void): Promise<Import> {
  for (;;) {
    const now = await ask<Import>({ method: 'GET', path: `/v1/imports/${id}` })
    if (now.state !== 'running' && now.state !== 'checking') return now
    onLook(now)
    await sleep(lookMs)
  }
}

/** Ids of lists; those named otherwise are found by name, or made. */
async function listsOf(ask: <T>(request: Request) => Promise<T>, names: readonly string[]): Promise<string[]> {
  const wanted = names.filter((name) => !name.startsWith('lst_'))
  const byName = new Map<string, string>()
  for (let after: string | undefined = ''; wanted.length > 0 && after !== undefined; ) {
    const page: { data: { id: string; name: string }[]; nextCursor?: string } = await ask({ method: 'GET', path: `/v1/lists?limit=1000${after === '' ? '' : `&after=${after}`}` })
    for (const { id, name } of page.data) byName.set(name, id)
    after = page.nextCursor
  }
  const ids: string[] = []
  for (const name of names) {
    const known = name.startsWith('lst_') ? name : byName.get(name)
    ids.push(known ?? (await ask<{ id: string }>({ method: 'POST', path: '/v1/lists', body: { name } })).id)
  }
  return ids
}

/** What was said of columns, over what was guessed. */
export function mapped(columns: readonly Column[], said: readonly string[]): { to: string; type?: string }[] {
  const own = new Map<string, string>()
  for (const one of said) {
    const at = one.lastIndexOf('=')
    const title = one.slice(0, Math.max(0, at)).trim()
    if (at < 1 || !columns.some((column) => column.title === title)) throw new Stop(`--map "${one}": the file has no column "${title || one}"`, 2)
    own.set(title, one.slice(at + 1).trim())
  }
  const taken = new Set(own.values())
  return columns.map(({ title, guess }) => {
    const to = own.get(title)
    if (to !== undefined) return { to, ...(to === guess.to && guess.type !== undefined && { type: guess.type }) }
    return taken.has(guess.to) ? { to: 'ignore' } : guess
  })
}

function tell({ id, state, counts: { created, updated, same, skipped, failed, repeated }, say }: Import, errors: string | undefined, dryRun: boolean): void {
  print(`${dryRun ? 'It would come to' : `Import ${id} is ${state}`}: ${created} new, ${updated} changed, ${same} as they were, ${skipped} left alone, ${failed} not taken.`)
  if (repeated > 0) print(`${plural(repeated, 'row')} of these had a number of an earlier row: the last one counts, or the first with --repeated first.`)
  if (say !== undefined) print(say)
  if (errors !== undefined) print(`Rows that were not taken, with their reasons: ${errors}`)
}
