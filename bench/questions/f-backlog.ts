// What a backlog costs: so many messages accepted and priced while the operator is away. Memory, accept rate in tenths, time to
// be ready again after a kill, and how fast it drains when the operator is back, beside an empty gateway in the same run.
// Ten million: npm run bench -- f --messages 10000000 --rounds 1; takes 10 GiB of disk. Of more than a million one million is drained.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drainedTo, freePort, killed, sendBulk, startGateway, startSink } from '../parts/bulk.ts'
import { counters, usage } from '../parts/load.ts'
import { profiled, profiling, type Profile } from '../parts/profile.ts'
import { openShop } from '../parts/shop.ts'
import { meter } from '../parts/used.ts'
import type { How, Question, Round } from '../question.ts'

const octetsEach = 1_000
const drainedMost = 1_000_000

async function run(messages: number, few: number, say: How['say']): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-backlog-'))
  try {
    const port = await freePort()
    const [sink, gateway] = [await startSink(port), await startGateway(folder, port)]
    const { key } = await openShop(gateway.url)
    const both = async (first: number) => {
      const [used, began] = [await meter(gateway), performance.now()]
      const accepting = await sendBulk(gateway, key, first, few)
      await drainedTo(gateway, first + few)
      return { ...(await used(few)), perSecond: (few * 1_000) / (performance.now() - began), acceptedPerSecond: few / accepting }
    }
    await both(0) // warm up
    const empty = await both(few)
    await killed(sink)

    const filling = await meter(gateway)
    const tenths: number[] = []
    for (let at = 0; at < 10; at++) {
      tenths.push(messages / 10 / (await sendBulk(gateway, key, 2 * few + (at * messages) / 10, messages / 10)))
      say(`${((at + 1) * messages) / 10} accepted: ${Math.round(tenths.at(-1)!)}/s, gateway ${usage(gateway).rss} MiB`)
    }
    const filled = await filling(messages)
    await killed(gateway)

    const again = await startGateway(folder, port)
    const { queued } = await counters(again.url)
    if (queued !== messages) throw new Error(`${messages} were queued, and ${queued} after the restart`)
    say(`ready again after ${Math.round(again.readyMs)} ms, ${usage(again).rss} MiB, ${usage(again).cpu} s of processor time`)
    const goal = Math.min(messages, drainedMost)
    const draining = await meter(again)
    const back = await startSink(port)
    await new Promise((resolve) => back.child.once('message', resolve)) // the first message: until then it waits for the operator
    const began = performance.now()
    const quarters: number[] = []
    await drainedTo(again, goal, (now) => {
      while (now >= ((quarters.length + 1) * goal) / 4) quarters.push(performance.now())
    })
    const seconds = (performance.now() - began) / 1_000
    const lastQuarter = goal / 4 / ((quarters[3]! - quarters[2]!) / 1_000)
    const drained = { ...(await draining(goal)), perSecond: goal / seconds, firstQuarterPerSecond: goal / 4 / ((quarters[0]! - began) / 1_000), lastQuarterPerSecond: lastQuarter, readyMs: again.readyMs }
    await killed(again)
    await killed(back)
    return {
      'filling the backlog': { ...filled, perSecond: messages / tenths.reduce((sum, rate) => sum + messages / 10 / rate, 0), firstTenthPerSecond: tenths[0]!, lastTenthPerSecond: tenths[9]! },
      'draining the backlog': drained,
      'empty gateway': empty,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A smaller backlog, drained by a gateway that is watched. */
async function watch(messages: number): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-backlog-'))
  try {
    const port = await freePort()
    const gateway = await startGateway(folder, port, profiling)
    const { key } = await openShop(gateway.url)
    await sendBulk(gateway, key, 0, 2 * messages)
    const sink = await startSink(port)
    await drainedTo(gateway, messages)
    const profile = await profiled(gateway.child, messages, () => drainedTo(gateway, 2 * messages))
    await killed(gateway)
    await killed(sink)
    return profile
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const backlog: Question = {
  name: 'backlog',
  question: 'a backlog while the operator is away: accepted, route and price included; a kill; drained to the last receipt',
  goals: [
    { of: 'filling the backlog', figure: 'rssMiB', atMost: 512 },
    { of: 'draining the backlog', figure: 'rssMiB', atMost: 512 },
    { of: 'draining the backlog', figure: 'readyMs', atMost: 10_000 },
    { of: 'draining the backlog', to: 'empty gateway', figure: 'perSecond', atLeast: 0.8 },
  ],
  async run({ rounds, short, messages: asked, profile, say }) {
    const messages = asked ?? (short ? 50_000 : 1_000_000)
    const few = Math.min(100_000, messages / 5)
    const { bavail, bsize } = statfsSync(tmpdir())
    if (bavail * bsize < messages * octetsEach * 2) throw new Error(`${tmpdir()} has no room for ${messages} messages; set TMPDIR to a folder that has`)
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      measured.push(await run(messages, few, say))
      const { 'draining the backlog': drained, 'empty gateway': empty } = measured.at(-1)!
      say(`round ${round} of ${rounds}: ready after ${Math.round(drained!['readyMs']!)} ms, drained at ${Math.round(drained!.perSecond!)}/s; empty ${Math.round(empty!.perSecond!)}/s`)
    }
    return {
      rounds: measured,
      setting: { messages, empty: few },
      notes: ['The operator stores nothing. The empty gateway accepts and sends at once, 1,000 messages a request; the backlog is drained while nothing else comes in.'],
      ...(profile && { profile: await watch(few) }),
    }
  },
}
