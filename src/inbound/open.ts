// Puts the room together: follows what phones wrote, in order, and acts on it; keeps keywords, forms and conversations. A
// text that cannot be acted on is tried again, and left where it stays so: it is stored, and its consent was recorded with it.
import type { Consent } from '../consent/open.ts'
import type { Database } from '../db/database.ts'
import type { Gateway } from '../gateway/open.ts'
import type { ReceivedTold } from '../gateway/receive.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { Log } from '../kit/log.ts'
import { createArrival, type Step } from './arrival.ts'
import type { Book, Form, Lists } from './keyword.ts'
import { openKeywords } from './keywords.ts'
import { inboundRecords } from './records.ts'
import { createReply } from './reply.ts'
import { createSignUp } from './signup.ts'
import type { Arrived } from './threads/records.ts'
import { createThreads, type ContactsOf } from './threads/threads.ts'

/** Who hears of what phones write. */
export const audience = 'inbound'
const atOnce = 100
const tries = 5
const againMs = 1_000
const sweepMs = 10 * 60_000
const dayMs = 24 * 3_600_000
const mostForms = 1_000

type Needs = { db: Database; clock: Clock; ids: Ids; log: Log; gateway: Pick<Gateway, 'accept' | 'events' | 'people'>; consent: Consent; lists?: Lists; contactsOf?: ContactsOf; /** Told of each text, once it was acted on. */ heard?: (book: Book, told: ReceivedTold) => void }
export type Conversation = Awaited<ReturnType<typeof openConversation>>

export async function openConversation({ db, clock, ids, log, gateway, consent, lists, contactsOf, heard }: Needs) {
  const records = inboundRecords(db)
  const keywords = await openKeywords({ records, clock, ids })
  const reply = createReply({
    db, records, clock, accept: gateway.accept,
    onLoop: ({ workspace, number }) => log.warn('two machines answer each other; this one is silent for an hour', { workspace, number }),
  })
  const signUp = createSignUp({ db, records, clock, ledger: consent.ledger, lists, reply })
  const arrive = createArrival({ consent, keywords, signUp, lists, reply, now: clock.wall })
  const threads = createThreads({ db, people: gateway.people, ledger: consent.ledger, contactsOf })
  await threads.load()
  let [busy, again, stopped] = [false, false, false]
  let idle: Promise<void> = Promise.resolve()
  const timers = new Set<Timer>()

  const later = (ms: number, run: () => void) => {
    if (stopped) return
    const timer = clock.after(ms, () => {
      timers.delete(timer)
      run()
    })
    timers.add(timer)
  }

  const one = async (book: Book, told: ReceivedTold): Promise<Step> => {
    for (let left = tries; ; left--) {
      try {
        const step = await arrive(book, told)
        heard?.(book, told)
        return step
      } catch (error) {
        if (stopped) throw error // it is there still when the next process looks
        if (left <= 1) {
          log.error('a text could not be acted on', { inbound: told.id, error })
          return 'nothing'
        }
        await new Promise<void>((resolve) => void clock.after(againMs, resolve)) // also while it is being stopped
      }
    }
  }

  const readAll = async (): Promise<void> => {
    do {
      again = false
      for (let full = true; full && !stopped; ) {
        const events = await gateway.events.read({ audience, limit: atOnce })
        const arrived: Arrived[] = []
        for (const { workspace, mode, body } of events) {
          const told = JSON.parse(body) as ReceivedTold
          const step = await one({ workspace, mode }, told)
          if (step === 'machine') continue
          const { id: latest, from: person, to: number, receivedAt, part } = told
          const waits = (step === 'nothing' || step === 'meant' || told.keyword === 'perhaps') && (part?.number ?? 1) === 1
          arrived.push({ workspace, mode, person, number, latest, at: Date.parse(receivedAt), waits })
        }
        await threads.take(arrived)
        if (events.length > 0) await gateway.events.settle(events.map(({ id }) => id))
        full = events.length === atOnce
      }
    } while (again && !stopped)
  }
  const look = () => {
    if (busy) return void (again = true)
    busy = true
    idle = readAll()
      .catch((error: unknown) => {
        log.error('texts from phones could not be read; it is tried again', { error })
        later(againMs, look)
      })
      .finally(() => {
        busy = false
        if (again && !stopped) look() // said after the last look, and before this
      })
  }
  const sweep = () => {
    void (async () => {
      while ((await signUp.expire()) > 0);
      await records.forgetAnswers(clock.wall() - dayMs)
    })()
      .catch((error: unknown) => log.error('old questions could not be ended; it is tried again', { error }))
      .then(() => later(sweepMs, sweep))
  }
  let unwatch: (() => void) | undefined

  return {
    keywords,
    signUp,
    threads,
    /** What somebody wrote was decided to be a STOP: nobody need read it. */
    settled(book: Book, person: string): void {
      threads.settled(book, person).catch((error: unknown) => log.error('a conversation could not be closed', { error }))
    },
    /** Somebody wrote to a person; what the person asked may be answered with it. */
    answered: (book: Book, person: string, sender: string): Promise<void> =>
      threads.answered(book, person, sender).catch((error: unknown) => log.error('a conversation could not be marked as read', { error })),
    forms: {
      async list(book: Book, { limit, after = '' }: { limit: number; after?: string }) {
        const found = await records.forms(book, after, limit + 1)
        const data = found.slice(0, limit)
        return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
      },
      /** Anybody may look at one. */
      find: records.form,
      async add(wanted: Omit<Form, 'id' | 'createdAt'>): Promise<Form | 'too_many'> {
        if ((await records.forms(wanted, '', mostForms)).length >= mostForms) return 'too_many'
        const form = { ...wanted, id: ids.next('frm_'), createdAt: clock.wall() }
        await records.addForm(form)
        return form
      },
      async remove(book: Book, id: string): Promise<boolean> {
        const form = await records.form(id)
        if (!form || form.workspace !== book.workspace || form.mode !== book.mode) return false
        await records.removeForm(id, clock.wall())
        return true
      },
    },
    start() {
      unwatch = gateway.events.watch((audiences) => {
        if (audiences.has(audience)) look()
      })
      look()
      later(sweepMs, sweep)
    },
    async stop(): Promise<void> {
      stopped = true
      unwatch?.()
      for (const timer of timers) timer.cancel()
      await idle
    },
  }
}
