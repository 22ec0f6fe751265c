// The usual faults of an installation, one row each: how it is told from the evidence, and what to do about it. Knows no
// file, socket or server; `evidence.ts` gathers.
import type { StoreCheck } from '../../db/check.ts'

export type Finding = {
  /** `fail` needs to be done at once, `warn` can wait, `skipped` could not be looked at. */
  readonly state: 'ok' | 'warn' | 'fail' | 'skipped'
  readonly say: string
  /** What to do. */
  readonly advice?: string
}
export type PortUse = 'free' | 'ours' | 'taken'
export type ConnectionSeen = {
  readonly id: string
  readonly name: string
  readonly state: string
  /** Which account at which operator, in words. */
  readonly account?: string
  readonly error?: { readonly at: string; readonly say: string }
}
export type WebhookSeen = { readonly id: string; readonly url: string; readonly failing: boolean; readonly say?: string }
/** What the server says; absent as a whole while none answers, in parts where it has no such thing. */
export type ServerSeen = {
  readonly connections?: readonly ConnectionSeen[]
  /** Of the messages an operator took between a day and an hour ago: how many have a receipt, and how many none. */
  readonly receipts?: { readonly come: number; readonly missing: number }
  readonly webhooks?: readonly WebhookSeen[]
  /** Whether somebody owns the installation: people sign in, not only keys. */
  readonly owned?: boolean
  /** Its wall time less ours, in milliseconds. */
  readonly clockOffMs?: number
}
export type Evidence = {
  readonly wall: number
  readonly settings: readonly string[]
  readonly nodeVersion: string
  readonly heapBytes: number
  readonly memoryBytes: number
  /** The soft limit; undefined where there is none to be read. */
  readonly openFiles: number | undefined
  readonly folder: { readonly path: string; readonly writable: boolean; readonly exists: boolean; readonly open: readonly string[]; readonly newestAt: number | undefined }
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | undefined
  /** Half of some small writes took so long to be durable, or longer. */
  readonly fsyncMs: number | undefined
  readonly ports: readonly { readonly setting: string; readonly port: number; readonly use: PortUse }[]
  readonly stores: Readonly<Record<string, StoreCheck>>
  readonly listensOn: string
  readonly publicUrl: string | undefined
  readonly dashboard: 'fresh' | 'stale' | 'missing'
  readonly server: ServerSeen | { readonly away: string }
}
export type Check = { readonly name: string; look(evidence: Evidence): Finding }

const ok = (say: string): Finding => ({ state: 'ok', say })
const warn = (say: string, advice: string): Finding => ({ state: 'warn', say, advice })
const fail = (say: string, advice: string): Finding => ({ state: 'fail', say, advice })
const skipped = (say: string): Finding => ({ state: 'skipped', say })

const megabytes = (bytes: number) => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`)
const minutesSince = (at: string, wall: number) => Math.max(0, Math.round((wall - Date.parse(at)) / 60_000))

const nodeIsNew = (version: string) => {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  return major >= 24 || (major === 22 && minor >= 19)
}
export const isLoopback = (host: string) => /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host)

/** A look at what only a running server knows. */
const asked = (look: (server: ServerSeen, evidence: Evidence) => Finding) => (evidence: Evidence): Finding =>
  'away' in evidence.server ? skipped('The server does not run, so nobody knows.') : look(evidence.server, evidence)

const refusedAfterMinutes = 2
const reserveBytes = 64e6
const roomBytes = 2e9
const filesWanted = 8_192
const slowMs = 20
const tooSlowMs = 100
const clockMs = 5_000

export const checks: readonly Check[] = [
  {
    name: 'settings',
    look: ({ settings }) => (settings.length === 0 ? ok('All settings can be read.') : fail(settings.join('; '), 'Set them right; all are in docs/reference/configuration.md.')),
  },
  {
    name: 'node',
    look: ({ nodeVersion }) => (nodeIsNew(nodeVersion) ? ok(`Node ${nodeVersion}.`) : fail(`Node ${nodeVersion} is too old.`, 'Install Node 24, or start with `npm start`, which fetches one that is new enough.')),
  },
  {
    name: 'heap limit',
    look({ heapBytes, memoryBytes }) {
      if (heapBytes < 500e6) return warn(`The heap may grow to ${megabytes(heapBytes)} only.`, 'Start with `npm start` or `npx onesixty start`, which give 1 GiB; take --max-old-space-size out of NODE_OPTIONS.')
      if (memoryBytes < 1.5 * 1e9) return warn(`This machine has ${megabytes(memoryBytes)} of memory.`, 'Give it 2 GB or more: a queue of a million messages takes half of that.')
      return ok(`The heap may grow to ${megabytes(heapBytes)} of ${megabytes(memoryBytes)}.`)
    },
  },
  {
    name: 'open files',
    look({ openFiles }) {
      if (openFiles === undefined) return skipped('There is no limit to be read on this system.')
      if (openFiles >= filesWanted) return ok(`${openFiles} at once.`)
      return warn(`Only ${openFiles} files and sockets may be open at once; 5,000 callers are served otherwise.`, 'Raise it: `ulimit -n 65536`, or LimitNOFILE=65536 in the unit of systemd.')
    },
  },
  {
    name: 'data folder',
    look({ folder: { path, exists, writable, open } }) {
      if (!exists) return warn(`${path} is not there.`, 'The first start makes it: npm start. If there should be one, look at ONESIXTY_DATA_DIR.')
      if (!writable) return fail(`${path} cannot be written.`, `Give it to the user who runs Onesixty: chown -R $USER ${path}`)
      if (open.length > 0) return fail(`Others on this machine can read ${open.join(', ')}.`, `Take that away: chmod go-rwx ${path}/*`)
      return ok(path)
    },
  },
  {
    name: 'disk',
    look({ disk }) {
      if (!disk) return skipped('The disk of the data folder cannot be looked at.')
      const { freeBytes, totalBytes } = disk
      const say = `${megabytes(freeBytes)} of ${megabytes(totalBytes)} are free.`
      if (freeBytes < Math.min(reserveBytes, totalBytes / 4)) return fail(`The disk is full: ${say}`, 'New messages are refused until there is room. Free some; ONESIXTY_KEEP_MESSAGES_DAYS lets less be kept.')
      if (freeBytes < Math.min(roomBytes, totalBytes / 10)) return warn(`The disk is nearly full: ${say}`, 'A million messages take about 1 GB. Make room, or set ONESIXTY_KEEP_MESSAGES_DAYS lower.')
      return ok(say)
    },
  },
  {
    name: 'fsync',
    look({ fsyncMs }) {
      if (fsyncMs === undefined) return skipped('Nothing can be written in the data folder.')
      const say = `A small write is durable after ${fsyncMs.toFixed(1)} ms.`
      if (fsyncMs >= tooSlowMs) return fail(say, 'Every answer waits for that. Put the data folder on a local disk, not on a network or an SD card.')
      return fsyncMs >= slowMs ? warn(say, 'Single messages wait for that; a local SSD takes 1 to 5 ms.') : ok(say)
    },
  },
  {
    name: 'clock',
    look({ wall, folder: { newestAt }, server }) {
      if (newestAt !== undefined && newestAt - wall > 60_000) return fail(`The clock is behind: files were written ${Math.round((newestAt - wall) / 60_000)} min in the future.`, 'Set the clock and keep it set: timedatectl set-ntp true')
      const off = 'away' in server ? undefined : server.clockOffMs
      if (off !== undefined && Math.abs(off) > clockMs) return warn(`The server’s clock is ${Math.round(Math.abs(off) / 1_000)} s ${off > 0 ? 'ahead of' : 'behind'} this one.`, 'Keep both set: timedatectl set-ntp true')
      return ok(new Date(wall).toISOString())
    },
  },
  {
    name: 'ports',
    look({ ports }) {
      const taken = ports.filter(({ use }) => use === 'taken')
      if (taken.length === 0) return ok(ports.map(({ port, use }) => `${port} ${use}`).join(', '))
      return fail(`${taken.map(({ port }) => port).join(', ')}: taken by another program.`, `Stop it, or choose another port with ${taken.map(({ setting }) => setting).join(', ')}.`)
    },
  },
  {
    name: 'databases',
    look({ stores }) {
      const all = Object.entries(stores)
      const broken = all.flatMap(([name, { faults }]) => faults.map((say) => `${name}: ${say}`))
      if (broken.length > 0) return fail(broken.join('; '), 'Stop Onesixty, keep a copy of the data folder, and put the last backup back: npx onesixty restore FOLDER. A newer version’s database needs that version.')
      const pending = all.flatMap(([name, { pending: steps, exists }]) => (exists && steps.length > 0 ? [`${name}: ${steps.join(', ')}`] : []))
      if (pending.length > 0) return warn(`Steps to come: ${pending.join('; ')}.`, 'The next start takes them; to see it first: npx onesixty migrate --show')
      return ok(all.map(([name, { exists }]) => `${name} ${exists ? 'is whole' : 'is not there yet'}`).join(', '))
    },
  },
  {
    name: 'dashboard',
    look({ dashboard }) {
      if (dashboard === 'fresh') return ok('It is built from what is here.')
      return warn(dashboard === 'missing' ? 'It is not built.' : 'It is older than its source.', 'Start with `npm start`, which builds it.')
    },
  },
  {
    name: 'server',
    look: ({ server }) => ('away' in server ? warn(server.away, 'Start it: npm start') : ok('It answers.')),
  },
  {
    name: 'reach',
    look({ listensOn, publicUrl, server }) {
      if (isLoopback(listensOn)) return ok('It listens for this machine alone.')
      if (!('away' in server) && server.owned === false) return warn(`It is to listen on ${listensOn}, and listens on this machine alone: nobody owns it yet.`, 'Open the set-up link that the start prints, become the owner, and start anew.')
      if (!publicUrl?.startsWith('https:')) return warn(`It listens on ${listensOn}, and no https address is known.`, 'Put a proxy with TLS in front of it, and set ONESIXTY_PUBLIC_URL to its address. SMPP has TLS of its own: ONESIXTY_SMPP_TLS_PORT.')
      return ok(`It listens on ${listensOn}, behind ${publicUrl}.`)
    },
  },
  {
    name: 'connections',
    look: asked(({ connections }, { wall }) => {
      if (!connections) return skipped('The key may not see them; it needs the scope `admin`.')
      const down = connections.filter(({ state, error }) => state === 'down' || (state === 'connecting' && error && minutesSince(error.at, wall) >= refusedAfterMinutes))
      if (down.length === 0) {
        const shared = Map.groupBy(connections.filter(({ account }) => account), ({ account }) => account!)
        const [twice] = [...shared].filter(([, of]) => of.length > 1)
        if (!twice) return ok(connections.map(({ name, state }) => `${name} ${state}`).join(', '))
        const [account, of] = twice
        return warn(`${of.map(({ name }) => name).join(' and ')} are one account: ${account}.`, 'Its operator may send the receipts of one to the other, where nobody knows their messages. Keep one, with more `binds`: PATCH and DELETE /v1/connections/{id}.')
      }
      const say = down.map(({ name, error }) => `${name}: ${error ? `${error.say}, for ${minutesSince(error.at, wall)} min` : 'not bound'}`).join('; ')
      return fail(say, 'Look at address, port, TLS, account and password, and try: POST /v1/connections/{id}/test, or npx onesixty init anew. No answer at all: a firewall, or an address that the operator does not know.')
    }),
  },
  {
    name: 'receipts',
    look: asked(({ receipts }) => {
      if (!receipts || receipts.come + receipts.missing < 20) return skipped('Too few messages of the last day to tell.')
      const { come, missing } = receipts
      const say = `Of ${come + missing} messages that operators took more than an hour ago ${missing} have no receipt.`
      if (missing <= come) return ok(say)
      return warn(say, 'Ask the operator for receipts on this account, bind as receiver or transceiver, and look at GET /v1/receipts/unmatched.')
    }),
  },
  {
    name: 'webhooks',
    look: asked(({ webhooks }) => {
      if (!webhooks) return skipped('There are none, or the key may not see them.')
      const failing = webhooks.filter((webhook) => webhook.failing)
      if (failing.length === 0) return ok(`${webhooks.length} of ${webhooks.length} take what they are sent.`)
      return warn(failing.map(({ url, say }) => `${url}: ${say ?? 'fails'}`).join('; '), 'Look at its log of deliveries; when it works again, replay what it missed.')
    }),
  },
]
