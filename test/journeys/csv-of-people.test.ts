// Somebody sends a text to a CSV of 10,000 people from the command line. The machine dies in the middle, twice, and comes
// back; nobody is forgotten, and each phone shows its own text.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ask, cli, createSite, until, type RunningHouse } from '../support/house.ts'
import { people } from '../support/people.ts'

const site = await createSite()
let house: RunningHouse
afterAll(async () => {
  await house?.stop()
  site.remove()
})

type Summary = { rows: number; accepted: number; refused: number; segments: number; refusedFile?: string; stopped?: string }

function run(args: readonly string[]): Promise<{ code: number | null; out: string }> {
  const env = { ...process.env, ...site.env, ONESIXTY_API_URL: house.url }
  const child = spawn(process.execPath, [...cli, ...args], { env, cwd: site.folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()))
  child.stderr.resume()
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out })))
}

test('10,000 people get their own text although the house is killed twice in the middle', async () => {
  const { csv, rows, expected, refused } = people(10_000)
  const file = join(site.folder, 'people.csv')
  writeFileSync(file, csv)
  house = await site.start()
  const sending = run(['send', '--csv', file, '--country', 'NL', '--from', 'SHOP', '--batch-size', '500', '--json', '--text', "Hi {{ name | default: 'there' }}, doors open at 8"])
  for (const accepted of [1_500, 5_000]) {
    await until(`${accepted} accepted`, async () => {
      const { body } = await ask<{ data: unknown[] }>(house, '/v1/messages?limit=1000')
      const count = body.data.length < 1_000 ? body.data.length : await stored()
      return count >= accepted ? true : undefined
    }, 60_000)
    await house.kill()
    house = await site.start()
  }
  const { code, out } = await sending
  const summary = JSON.parse(out) as Summary
  expect(summary).toMatchObject({ rows, accepted: expected.size, refused })
  expect(code).toBe(0)
  expect(summary.segments).toBeGreaterThanOrEqual(expected.size)

  // What was wrong is in a file of its own, with its line and its reason.
  const refusedFile = join(site.folder, 'people.refused.csv')
  expect(existsSync(refusedFile)).toBe(true)
  const lines = readFileSync(refusedFile, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(refused + 1)

  await until('every message to be delivered', async () => {
    // In the order in which messages go, or one could pass from the status asked later to the one asked before.
    for (const status of ['queued', 'sending', 'submitted']) {
      const { body } = await ask<{ data: unknown[] }>(house, `/v1/messages?limit=1&status=${status}`)
      if (body.data.length > 0) return undefined
    }
    return true
  }, 60_000)
  expect(await stored('delivered')).toBe(expected.size)

  let duplicates = 0
  for (const [number, text] of expected) {
    const { body } = await ask<{ data: { text: string; from: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number)}/messages`)
    expect(body.data[0]).toMatchObject({ text, from: 'SHOP' })
    expect(new Set(body.data.map((message) => message.text)).size).toBe(1)
    if (body.data.length === 1) continue
    duplicates += body.data.length - 1
    const sent = await ask<{ data: { possibleDuplicate: boolean }[] }>(house, `/v1/messages?to=${encodeURIComponent(number)}`)
    expect(sent.body.data).toMatchObject([{ possibleDuplicate: true }])
  }
  console.log(`rows ${rows} · accepted ${summary.accepted} · refused ${summary.refused} · delivered ${expected.size} · lost 0 · duplicated ${duplicates} (labelled) · bound 2000`)
  expect(duplicates).toBeLessThanOrEqual(2_000)

  // The same once more sends nothing twice.
  const again = await run(['send', '--csv', file, '--country', 'NL', '--from', 'SHOP', '--batch-size', '500', '--json', '--text', "Hi {{ name | default: 'there' }}, doors open at 8"])
  expect(JSON.parse(again.out)).toMatchObject({ accepted: expected.size, refused })
  expect(await stored()).toBe(expected.size)
}, 240_000)

/** Messages there are, page by page. */
async function stored(status?: string): Promise<number> {
  let count = 0
  let after: string | undefined
  do {
    const query = new URLSearchParams({ limit: '1000', ...(status ? { status } : {}), ...(after ? { after } : {}) })
    const { body } = await ask<{ data: unknown[]; nextCursor?: string }>(house, `/v1/messages?${query}`)
    count += body.data.length
    after = body.nextCursor
  } while (after)
  return count
}
