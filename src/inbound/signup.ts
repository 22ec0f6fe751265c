// Growing a list: somebody asks to be written to, by a word or on a page, and where it is wanted confirms it with a second
// text. Each step is a fact with its proof. A request that nobody confirms ends by itself.
import type { Fact } from '../consent/consent.ts'
import type { Consent } from '../consent/open.ts'
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import { plain, type Book, type Lists, type Question } from './keyword.ts'
import type { InboundRecords } from './records.ts'
import type { createReply } from './reply.ts'

export const questionMs = 48 * 3_600_000
const expiredAtOnce = 500

type Wish = Omit<Question, 'expiresAt'> & { /** What to ask; without it they are in at once. */ readonly confirm?: string; readonly cause: string }
type Needs = {
  db: Database
  records: InboundRecords
  clock: Clock
  ledger: Pick<Consent['ledger'], 'record'>
  lists: Lists | undefined
  reply: ReturnType<typeof createReply>
}

export type SignUp = ReturnType<typeof createSignUp>

export function createSignUp({ db, records, clock, ledger, lists, reply }: Needs) {
  const fact = ({ workspace, mode, person, number, proof }: Omit<Question, 'expiresAt'>, action: Fact['action']): Fact =>
    ({ workspace, mode, number: person, sender: number, purpose: 'marketing', action, ...proof })

  const enter = async (question: Omit<Question, 'expiresAt'>, action: 'given' | 'confirmed', cause: string): Promise<void> => {
    const facts = [fact(question, action)]
    // By their own text people undo an earlier STOP to this number; a form may be filled in by anybody.
    if (action === 'confirmed' || question.proof.source === 'keyword') facts.push({ ...fact(question, 'given'), purpose: 'transactional' })
    await ledger.record(facts, (writes) => db.write([...writes, records.answered(question)]))
    if (question.list !== undefined) await lists?.join(question, question.person, question.list)
    if (question.text !== undefined) await reply({ ...question, text: question.text, cause: `${cause} in` })
  }

  return {
    /** Says whether a text was sent that asks to confirm. */
    async wish({ confirm, cause, ...question }: Wish): Promise<'in' | 'asked' | 'waits'> {
      if (confirm === undefined) {
        await enter(question, 'given', cause)
        return 'in'
      }
      const now = clock.wall()
      // Whoever was asked is not asked again by whoever fills in a form.
      if (question.proof.source === 'form' && (await records.question(question, question.person, plain(question.number), now))) return 'waits'
      await ledger.record([fact(question, 'requested')])
      await records.ask({ ...question, number: plain(question.number), expiresAt: now + questionMs })
      await reply({ ...question, text: confirm, cause: `${cause} confirm`, repeats: question.proof.source === 'keyword' })
      return 'asked'
    },
    /** The question that waits for an answer of this person. */
    waiting: (book: Book, person: string, number: string) => records.question(book, person, plain(number), clock.wall()),
    confirmed: (question: Question, inbound: string) => enter({ ...question, proof: { ...question.proof, inbound } }, 'confirmed', inbound),
    declined: (question: Question) => db.write([records.answered(question)]),
    /** Says how many questions ended without an answer. */
    async expire(): Promise<number> {
      const ended = await records.expired(clock.wall(), expiredAtOnce)
      for (const question of ended) await ledger.record([fact(question, 'expired')], (writes) => db.write([...writes, records.answered(question)]))
      return ended.length
    },
  }
}
