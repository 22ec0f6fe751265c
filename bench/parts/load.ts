// What the benchmarks share: a keep-alive client, processes that end with their parent, what a process has used.
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

type Launch = { nodeFlags: string[]; nodeEnvironment: (environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv }
const { nodeEnvironment, nodeFlags } = createRequire(import.meta.url)('../../scripts/node-flags.cjs') as Launch

/** For `fork`: as the launcher runs us. */
export const launch = (env: Record<string, string> = {}) => ({ env: nodeEnvironment({ ...process.env, ...env }), execArgv: nodeFlags })

export const key = 'live_a_key_for_the_bench_that_is_long_enough_012345'
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

export type Answer = { status: number; body: string }

export function ask(url: string, path: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    const sent = request(`${url}${path}`, { agent, method: body ? 'POST' : 'GET', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode!, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export type Counters = { accepted: number; submitted: number; delivered: number; failed: number; queued: number }
export const counters = async (url: string) => (JSON.parse((await ask(url, '/v1/status')).body) as { counters: Counters }).counters

export type Started = { child: ChildProcess; url: string; port: number; readyMs: number }

/** `under` is a program that starts it and watches, with its arguments. */
export function startProcess(file: string, env: Record<string, string>, under?: readonly [string, ...string[]]): Promise<Started> {
  const began = performance.now()
  const how = launch(env)
  const watched = under && { execPath: under[0], execArgv: [...under.slice(1), process.execPath, ...how.execArgv] }
  const child = fork(join(import.meta.dirname, file), { ...how, ...watched })
  return new Promise((resolve, reject) => {
    child.once('message', (ready: { url: string; port: number }) => resolve({ child, ...ready, readyMs: performance.now() - began }))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
}

/** User and system time of a process so far, in seconds, and its resident memory in MiB now and at its peak. */
export function usage({ child }: Pick<Started, 'child'>): { cpu: number; rss: number; peak: number } {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  const mib = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1024)
  return { cpu: (Number(stat[11]) + Number(stat[12])) / 100, rss: mib('VmRSS'), peak: mib('VmHWM') }
}

export const perRequest = 1_000

/** The body of one request of 1,000 messages, numbered from `from` on. */
export const bulkBody = (from: number) =>
  JSON.stringify({
    from: 'Bench',
    messages: Array.from({ length: perRequest }, (_, i) => ({
      to: `+316${10_000_000 + ((from + i) % 40_000_000)}`,
      text: `Hi customer ${from + i}, our doors open at 8 on Saturday, come and see.`,
    })),
  })

/** Posts `count` messages, `atOnce` requests under way; messages a second. */
export async function post(url: string, first: number, count: number, atOnce = 3): Promise<number> {
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (next < count) {
      const body = bulkBody(first + next)
      next += perRequest
      const { status, body: answer } = await ask(url, '/v1/messages', body)
      if (status !== 202) throw new Error(`${status}: ${answer.slice(0, 300)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return (count * 1000) / (performance.now() - began)
}

/** Waits until so many messages have come to their end. */
export async function drained(url: string, goal: number): Promise<void> {
  for (;;) {
    const { delivered, failed } = await counters(url)
    if (delivered + failed >= goal) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
