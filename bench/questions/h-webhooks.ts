// How fast customers are told: one signed POST for each message, of its delivery, to an address on this machine, while bulk
// flows and one message at a time; and what telling costs the gateway. Beside it the same signed POSTs from a bare loop that
// keeps nothing. Events are never put together in one POST, so there is no figure for that.
import { Agent, request } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signatureHeaders } from '../../src/api/webhooks/sign.ts'
import { drainedTo, ended, killed, messageOf, sendBulk, startGateway, startSink } from '../parts/bulk.ts'
import { startProcess, type Started } from '../parts/load.ts'
import { profiled, profiling, type Profile } from '../parts/profile.ts'
import type { Order, Received } from '../parts/receiver.ts'
import { openShop } from '../parts/shop.ts'
import { meter } from '../parts/used.ts'
import type { Figures, Question, Round } from '../question.ts'

const settings = { ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' }
const singlePerSecond = 200
/** As many as the gateway has under way to one address. */
const atOnce = 16

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const clock = () => performance.timeOrigin + performance.now()

async function call(url: string, path: string, token: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return response.json()
}

/** Resolves when so many have come since now. */
const awaiting = ({ child }: Started, order: Order): Promise<Received> =>
  new Promise((resolve) => {
    child.once('message', (told) => resolve(told as Received))
    child.send(order)
  })

const told = ({ count, checked, forged, ages }: Received): Figures => {
  if (forged > 0) throw new Error(`${forged} of ${checked} signatures were wrong`)
  return { p50Ms: ages[0], p99Ms: ages[1], events: count }
}

async function bare(receiver: Started, secret: string, count: number): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const done = awaiting(receiver, { secret, goal: count })
  const [began, before] = [clock(), process.cpuUsage()]
  let next = 0
  const worker = async () => {
    while (next < count) {
      const id = `evt_${String(next).padStart(16, '0')}`
      const body = JSON.stringify({ id, type: 'message.delivered', mode: 'live', timestamp: new Date().toISOString(), data: { ...messageOf(next++), status: 'delivered', segments: 1, encoding: 'gsm7' } })
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...signatureHeaders(id, Date.now(), body, [secret]) }
      await new Promise<void>((resolve, reject) => {
        request({ agent, port: receiver.port, host: '127.0.0.1', method: 'POST', path: '/', headers }, (response) => response.resume().once('end', resolve)).once('error', reject).end(body)
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const received = await done
  const { user, system } = process.cpuUsage(before)
  agent.destroy()
  return { ...told(received), perSecond: (count * 1_000) / (received.lastAt - began), cpuUs: (user + system) / count }
}

type Rig = { gateway: Started; receiver: Started; token: string; secret: string }

async function withRig<Of>(more: Record<string, string>, measure: (rig: Rig & { subscribe(): Promise<void> }) => Promise<Of>): Promise<Of> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-webhooks-'))
  try {
    const [sink, receiver] = [await startSink(0), await startProcess('receiver.ts', {})]
    const gateway = await startGateway(folder, sink.port, { ...settings, ...more })
    const { key: token } = await openShop(gateway.url)
    const rig = {
      gateway, receiver, token, secret: '',
      async subscribe() {
        const made = await call(gateway.url, '/v1/webhooks', token, { url: `http://127.0.0.1:${receiver.port}/`, types: ['message.delivered'] })
        rig.secret = (made as { secret: string }).secret
      },
    }
    const done = await measure(rig)
    for (const one of [gateway, receiver, sink]) await killed(one)
    return done
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Sends bulk and waits until all of it is told. */
async function flood({ gateway, receiver, token, secret }: Rig, first: number, count: number): Promise<Figures> {
  const [used, goal] = [await meter(gateway), (await ended(gateway)) + count]
  const done = awaiting(receiver, { secret, goal: count })
  const began = clock()
  await sendBulk(gateway, token, first, count)
  await drainedTo(gateway, goal)
  const drainedAt = clock()
  const received = await done
  return { ...(await used(count)), ...told(received), perSecond: (count * 1_000) / (received.lastAt - began), drainedPerSecond: (count * 1_000) / (drainedAt - began) }
}

async function singly({ gateway, receiver, token, secret }: Rig, count: number): Promise<Figures> {
  const done = awaiting(receiver, { secret, goal: count })
  const began = performance.now()
  for (let at = 0; at < count; at++) {
    void call(gateway.url, '/v1/messages', token, { ...messageOf(at), from: 'Bench' })
    await sleep(Math.max(0, ((at + 1) * 1_000) / singlePerSecond - (performance.now() - began)))
  }
  return told(await done)
}

const round = (count: number, singles: number) =>
  withRig({}, async (rig): Promise<Round> => {
    const { gateway, token } = rig
    await sendBulk(gateway, token, 0, count)
    await drainedTo(gateway, count)
    const [used, since] = [await meter(gateway), performance.now()]
    await sendBulk(gateway, token, count, count)
    await drainedTo(gateway, 2 * count)
    const without = { ...(await used(count)), perSecond: (count * 1_000) / (performance.now() - since) }
    await rig.subscribe()
    await flood(rig, 2 * count, Math.min(count, 5_000)) // warm up
    const bulk = await flood(rig, 3 * count, count)
    const single = await singly(rig, singles)
    return { 'bulk, each told': bulk, 'one by one, each told': single, 'bulk, nobody told': without, 'bare loop': await bare(rig.receiver, rig.secret, count) }
  })

const watch = (count: number): Promise<Profile> =>
  withRig(profiling, async (rig) => {
    await rig.subscribe()
    await flood(rig, 0, count)
    return profiled(rig.gateway.child, count, () => flood(rig, count, count))
  })

export const webhooks: Question = {
  name: 'webhooks',
  question: 'a signed webhook for each delivered message, durable before and after, to a receiver on this machine',
  goals: [{ of: 'bare loop', to: 'bulk, each told', figure: 'cpuUs' }],
  inShort: true,
  async run({ rounds, short, messages, profile, say }) {
    const count = messages ?? (short ? 5_000 : 50_000)
    const measured: Round[] = []
    for (let at = 1; at <= rounds; at++) {
      measured.push(await round(count, short ? 200 : 1_000))
      say(`round ${at} of ${rounds}: ${Object.entries(measured.at(-1)!).map(([name, { perSecond, p50Ms }]) => `${name} ${perSecond ? `${Math.round(perSecond)}/s` : `p50 ${p50Ms!.toFixed(1)} ms`}`).join(', ')}`)
    }
    return {
      rounds: measured,
      setting: { messages: count, singlePerSecond, atOnce },
      notes: ['p50 and p99: from the event to its arrival; in bulk most of that is waiting for those before it. Of all signatures one in 64 is checked. The CPU is that of the whole chain.'],
      ...(profile && { profile: await watch(count) }),
    }
  },
}
