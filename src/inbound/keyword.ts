// The nouns of this room: a keyword that people text to a number, what comes of it, a question that waits for their answer,
// and a form on a page that asks the same.
import type { Mode } from '../consent/consent.ts'

export type Book = { readonly workspace: string; readonly mode: Mode }

export type Action =
  | { readonly kind: 'reply'; readonly text: string; readonly lane?: 'transactional' | 'bulk' }
  /** `wording`: what people agreed to by texting the word. Asked to confirm with YES where `confirm` says so. */
  | { readonly kind: 'join'; readonly list?: string; readonly wording: string; readonly confirm?: string; readonly text?: string }
  | { readonly kind: 'leave'; readonly list?: string; readonly text?: string }
  | { readonly kind: 'forward'; readonly to: string; readonly text?: string }
  | { readonly kind: 'set'; readonly field: string; readonly value: string; readonly text?: string }

export type Keyword = Book & {
  readonly id: string
  /** That it is sent to, without `+`. */
  readonly number: string
  /** The word and its aliases, as they were given. */
  readonly words: readonly string[]
  readonly action: Action
  readonly validFrom?: number
  readonly validUntil?: number
  readonly createdAt: number
}

/** Asked to confirm that they want to be written to. */
export type Question = Book & {
  /** With `+`. */
  readonly person: string
  readonly number: string
  readonly list?: string
  readonly text?: string
  readonly proof: { readonly source: 'keyword' | 'form'; readonly wording: string; readonly wordingVersion?: string; readonly url?: string; readonly ip?: string; readonly inbound?: string }
  readonly expiresAt: number
}

export type Form = Book & {
  readonly id: string
  readonly title: string
  /** What people agree to. */
  readonly wording: string
  readonly wordingVersion: string
  /** That they hear from, and may text to. */
  readonly number: string
  readonly list?: string
  /** Whose numbers people may give without its code. */
  readonly country?: string
  /** Of the page, the snippet and the question; without it the page is in that of whoever looks. */
  readonly language?: 'en' | 'nl' | 'ru'
  /** The word for those who text instead. */
  readonly keyword?: string
  /** Asked to confirm by text; said with it. */
  readonly confirm: boolean
  /** Said on the page, and by text, once they are in. */
  readonly thanks: string
  readonly createdAt: number
}

/** What others do with people; where nobody keeps lists, consent alone is recorded. */
export type Lists = {
  join(book: Book, person: string, list: string): Promise<void>
  leave(book: Book, person: string, list: string): Promise<void>
  set(book: Book, person: string, field: string, value: string): Promise<void>
}

export const plain = (number: string) => number.replace(/^\+/, '').toLowerCase()
/** As an answer is sent from it. */
export const senderOf = (number: string) => (/^\d{8,15}$/.test(plain(number)) ? `+${plain(number)}` : number)
