// Keywords of all workspaces, in memory: saved without conflicts, found by the words of a text. What stops, starts or helps
// is never a keyword. Knows no action.
import { isNear, isReserved, normalise } from '../consent/stopwords.ts'
import type { Clock } from '../kit/clock.ts'
import { distance } from '../kit/distance.ts'
import type { Ids } from '../kit/ids.ts'
import { plain, type Book, type Keyword } from './keyword.ts'
import type { InboundRecords } from './records.ts'

export type Match = { readonly keyword: Keyword; readonly how: 'exact' | 'alias' | 'fuzzy' | 'first word' }
export type Refused = { readonly code: 'reserved' | 'taken' | 'too_many' | 'no_word'; readonly word: string }

const mostOfWorkspace = 10_000
/** Shorter words are too much alike. */
const fuzzyFrom = 5
const suggestedFrom = 3
/** Letters that may be wrong in a word that is longer than that. */
const mostWrong = 2

export type Keywords = Awaited<ReturnType<typeof openKeywords>>

export async function openKeywords({ records, clock, ids }: { records: InboundRecords; clock: Clock; ids: Ids }) {
  const byNumber = new Map<string, Keyword[]>()
  const keyOf = ({ workspace, mode, number }: Book & { number: string }) => `${workspace} ${mode} ${plain(number)}`
  const keep = (keyword: Keyword) => {
    const key = keyOf(keyword)
    byNumber.set(key, [...(byNumber.get(key) ?? []), keyword])
  }
  for (const keyword of await records.keywords()) keep(keyword)
  const of = ({ workspace, mode }: Book) => [...byNumber].filter(([key]) => key.startsWith(`${workspace} ${mode} `)).flatMap(([, list]) => list)
  const isValid = ({ validFrom = 0, validUntil = Infinity }: Keyword, now: number) => validFrom <= now && now < validUntil

  return {
    list(book: Book, { limit, after = '' }: { limit: number; after?: string }): { data: Keyword[]; nextCursor?: string } {
      const found = of(book).filter(({ id }) => id > after).sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit + 1)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    get: (book: Book, id: string) => of(book).find((keyword) => keyword.id === id),
    async add(wanted: Omit<Keyword, 'id' | 'createdAt'>): Promise<Keyword | Refused> {
      const others = byNumber.get(keyOf(wanted)) ?? []
      const taken = new Set(others.flatMap(({ words }) => words.map(normalise)))
      for (const word of wanted.words) {
        if (normalise(word) === '') return { code: 'no_word', word }
        if (isReserved(word)) return { code: 'reserved', word }
        if (taken.has(normalise(word))) return { code: 'taken', word }
      }
      if (of(wanted).length >= mostOfWorkspace) return { code: 'too_many', word: '' }
      const keyword = { ...wanted, number: plain(wanted.number), id: ids.next('kwd_'), createdAt: clock.wall() }
      keep(keyword)
      try {
        await records.addKeyword(keyword)
      } catch (error) {
        forget(keyword)
        throw error
      }
      return keyword
    },
    async remove(book: Book, id: string): Promise<boolean> {
      const keyword = of(book).find((one) => one.id === id)
      if (!keyword) return false
      await records.removeKeyword(id)
      forget(keyword)
      return true
    },
    /** Exact, then an alias, then nearly, then by the first word. */
    match(book: Book, number: string, text: string): Match | undefined {
      const now = clock.wall()
      const list = (byNumber.get(keyOf({ ...book, number })) ?? []).filter((keyword) => isValid(keyword, now))
      if (list.length === 0) return undefined
      const asked = normalise(text)
      const first = asked.split(' ')[0]!
      const by = (how: Match['how'], fits: (word: string, at: number) => boolean): Match | undefined => {
        const keyword = list.find(({ words }) => words.some((word, at) => fits(normalise(word), at)))
        return keyword && { keyword, how }
      }
      return by('exact', (word, at) => at === 0 && word === asked)
        ?? by('alias', (word) => word === asked)
        ?? by('fuzzy', (word) => word.length >= fuzzyFrom && isNear(asked, word))
        ?? by('first word', (word) => word === first)
    },
    /** The one word that somebody may have meant who texted a word that is none; undefined where it may be several. */
    meant(book: Book, number: string, text: string): string | undefined {
      const now = clock.wall()
      const asked = normalise(text)
      if (asked.length < suggestedFrom || asked.includes(' ')) return undefined
      const near = (word: string) => isNear(asked, word) || (asked.length > fuzzyFrom && distance(asked, word, mostWrong) <= mostWrong)
      const found = (byNumber.get(keyOf({ ...book, number })) ?? []).filter((keyword) => isValid(keyword, now) && keyword.words.some((word) => near(normalise(word))))
      return found.length === 1 ? found[0]!.words[0] : undefined
    },
  }

  function forget(keyword: Keyword) {
    const key = keyOf(keyword)
    byNumber.set(key, (byNumber.get(key) ?? []).filter(({ id }) => id !== keyword.id))
  }
}
