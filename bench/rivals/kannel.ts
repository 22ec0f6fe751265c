// Kannel beside us: the same operator, the same load, its own door (`sendsms`) and one callback for each receipt. How it is
// tuned, and by which pages of its guide, stands in docs/benchmark.md. Its processes end with this one, whatever ends it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../test/support/house.ts'
import { fire, requestOf } from '../parts/http.ts'
import { usage } from '../parts/load.ts'
import { written } from '../parts/used.ts'
import type { Figures } from '../question.ts'

/** What was found to pay; the tuning is open to whoever finds better. */
export type Tuning = {
  readonly store: 'spool' | 'none'
  readonly window: number
  readonly binds: number
  readonly smsboxes: number
  readonly connections: number
}
export const tuned = { window: 500, binds: 2, smsboxes: 1, connections: 64 } as const

export type Kannel = {
  /** From the first request to the last receipt's callback. */
  round(count: number): Promise<Figures>
  stop(): Promise<void>
}

const answers = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 5_000 }).error === undefined
/** Undefined where it can run; else why not. */
export const whyNot = (): string | undefined =>
  ['setpriv', 'bearerbox', 'smsbox'].every(answers) ? undefined : 'Kannel is not here, so nothing is beside us; on Debian: apt install kannel'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => (socket.destroy(), resolve(true)))
      socket.on('error', () => resolve(false))
    })
    if (open) return
    await sleep(50)
  }
  throw new Error(`nothing listens on ${port}`)
}

const group = (name: string, settings: Readonly<Record<string, string | number>>) =>
  `group = ${name}\n${Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join('')}\n`

/** Counts callbacks: none has a body, so each ends with its head. */
async function callbacks() {
  const counted = { receipts: 0 }
  const server = createServer({ noDelay: true }, (socket) => {
    let tail = ''
    socket.on('data', (piece) => {
      const parts = (tail + piece.toString('latin1')).split('\r\n\r\n')
      tail = parts.pop()!
      if (parts.length === 0) return
      counted.receipts += parts.length
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'.repeat(parts.length))
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { counted, port: (server.address() as AddressInfo).port, close: () => server.close() }
}

export async function startKannel(sinkPort: number, { store, window, binds, smsboxes, connections }: Tuning): Promise<Kannel> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-kannel-'))
  const [admin, inside, ...doors] = await Promise.all(Array.from({ length: 2 + smsboxes }, freePort)) as [number, number, ...number[]]
  const spool = join(folder, 'spool')
  mkdirSync(spool)
  const heart = group('core', {
    'admin-port': admin, 'admin-interface': '127.0.0.1', 'admin-password': 'bench', 'smsbox-port': inside, 'smsbox-interface': '127.0.0.1',
    'box-allow-ip': '127.0.0.1', 'log-level': 4, ...(store === 'spool' ? { 'store-type': 'spool', 'store-location': spool } : {}), 'dlr-storage': 'internal',
  }) + group('smsc', {
    smsc: 'smpp', 'smsc-id': 'sink', host: '127.0.0.1', port: sinkPort, 'transceiver-mode': 'true', 'smsc-username': 'demo', 'smsc-password': 'demo',
    'system-type': '""', instances: binds, 'max-pending-submits': window, 'source-addr-autodetect': 'true',
  })
  const users = group('sendsms-user', { username: 'bench', password: 'bench', 'max-messages': 1 })
  /** The two programs read one and the same file; a second smsbox has its own door in its own. */
  const files = doors.map((door, at) => {
    const file = join(folder, `kannel-${at}.conf`)
    const box = { 'bearerbox-host': '127.0.0.1', 'smsbox-id': `box${at}`, 'sendsms-port': door, 'sendsms-interface': '127.0.0.1', 'log-level': 4 }
    writeFileSync(file, heart + group('smsbox', box) + users)
    return file
  })
  const children: ChildProcess[] = []
  /** Killed by the kernel when we are gone, however that comes. */
  const run = (program: string, file: string) => {
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, '-v', '4', file], { stdio: 'ignore', cwd: folder })
    children.push(child)
  }
  const stop = async () => {
    for (const child of children.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    }
    heard.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const heard = await callbacks()
  try {
    run('bearerbox', files[0]!)
    await listening(inside)
    for (const [at, door] of doors.entries()) {
      run('smsbox', files[at]!)
      await listening(door)
    }
    for (let tries = 0; ; tries++) {
      const status = await (await fetch(`http://127.0.0.1:${admin}/status.txt?password=bench`)).text()
      if ([...status.matchAll(/\(online/g)].length >= binds) break
      if (tries > 200) throw new Error(`Kannel is not bound: ${status}`)
      await sleep(50)
    }
  } catch (error) {
    await stop()
    throw error
  }
  let sent = 0
  const target = (at: number) => `/cgi-bin/sendsms?${new URLSearchParams({
    username: 'bench', password: 'bench', from: 'Bench', to: `316${10_000_000 + at}`, text: `Hi customer ${at}, our doors open at 8 on Saturday, come and see.`,
    'dlr-mask': '3', 'dlr-url': `http://127.0.0.1:${heard.port}/d`,
  })}`
  const cpu = () => children.reduce((sum, child) => sum + usage({ child }).cpu, 0)
  const bytes = () => children.reduce((sum, child) => sum + written(child.pid!), 0)
  return {
    stop,
    async round(count) {
      const requests = Array.from({ length: count }, () => requestOf('GET', target(sent++), {}))
      const [goal, before, disk] = [heard.counted.receipts + count, cpu(), bytes()]
      const began = performance.now()
      const share = Math.ceil(count / doors.length)
      const volleys = await Promise.all(doors.map((door, at) => fire(door, requests.slice(at * share, (at + 1) * share), connections / doors.length)))
      while (heard.counted.receipts < goal) {
        if (performance.now() - began > 120_000) throw new Error(`Kannel owes ${goal - heard.counted.receipts} receipts of ${count} after two minutes`)
        await sleep(2)
      }
      return {
        perSecond: (count * 1_000) / (performance.now() - began),
        p50Ms: Math.max(...volleys.map(({ p50Ms }) => p50Ms)), p99Ms: Math.max(...volleys.map(({ p99Ms }) => p99Ms)),
        cpuUs: ((cpu() - before) * 1e6) / count, rssMiB: children.reduce((sum, child) => sum + usage({ child }).peak, 0),
        fsyncs: 0, bytes: (bytes() - disk) / count,
      }
    },
  }
}
