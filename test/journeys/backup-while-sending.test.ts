// A backup is made while messages are sent, and put back in another place: every message acknowledged before the backup
// began is there, is delivered there, and shows its text on its phone.
import { spawn } from 'node:child_process'
import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ask, cli, createSite, until, type RunningHouse } from '../support/house.ts'
import { startPostgres } from '../support/postgres.ts'

const perBatch = 200
const number = (at: number) => `+316${20_000_000 + at}`
const text = (at: number) => (at % 20 === 0 ? `Message ${at} ${'and more '.repeat(25)}` : `Message ${at}`)
const postgres = await startPostgres()
afterAll(async () => void ('stop' in postgres && (await postgres.stop())))

/** Runs a command of ours; its exit code and words. */
async function onesixty(env: Record<string, string>, ...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...cli, ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return { code: await new Promise((resolve) => child.once('close', resolve)), said }
}

type Message = { status: string; text: string; possibleDuplicate: boolean }

async function everyoneHasTheirs(house: RunningHouse, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  await until('every restored message to come to its end', async () => {
    for (const status of ['queued', 'sending', 'submitted'])
      if ((await ask<{ data: unknown[] }>(house, `/v1/messages?status=${status}&limit=1`)).body.data.length > 0) return undefined
    return true
  }, 60_000)
  for (const [id, at] of acknowledged) {
    const { status, body: message } = await ask<Message>(house, `/v1/messages/${id}`)
    expect([status, message.status, message.text]).toEqual([200, 'delivered', text(at)])
    const { body: phone } = await ask<{ data: { text: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number(at))}/messages`)
    expect(new Set(phone.data.map((shown) => shown.text))).toEqual(new Set([text(at)]))
    if (phone.data.length > 1) expect(message.possibleDuplicate).toBe(true)
  }
}

for (const database of ['SQLite', 'PostgreSQL'])
  test(`a backup of ${database} made under load is restored elsewhere and delivers`, async (context) => {
    if (database === 'PostgreSQL' && 'missing' in postgres) return context.skip(postgres.missing)
    const place = async (): Promise<Record<string, string>> =>
      database === 'PostgreSQL' && 'database' in postgres ? { ONESIXTY_DATABASE_URL: await postgres.database() } : {}
    const [here, there] = [await createSite(await place()), await createSite(await place())]
    const folder = join(here.folder, 'backup')
    try {
      const house = await here.start()
      const acknowledged = new Map<string, number>()
      let sending = true
      let next = 0
      const sender = async () => {
        while (sending) {
          const first = next++ * perBatch
          const messages = Array.from({ length: perBatch }, (_, i) => ({ to: number(first + i), text: text(first + i) }))
          const { status, body } = await ask<{ messages: { id: string }[] }>(house, '/v1/messages', { messages })
          expect(status).toBe(202)
          for (const [i, { id }] of body.messages.entries()) acknowledged.set(id, first + i)
        }
      }
      const senders = [sender(), sender()]
      await until('some messages', async () => (acknowledged.size >= 1_000 ? true : undefined))
      const before = new Map(acknowledged)
      const made = await onesixty(here.env, 'backup', folder, '--json')
      sending = false
      await Promise.all(senders)
      expect(made.code).toBe(0)
      expect(JSON.parse(made.said)).toMatchObject({ format: 1, database: database.toLowerCase(), copies: [{}, { name: 'smsc.db' }] })
      expect(acknowledged.size).toBeGreaterThan(before.size)
      await house.kill()

      expect(await onesixty(there.env, 'restore', folder)).toMatchObject({ code: 0 })
      expect(await onesixty(there.env, 'restore', folder)).toMatchObject({ code: 1, said: expect.stringContaining('already') })
      const restored = await there.start()
      await everyoneHasTheirs(restored, before)
      console.log(`${database}: acknowledged before the backup ${before.size}, during it ${acknowledged.size - before.size}, missing 0`)
      const again = await ask<{ messages: { id: string }[] }>(restored, '/v1/messages', { to: number(0), text: text(0) })
      expect(again.status).toBe(202)
      expect(await restored.stop()).toBe(0)

      const damaged = join(folder, existsSync(join(folder, 'onesixty.db')) ? 'onesixty.db' : 'onesixty.pgdump')
      appendFileSync(damaged, 'x')
      const empty = await createSite(await place())
      expect(await onesixty(empty.env, 'restore', folder)).toMatchObject({ code: 1, said: expect.stringContaining('damaged') })
      expect(existsSync(join(empty.env['ONESIXTY_DATA_DIR']!, 'smsc.db'))).toBe(false)
      empty.remove()
    } finally {
      here.remove()
      there.remove()
    }
  }, 150_000)

test('migrate shows the steps, takes them, and then has none to take', async () => {
  const site = await createSite()
  const shown = await onesixty(site.env, 'migrate', '--show')
  expect(shown.code).toBe(0)
  expect(shown.said).toMatch(/house: 0 steps taken, 0010-accounts, .* to come\nsmsc: 0 steps taken, smsc-0001-messages/)
  expect(existsSync(site.env['ONESIXTY_DATA_DIR']!)).toBe(false)
  expect((await onesixty(site.env, 'migrate')).said).toMatch(/house: \d+ steps taken now/)
  expect((await onesixty(site.env, 'migrate', '--json')).said).toContain('"pending":[]')
  const house = await site.start()
  expect(await onesixty({ ...site.env, ONESIXTY_HTTP_PORT: '0', ONESIXTY_SMSC_PORT: '0' }, 'start')).toMatchObject({
    code: 1,
    said: expect.stringContaining('another Onesixty is using it'),
  })
  expect(await house.stop()).toBe(0)
  site.remove()
}, 60_000)
