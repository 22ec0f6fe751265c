// What people say about being written to becomes facts, in the transaction that stores their text. Says what they are to be
// answered with; who sends that is not known here.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { Write, Written } from '../db/database.ts'
import type { Book, Fact } from './consent.ts'
import type { ConsentLedger } from './ledger.ts'
import { closeReviews, insertReviews } from './records.ts'
import { readStopword, type Said } from './stopwords.ts'

export type Heard = Book & {
  /** Of the phone, with `+`; and the number or code it was sent to. */
  readonly number: string
  readonly to: string
  readonly text: string
  readonly inbound: string
  readonly at: number
  readonly said: Said
}
/** To be told once. */
export type Answer = { readonly kind: 'stop' | 'start' | 'help'; readonly language?: string }

type Needs = {
  ledger: Pick<ConsentLedger, 'record' | 'standingsOf'>
  clock: Clock
  ids: Ids
  /** The last message to a number, of this sender where there is one. */
  lastTo: (book: Book, number: string, sender: string) => Promise<string | undefined>
}

/** Machines and words are not people: nothing they send is consent. */
const isPerson = (number: string) => /^\+[1-9]\d{7,14}$/.test(number)

export function createHearing({ ledger, clock, ids, lastTo }: Needs) {
  return {
    /** What a text says about being written to, if anything. */
    reads: (number: string, text: string): Said | undefined => (isPerson(number) ? readStopword(text) : undefined),

    /** `commit` stores the texts themselves with what is given, and knows by index what they are to be answered with. */
    async take(heard: readonly Heard[], commit: (writes: readonly Write[], answers: ReadonlyMap<number, Answer>) => Promise<Written>): Promise<Written> {
      const facts: Fact[] = []
      const answers = new Map<number, Answer>()
      const more: Write[] = []
      /** In one batch somebody may say it twice. */
      const saidNow = new Map<string, 'out' | 'in'>()
      for (const [at, { workspace, mode, number, to, text, inbound, at: when, said }] of heard.entries()) {
        const book = { workspace, mode }
        const { kind, language } = said
        if (kind === 'help') {
          answers.set(at, { kind, ...(language !== undefined && { language }) })
          continue
        }
        const standings = await ledger.standingsOf(book, number)
        const key = `${workspace} ${mode} ${number}`
        const before = saidNow.get(key) ?? standings.find(({ purpose, sender }) => purpose === 'marketing' && sender === '*')?.state
        const message = await lastTo(book, number, to)
        const fact = { ...book, number, inbound, at: when, ...(message !== undefined && { message }) }
        if (kind === 'perhaps') {
          if (before === 'out') continue
          facts.push({ ...fact, sender: '*', purpose: 'marketing', action: 'paused', source: 'review' })
          more.push(insertReviews([{ ...book, id: ids.next('rvw_'), number, sender: to, inbound, text, at: when }]))
          continue
        }
        const action = kind === 'stop' ? 'withdrawn' : 'given'
        const source = kind === 'stop' ? 'stop' : 'keyword'
        const wording = text.slice(0, 200)
        facts.push({ ...fact, wording, sender: '*', purpose: 'marketing', action, source }, { ...fact, wording, sender: to, purpose: 'transactional', action, source })
        if (standings.some(({ state }) => state === 'paused')) {
          facts.push({ ...fact, sender: '*', purpose: 'marketing', action: 'resumed', source: 'review' })
          more.push(closeReviews(book, number, kind, clock.wall()))
        }
        const after = kind === 'stop' ? 'out' : 'in'
        saidNow.set(key, after)
        if (before !== after) answers.set(at, { kind, ...(language !== undefined && { language }) })
      }
      if (facts.length === 0) return commit(more, answers)
      let written: Written | undefined
      await ledger.record(facts, async (writes) => (written = await commit([...writes, ...more], answers)))
      return written!
    },
  }
}
