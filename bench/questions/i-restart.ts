// How soon a gateway that was killed with a full queue is back: ready for requests, its first message at the operator, and as
// fast as it was. It is killed while it sends at full speed; the operator stays.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drainedTo, ended, freePort, killed, sendBulk, startGateway, startSink } from '../parts/bulk.ts'
import { counters, usage } from '../parts/load.ts'
import { openShop } from '../parts/shop.ts'
import type { Figures, Question, Round } from '../question.ts'

const isFull = 0.8
const lookMs = 250
/** The rate is taken over so many looks. */
const looks = 4
const longestMs = 120_000

const clock = () => performance.timeOrigin + performance.now()
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function run(messages: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-restart-'))
  try {
    const port = await freePort()
    const filled = await startGateway(folder, port)
    const { key } = await openShop(filled.url)
    await sendBulk(filled, key, 0, messages)
    await killed(filled) // so that it does not wait longer and longer for the operator
    const sink = await startSink(port)
    const gateway = await startGateway(folder, port)
    await drainedTo(gateway, messages * 0.1)
    const [from, since] = [await ended(gateway), performance.now()]
    await drainedTo(gateway, messages * 0.2)
    const before = ((await ended(gateway)) - from) / ((performance.now() - since) / 1_000)

    let firstAt = 0
    sink.child.on('message', (told: { firstAt: number }) => void (firstAt = told.firstAt))
    await killed(gateway)
    await sleep(200) // what it had sent has been read
    sink.child.send('the next')
    const began = clock()
    const again = await startGateway(folder, port)
    const { queued } = await counters(again.url)
    const seen = [{ at: clock(), ended: await ended(again) }]
    let fullMs: number | undefined
    while (fullMs === undefined && clock() - began < longestMs) {
      await sleep(lookMs)
      seen.push({ at: clock(), ended: await ended(again) })
      const [old, now] = [seen.at(-1 - looks), seen.at(-1)!]
      if (old && ((now.ended - old.ended) * 1_000) / (now.at - old.at) >= before * isFull) fullMs = old.at - began
    }
    const figures = { readyMs: again.readyMs, firstSubmitMs: firstAt - began, fullRateMs: fullMs, queued, perSecond: before, rssMiB: usage(again).peak }
    await killed(again)
    await killed(sink)
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const restart: Question = {
  name: 'restart',
  question: 'killed while it sends at full speed with a full queue: how soon it is ready, sends, and sends as fast as before',
  goals: [
    { of: 'onesixty', figure: 'readyMs', atMost: 10_000 },
    { of: 'onesixty', figure: 'rssMiB', atMost: 512 },
  ],
  async run({ rounds, short, messages: asked, say }) {
    const messages = asked ?? (short ? 50_000 : 1_000_000)
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      const onesixty = await run(messages)
      measured.push({ onesixty })
      say(`round ${round} of ${rounds}: ready after ${Math.round(onesixty['readyMs']!)} ms, first message after ${Math.round(onesixty['firstSubmitMs']!)} ms`)
    }
    return {
      rounds: measured,
      setting: { messages, fullRateIs: isFull },
      notes: ['All times from the start of the process. messages/s: before the kill, to the last receipt. Full rate: the beginning of the first second in which so much of that was reached.'],
    }
  },
}
