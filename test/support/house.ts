// A whole Onesixty for a test: in a process of its own, so that it can be killed, on free ports and in a folder of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningHouse = {
  readonly url: string
  readonly signInLink: string
  readonly key: string
  readonly child: ChildProcess
  /** Milliseconds from spawn to ready. */
  readonly startedInMs: number
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

export type Site = {
  readonly folder: string
  readonly env: Record<string, string>
  start(): Promise<RunningHouse>
  remove(): void
}

const root = join(import.meta.dirname, '..', '..')
export const testKey = 'live_a_key_for_tests_that_is_long_enough_0123456789'

/**
 * Below the ports that the system gives to outgoing connections (from 32768 on Linux): one of these must not take it while a
 * house is down.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 12_000 + Math.floor(Math.random() * 20_000)
    const server = createServer()
    const listening = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!listening) continue
    await new Promise((resolve) => server.close(resolve))
    return port
  }
  throw new Error('no port from 12000 to 32000 is free')
}

/** A folder and ports that outlive the processes started on them. */
export async function createSite(settings: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-house-'))
  const env: Record<string, string> = {
    ONESIXTY_DATA_DIR: join(folder, 'data'),
    ONESIXTY_HTTP_PORT: String(await freePort()),
    ONESIXTY_SMSC_PORT: String(await freePort()),
    ONESIXTY_SMPP_PORT: String(await freePort()),
    ONESIXTY_API_KEY: testKey,
    ...settings,
  }
  return { folder, env, start: () => start(env), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Node's arguments for our command line. */
export const cli = ['--disable-warning=ExperimentalWarning', join(root, 'src', 'cli', 'main.ts')]

async function start(settings: Readonly<Record<string, string>>): Promise<RunningHouse> {
  const begun = performance.now()
  const env = { ...process.env, ...settings }
  const child = spawn(process.execPath, [...cli, 'start', '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let said = ''
  let complained = ''
  child.stderr.on('data', (chunk: Buffer) => void (complained = (complained + chunk.toString()).slice(-10_000)))
  const ready = await new Promise<{ api: string; signIn: string }>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      try {
        resolve(JSON.parse(said) as { api: string; signIn: string })
      } catch {
        // not yet the whole of it
      }
    })
    void exited.then((code) => reject(new Error(`the house ended with ${code} before it was ready: ${complained}`)))
  })
  return {
    url: ready.api.replace(/\/v1$/, ''),
    signInLink: ready.signIn,
    key: settings['ONESIXTY_API_KEY']!,
    child,
    startedInMs: performance.now() - begun,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** One request with the key; the answer's status, headers and parsed body. */
export async function ask<Body = Record<string, unknown>>(
  house: Pick<RunningHouse, 'url' | 'key'>,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; body: Body }> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(`${house.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${house.key}`, ...json, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as Body }
}

/** Asks until the answer is defined; fails with `what` after the deadline. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, deadlineMs = 20_000): Promise<T> {
  const end = performance.now() + deadlineMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`waited ${deadlineMs} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
