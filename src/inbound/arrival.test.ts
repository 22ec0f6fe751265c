import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { manualClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { silentLog } from '../kit/log.ts'
import { openConversation } from './open.ts'
import { inboundMigrations } from './schema.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const
const person = '+31612345678'

/** A house in which writing down that somebody joined fails so many times. */
async function rig(failures: number, standings: readonly object[] = []) {
  const clock = manualClock(Date.parse('2026-11-23T10:00:00Z'))
  const db = inlineSqlite({ clock, migrations: inboundMigrations })
  const ids = createIds({ clock })
  const waiting: { id: string; workspace: string; mode: 'live'; body: string }[] = []
  const joined: string[] = []
  const settle = async (ms = 0) => {
    for (let turn = 0; turn < 60; turn++) {
      clock.advance(turn === 0 ? ms : 0)
      await new Promise(setImmediate)
    }
  }
  let look: (audiences: ReadonlySet<string>) => void = () => {}
  const events = {
    read: async ({ limit }: { limit: number }) => waiting.slice(0, limit),
    settle: async (done: readonly string[]) => void waiting.splice(0, waiting.length, ...waiting.filter(({ id }) => !done.includes(id))),
    watch: (listener: typeof look) => ((look = listener), () => {}),
  }
  const record = async (facts: readonly { number: string; action: string }[]) => {
    if (failures-- > 0) throw new Error('the database is busy')
    joined.push(...facts.map(({ action }) => action))
  }
  const opening = openConversation({
    db, clock, ids, log: silentLog, gateway: { events, accept: async () => ({ kind: 'mismatch' }), people: {} } as never,
    consent: { ledger: { record, standingsOf: async () => standings }, settingsOf: () => ({}) } as never,
  })
  await settle()
  const conversation = await opening
  const adding = conversation.keywords.add({ ...book, number: '1600', words: ['JOIN'], action: { kind: 'join', wording: 'Offers' } })
  await settle()
  await adding
  conversation.start()
  const text = async (id: string, words = 'Join') => {
    waiting.push({ id, ...book, body: JSON.stringify({ id, from: person, to: '1600', text: words, mode: 'live', connection: 'con_1', receivedAt: '2026-11-23T10:00:00.000Z' }) })
    look(new Set(['inbound']))
    await settle()
  }
  const unread = async () => (await reading(db.read('SELECT unread FROM inbound_thread', [])))[0]?.['unread']
  const reading = async <T>(asked: Promise<T>) => (await settle(), asked)
  return { conversation, settle, text, joined, waiting, unread, reading }
}

test('a text that could not be acted on is acted on when it is tried again', async () => {
  const { text, settle, joined, waiting } = await rig(2)
  await text('inb_1')
  for (let second = 0; second < 3; second++) await settle(1_000)
  expect(joined).toEqual(['given', 'given'])
  expect(waiting).toEqual([])
  await text('inb_2') // the same words again at once are none
  expect(joined).toHaveLength(2)
})

test('stopping does not wait for what is tried again', async () => {
  const { conversation, text, settle } = await rig(100)
  await text('inb_1')
  let stopped = false
  void conversation.stop().then(() => (stopped = true))
  await settle(1_000)
  expect(stopped).toBe(true)
})

test('who asked for silence and says ok to something is not written to again; who says yes is', async () => {
  const { text, joined } = await rig(0, [{ sender: '*', purpose: 'marketing', state: 'out' }])
  for (const [at, word] of ['Ok', 'okay', 'y'].entries()) await text(`inb_${at + 1}`, word)
  expect(joined).toEqual([])
  await text('inb_9', 'Yes')
  expect(joined).toEqual(['given', 'given'])
})

test('what could not be forwarded is for somebody to read', async () => {
  const { conversation, text, reading, unread } = await rig(0)
  await reading(conversation.keywords.add({ ...book, number: '1600', words: ['HELPDESK'], action: { kind: 'forward', to: '+31687654321' } }))
  await text('inb_1') // what is done waits for nobody
  expect(await unread()).toBe(0)
  await text('inb_2', 'Helpdesk')
  expect(await unread()).toBe(1)
})
