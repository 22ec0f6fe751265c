// The disk of a house fills up under load and is freed again, several times: new messages are refused with 503 and come
// back, the process lives on without spinning, and every message it acknowledged is delivered once.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ask, createSite, until } from '../support/house.ts'
import { booksOf, charge, unbalanced } from './books.ts'
import { tell } from './tell.ts'

const site = await createSite()
const disk = site.env['ONESIXTY_DATA_DIR']!
mkdirSync(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'onesixty-full', disk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk])
  site.remove()
})

const cycles = 3
const perBatch = 500
const number = (at: number) => `+316${20_000_000 + at}`
const filler = join(disk, 'filler')
const free = () => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}
/** Leaves so many bytes free, or fewer. */
function fill(leave: number): void {
  for (const size of [1 << 20, 4096, 1])
    try {
      while (free() > leave) writeFileSync(filler, new Uint8Array(Math.min(size, Math.max(1, free() - leave))), { flag: 'a' })
    } catch {
      // no more of this size
    }
}
/** Seconds of processor time that a process has used. */
const cpuSeconds = (pid: number) => {
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) | /)
  return (Number(fields[11]) + Number(fields[12])) / 100
}

test(`${cycles} times a full disk: refused with 503, nothing lost, ready again by itself`, async (context) => {
  if (!mounted) return context.skip('a small filesystem cannot be mounted here')
  const house = await site.start()
  await charge(house)
  const acknowledged = new Map<string, number>()
  let next = 0
  const post = async () => {
    const first = next++ * perBatch
    const messages = Array.from({ length: perBatch }, (_, i) => ({ to: number(first + i), text: `Message ${first + i}` }))
    const answer = await ask<{ code?: string; messages: { id: string }[] }>(house, '/v1/messages', { messages })
    if (answer.status === 202) for (const [i, { id }] of answer.body.messages.entries()) acknowledged.set(id, first + i)
    return answer
  }
  const recoveries: number[] = []
  for (let cycle = 0; cycle < cycles; cycle++) {
    for (let i = 0; i < 3; i++) expect((await post()).status).toBe(202)
    // Half of the cycles leave what is kept for work under way, the others not a byte.
    fill(cycle % 2 ? 30 << 20 : 0)
    const refused = await post()
    expect([refused.status, refused.body.code]).toEqual([503, 'queue_full'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const used = cpuSeconds(house.child.pid!)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(cpuSeconds(house.child.pid!) - used).toBeLessThan(1.2)
    expect((await ask(house, '/health/live')).status).toBe(200)
    expect((await post()).status).toBe(503)
    rmSync(filler)
    const began = performance.now()
    await until('new messages to be taken again', async () => ((await post()).status === 202 ? true : undefined), 300_000)
    recoveries.push(Math.round(performance.now() - began))
  }
  await until('every message to come to its end', async () => {
    for (const status of ['queued', 'sending', 'submitted'])
      if ((await ask<{ data: unknown[] }>(house, `/v1/messages?status=${status}&limit=1`)).body.data.length > 0) return undefined
    return true
  }, 300_000)
  let duplicated = 0
  for (const [id, at] of acknowledged) {
    expect((await ask<{ status: string }>(house, `/v1/messages/${id}`)).body.status).toBe('delivered')
    const { body } = await ask<{ data: unknown[] }>(house, `/v1/handsets/${encodeURIComponent(number(at))}/messages`)
    duplicated += body.data.length - 1
  }
  tell('full disk', `disk full ${cycles} times · acknowledged ${acknowledged.size} · lost 0 · duplicated ${duplicated} · taking again after ${recoveries.join(', ')} ms`)
  expect(duplicated).toBe(0)
  expect(await house.stop()).toBe(0)
  expect(await unbalanced(booksOf(site))).toEqual([])
}, 900_000)
