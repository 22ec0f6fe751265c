// Messages over HTTP, the whole way, in turn with Kannel and with the bare loop: the same load, the same operator, everything on
// in our gateway. What a request looks like is the question's.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figures, How, Measured, Round } from '../question.ts'
import { startKannel, tuned, whyNot, type Kannel } from '../rivals/kannel.ts'
import { portOf } from './bulk.ts'
import { fire, requestOf } from './http.ts'
import { drained, key, startProcess, usage, type Started } from './load.ts'
import { profiled, profiling } from './profile.ts'
import { openShop } from './shop.ts'
import { hasStrace, meter, syncsIn, syncsTo } from './used.ts'

export type Load = {
  /** Messages of a round, of us and of the rival, which needs longer for each. */
  readonly messages: number
  readonly ofKannel: number
  readonly perRequest: number
  readonly connections: number
  body(first: number): string
}

type House = { readonly gateway: Started; round(count: number): Promise<Figures> }

export async function restRounds({ rounds, short, messages, profile, say }: How, load: Load): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
  const requests = (first: number, count: number, token: string) =>
    Array.from({ length: Math.ceil(count / load.perRequest) }, (_, at) => requestOf('POST', '/v1/messages', { authorization: `Bearer ${token}` }, load.body(first + at * load.perRequest)))

  const sink = await startProcess('sink.ts', {})
  async function openHouse(name: string, { under, more }: { under?: readonly [string, ...string[]]; more?: Record<string, string> } = {}): Promise<House> {
    const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: join(folder, name), BENCH_SMSC_PORT: String(sink.port), BENCH_KEY: key, ...more }, under)
    const shop = await openShop(gateway.url)
    let done = 0
    return {
      gateway,
      async round(count) {
        const volley = requests(done, count, shop.key)
        const used = under ? undefined : await meter(gateway)
        const began = performance.now()
        const { seconds, p50Ms, p99Ms } = await fire(portOf(gateway), volley, load.connections)
        await drained(gateway.url, (done += count))
        const perSecond = (count * 1_000) / (performance.now() - began)
        return { perSecond, p50Ms, p99Ms, ...(await used?.(count)), acceptedPerSecond: count / seconds }
      },
    }
  }
  async function bareRound(bare: Started, count: number): Promise<Figures> {
    const volley = requests(0, count, 'none')
    const done = new Promise((resolve) => bare.child.once('message', resolve))
    bare.child.send(count)
    const { cpu } = usage(bare)
    const began = performance.now()
    const { p50Ms, p99Ms } = await fire(portOf(bare), volley, load.connections)
    await done
    return { perSecond: (count * 1_000) / (performance.now() - began), p50Ms, p99Ms, cpuUs: ((usage(bare).cpu - cpu) * 1e6) / count, rssMiB: usage(bare).peak }
  }

  const notes: string[] = []
  const rivals: Record<string, Kannel> = {}
  try {
    const house = await openHouse('measured')
    const missing = whyNot()
    if (missing) notes.push(missing)
    else {
      rivals['Kannel, spool'] = await startKannel(sink.port, { ...tuned, store: 'spool' })
      if (!short) rivals['Kannel, no store'] = await startKannel(sink.port, { ...tuned, store: 'none' })
    }
    const bare = await startProcess('bare.ts', { BENCH_SMSC_PORT: String(sink.port) })
    const share = messages ? messages / load.messages : short ? 0.2 : 1
    const [count, ofKannel] = [load.messages * share, Math.ceil(load.ofKannel * share)]
    say('warming up')
    await house.round(count)
    await bareRound(bare, count)
    for (const kannel of Object.values(rivals)) await kannel.round(1_000)
    const measured: Round[] = []
    for (let at = 1; at <= rounds; at++) {
      const round: Record<string, Figures> = { onesixty: await house.round(count) }
      for (const [name, kannel] of Object.entries(rivals)) round[name] = await kannel.round(ofKannel)
      round['bare loop'] = await bareRound(bare, count)
      measured.push(round)
      say(`round ${at} of ${rounds}: ${Object.entries(round).map(([name, { perSecond }]) => `${name} ${Math.round(perSecond!).toLocaleString('en')}/s`).join(', ')}`)
    }
    if (!short && hasStrace()) {
      const file = join(folder, 'syncs')
      const traced = await openHouse('traced', { under: syncsTo(file) })
      await traced.round(count)
      const before = syncsIn(file)
      await traced.round(count)
      notes.push(`strace counted ${((syncsIn(file) - before) / count).toPrecision(2)} fsync and fdatasync calls a message in a round of its own, the database’s checkpoints included`)
    }
    notes.push('fsyncs: commits of the gateway, each of which waits for one; Kannel calls none. bytes: write_bytes of /proc/<pid>/io. p50 and p99: until a request is answered')
    const setting = { messages: count, messagesOfKannel: ofKannel, perRequest: load.perRequest, connections: load.connections, ...(missing ? {} : { kannelWindow: tuned.window, kannelBinds: tuned.binds, kannelSmsboxes: tuned.smsboxes, kannelConnections: tuned.connections }) }
    const watch = async () => {
      const watched = await openHouse('profiled', { more: profiling })
      await watched.round(count)
      return profiled(watched.gateway.child, count, () => watched.round(count))
    }
    return { rounds: measured, setting, notes, ...(profile && { profile: await watch() }) }
  } finally {
    for (const kannel of Object.values(rivals)) await kannel.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
