// What a text from a phone leads to, in a fixed order: what it says about being written to, a question that waits for it, a
// keyword. The first that knows what to do does it, and nobody after it. The text itself is stored long before.
import type { Consent } from '../consent/open.ts'
import { normalise } from '../consent/stopwords.ts'
import { helped, meant, started, stopped } from '../consent/words.ts'
import type { ReceivedTold } from '../gateway/receive.ts'
import { createRecent } from '../kit/recent.ts'
import { parseNumber } from '../sms/phone.ts'
import { plain, type Action, type Book, type Lists } from './keyword.ts'
import type { Keywords } from './keywords.ts'
import type { createReply } from './reply.ts'
import type { SignUp } from './signup.ts'

export type Step = 'consent' | 'question' | 'keyword' | 'meant' | 'repeated' | 'machine' | 'nothing'
type Needs = {
  consent: Pick<Consent, 'settingsOf' | 'ledger'>
  keywords: Pick<Keywords, 'match' | 'meant'>
  signUp: SignUp
  lists: Lists | undefined
  reply: ReturnType<typeof createReply>
}

const yes = new Set(['yes', 'y', 'ja', 'oui', 'si', 'sim', 'da', 'да', 'ok', 'okay', 'tak', 'ano', 'evet', 'joo', 'kylla', 'ναι', 'はい', '是', '예', '네', 'نعم', 'כן', 'हाँ', 'हां'].map(normalise))
/** What people answer to anything: a yes to a question that waits, and no wish to be written to again. */
const says = new Set(['ok', 'okay', 'y'])
const no = new Set(['no', 'n', 'nee', 'nein', 'non', 'nao', 'nie', 'nej', 'нет', 'hayir'].map(normalise))
const languages: Readonly<Record<string, string>> = { NL: 'nl', DE: 'de', AT: 'de', FR: 'fr', ES: 'es', MX: 'es', PT: 'pt', BR: 'pt', IT: 'it', RU: 'ru' }
const repeatMs = 60_000
const rememberedTexts = 20_000
/** Machines have numbers that nobody can have, or none. */
const isPerson = (number: string) => /^\+[1-9]\d{7,14}$/.test(number)

export function createArrival({ consent, keywords, signUp, lists, reply, now }: Needs & { now: () => number }) {
  const recent = createRecent<{ readonly id: string; readonly at: number }>(rememberedTexts)

  /** Another text, that is: one that is tried again is none. */
  const isRepeated = (book: Book, { id, from, to, text }: ReceivedTold): boolean => {
    const key = `${book.workspace} ${book.mode} ${from} ${to} ${text}`
    const before = recent.get(key)
    if (before?.id === id) return false
    recent.set(key, { id, at: now() })
    return before !== undefined && now() - before.at < repeatMs
  }

  const inLanguage = <T>(texts: Readonly<Record<string, T>>, person: string, language?: string): T => {
    const number = parseNumber(person)
    const country = 'refused' in number ? undefined : number.country
    return texts[language ?? ''] ?? texts[languages[country ?? ''] ?? ''] ?? texts['en']!
  }

  /** Says whether it was done: what was not is for somebody to read. */
  const act = async (book: Book, { id, from: person, to: number }: ReceivedTold, action: Action): Promise<boolean> => {
    const say = (text: string | undefined, lane?: 'transactional' | 'bulk') =>
      text === undefined ? undefined : reply({ ...book, person, number, text, cause: id, ...(lane && { lane }) })
    switch (action.kind) {
      case 'reply':
        await say(action.text, action.lane)
        return true
      case 'join': {
        const { list, wording, confirm, text } = action
        await signUp.wish({
          ...book, person, number, cause: id, proof: { source: 'keyword', wording, inbound: id },
          ...(list !== undefined && { list }), ...(text !== undefined && { text }), ...(confirm !== undefined && { confirm }),
        })
        return true
      }
      case 'leave':
        if (action.list === undefined) await consent.ledger.record([{ ...book, number: person, sender: number, purpose: 'marketing', action: 'withdrawn', source: 'keyword', inbound: id }])
        else await lists?.leave(book, person, action.list)
        await say(action.text)
        return true
      case 'forward':
        return (await reply({ ...book, person: action.to, number, text: `${person}: ${action.text ?? ''}`.slice(0, 900), cause: `${id} on`, repeats: true })) === 'sent'
      case 'set':
        await lists?.set(book, person, action.field, action.value)
        await say(action.text)
        return true
    }
  }

  return async (book: Book, told: ReceivedTold): Promise<Step> => {
    const { id, from: person, to: number, text } = told.whole ? { ...told, text: told.whole.text } : told
    if (!isPerson(person) || plain(person) === plain(number)) return 'machine'
    if (told.keyword) {
      const { answer } = told
      const words = answer && { stop: () => inLanguage(stopped, person, answer.language), start: () => inLanguage(started, person, answer.language), help: () => consent.settingsOf(book.workspace).help ?? helped }[answer.kind]()
      if (answer && words !== undefined) await reply({ ...book, person, number, text: words, cause: id, lane: 'otp', repeats: answer.kind !== 'help' })
      return 'consent'
    }
    if (told.part && told.part.total > 1 && !told.whole) return 'nothing' // the whole text is yet to come
    if (isRepeated(book, { ...told, text })) return 'repeated'
    const word = normalise(text)
    const question = await signUp.waiting(book, person, number)
    if (question && (yes.has(word) || no.has(word))) {
      await (yes.has(word) ? signUp.confirmed(question, id) : signUp.declined(question))
      return 'question'
    }
    if (yes.has(word) && !says.has(word) && (await isOut(book, person))) {
      const fact = { ...book, number: person, action: 'given', source: 'keyword', inbound: id, wording: text.slice(0, 200) } as const
      await consent.ledger.record([{ ...fact, sender: '*', purpose: 'marketing' }, { ...fact, sender: number, purpose: 'transactional' }])
      await reply({ ...book, person, number, text: inLanguage(started, person), cause: id, lane: 'otp', repeats: true })
      return 'consent'
    }
    const match = keywords.match(book, number, text)
    if (!match) {
      const near = keywords.meant(book, number, text)
      if (near === undefined) return 'nothing'
      await reply({ ...book, person, number, text: inLanguage(meant, person)(near), cause: id })
      return 'meant'
    }
    const { action } = match.keyword
    return (await act(book, told, action.kind === 'forward' ? { ...action, text } : action)) ? 'keyword' : 'nothing'
  }

  async function isOut(book: Book, person: string): Promise<boolean> {
    const standings = await consent.ledger.standingsOf(book, person)
    return standings.some(({ sender, purpose, state }) => sender === '*' && purpose === 'marketing' && state === 'out')
  }
}
