// Gathers what the checks look at: from this machine, the data folder, the databases and the server. Judges nothing; what
// cannot be had is left out.
import { accessSync, closeSync, constants, existsSync, fdatasyncSync, globSync, openSync, readFileSync, readdirSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { storesOf } from '../../app.ts'
import { readConfigAnyway, settings, type Config, type Environment } from '../../config.ts'
import { checkStore, type StoreCheck } from '../../db/check.ts'
import { connect, type StreamClient } from '../client.ts'
import { isLoopback } from './checks.ts'
import type { ConnectionSeen, Evidence, PortUse, ServerSeen, WebhookSeen } from './checks.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const secretFiles = /(?:\.db(?:-wal|-shm)?|\.key|cli-key)$/
const hourMs = 3_600_000
const rowsLookedAt = 500

export async function gather(environment?: Environment): Promise<Evidence> {
  const { config, faults } = readConfigAnyway(environment)
  const { wall, server } = await serverSeen(config)
  const isHere = config.apiUrl === undefined
  return {
    wall,
    settings: faults,
    nodeVersion: process.version,
    heapBytes: getHeapStatistics().heap_size_limit,
    memoryBytes: process.constrainedMemory() > 0 ? Math.min(process.constrainedMemory(), totalmem()) : totalmem(),
    openFiles: openFiles(),
    folder: folderSeen(config.dataDir),
    disk: tried(() => {
      const { bavail, blocks, bsize } = statfsSync(existing(config.dataDir))
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
    }),
    fsyncMs: tried(() => fsyncMs(config.dataDir)),
    ports: isHere ? await portsSeen(config, !('away' in server)) : [],
    stores: await storesSeen(config),
    listensOn: [config.httpHost, config.smppHost].find((host) => !isLoopback(host)) ?? config.httpHost,
    publicUrl: config.publicUrl,
    dashboard: dashboardSeen(),
    server,
  }
}

function tried<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

function openFiles(): number | undefined {
  const limit = /^Max open files\s+(\d+|unlimited)/m.exec(tried(() => readFileSync('/proc/self/limits', 'utf8')) ?? '')?.[1]
  return limit === undefined ? undefined : limit === 'unlimited' ? Infinity : Number(limit)
}

function folderSeen(path: string): Evidence['folder'] {
  if (!existsSync(path)) return { path, exists: false, writable: false, open: [], newestAt: undefined }
  const writable = tried(() => (accessSync(path, constants.W_OK), true)) ?? false
  const files = (tried(() => readdirSync(path)) ?? []).map((name) => ({ name, stat: tried(() => statSync(join(path, name))) }))
  const closed = process.platform === 'win32' || ((tried(() => statSync(path).mode) ?? 0) & 0o007) === 0
  const open = closed ? [] : files.filter(({ name, stat }) => secretFiles.test(name) && stat && (stat.mode & 0o077) !== 0).map(({ name }) => name)
  const times = files.flatMap(({ stat }) => (stat ? [stat.mtimeMs] : []))
  return { path, exists: true, writable, open, newestAt: times.length > 0 ? Math.max(...times) : undefined }
}

function fsyncMs(folder: string): number {
  const file = join(folder, `.doctor-${process.pid}`)
  const handle = openSync(file, 'w', 0o600)
  try {
    const times = Array.from({ length: 11 }, () => {
      const began = performance.now()
      writeSync(handle, Buffer.alloc(4_096))
      fdatasyncSync(handle)
      return performance.now() - began
    })
    return times.sort((a, b) => a - b)[5]!
  } finally {
    closeSync(handle)
    rmSync(file, { force: true })
  }
}

const isFree = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })

async function portsSeen(config: Config, serverRuns: boolean): Promise<Evidence['ports']> {
  const all = [
    { setting: settings.httpPort.variable, port: config.httpPort, host: config.httpHost },
    { setting: settings.smppPort.variable, port: config.smppPort, host: config.smppHost },
    { setting: settings.smscPort.variable, port: config.smscPort, host: '127.0.0.1' },
  ].filter(({ port }) => port !== 0)
  return Promise.all(
    all.map(async ({ setting, port, host }) => {
      const use: PortUse = (await isFree(host, port)) ? 'free' : serverRuns ? 'ours' : 'taken'
      return { setting, port, use }
    }),
  )
}

async function storesSeen(config: Config): Promise<Record<string, StoreCheck>> {
  const checked: Record<string, StoreCheck> = {}
  for (const [name, store] of Object.entries(storesOf(config))) checked[name] = await checkStore(store)
  return checked
}

function dashboardSeen(): Evidence['dashboard'] {
  const built = tried(() => statSync(join(root, 'web', 'dist', 'index.html')).mtimeMs)
  if (built === undefined) return 'missing'
  const sources = globSync(['web/src/**/*', 'web/index.html', 'src/sms/*.ts'], { cwd: root })
  return sources.every((file) => file.endsWith('.test.ts') || statSync(resolve(root, file)).mtimeMs <= built) ? 'fresh' : 'stale'
}

async function serverSeen(config: Config): Promise<{ wall: number; server: Evidence['server'] }> {
  const wall = Date.now()
  try {
    const client = await connect(config)
    const live = await client.ask({ method: 'GET', path: '/health/live' })
    if ('away' in live) return { wall, server: { away: `${live.away}.` } }
    const date = Date.parse(live.headers.get('date') ?? '')
    const clockOffMs = Number.isNaN(date) ? {} : { clockOffMs: date + 500 - Date.now() } // the header has whole seconds
    return { wall, server: { ...(await rest(client, wall)), ...clockOffMs } }
  } catch (error) {
    return { wall, server: { away: (error as Error).message.split('\n')[0]! } }
  }
}

type ConnectionRow = {
  readonly id: string
  readonly name: string
  readonly systemId?: string
  readonly host?: string
  readonly port?: number
  readonly status: Pick<ConnectionSeen, 'state' | 'error'>
}
const connectionSeen = ({ id, name, systemId, host, port, status: { state, error } }: ConnectionRow): ConnectionSeen => ({
  id, name, state, ...(systemId && { account: `${systemId} at ${host}:${port}` }), ...(error && { error }),
})

/** Lists that the server has and this key may see. */
async function rest(client: StreamClient, wall: number): Promise<ServerSeen> {
  const list = async <Row>(path: string): Promise<readonly Row[] | undefined> => {
    const answer = await client.ask({ method: 'GET', path })
    return 'away' in answer || answer.status !== 200 ? undefined : (answer.body as { data?: readonly Row[] }).data
  }
  const times = `since=${new Date(wall - 24 * hourMs).toISOString()}&until=${new Date(wall - hourMs).toISOString()}&limit=${rowsLookedAt}`
  const connections = await list<ConnectionRow>('/v1/connections')
  const missing = await list(`/v1/messages?status=submitted&${times}`)
  const come = await list(`/v1/messages?status=delivered&${times}`)
  const webhooks = await list<WebhookRow>('/v1/webhooks')
  const members = await list<{ role: string }>('/v1/members')
  return {
    ...(connections && { connections: connections.map(connectionSeen) }),
    ...(missing && come && { receipts: { missing: missing.length, come: come.length } }),
    ...(webhooks && { webhooks: webhooks.map(webhookSeen) }),
    ...(members && { owned: members.some(({ role }) => role === 'owner') }),
  }
}

type WebhookRow = { readonly id: string; readonly name: string; readonly url?: string; readonly enabled: boolean; readonly why?: string; readonly circuit: string }

/** One that a person switched off is as they want it. */
const webhookSeen = ({ id, name, url = name, enabled, why, circuit }: WebhookRow): WebhookSeen => ({
  id,
  url,
  failing: (!enabled && why !== undefined) || circuit !== 'closed',
  say: why ?? 'it fails again and again',
})
