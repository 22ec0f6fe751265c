// How to speak to one kind of HTTP upstream, as data: what to ask, how to read the answer, and what its callbacks mean.
// Profiles of known upstreams stand in profiles.ts. Knows no secret: templates name them.
import type { ReceiptState } from '../smpp/receipt.ts'

/**
 * Text with `{{placeholders}}`. In a form or JSON one that is nothing but a placeholder keeps its kind, and is left out
 * when it has no value.
 */
export type Template = string
/** Any JSON value; its texts are templates. */
export type JsonTemplate = unknown

export type RequestTemplate = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: Template
  readonly headers?: Readonly<Record<string, Template>>
  readonly basic?: { readonly username: Template; readonly password: Template }
  readonly body?:
    | { readonly form: Readonly<Record<string, Template>> }
    | { readonly json: JsonTemplate }
    | { readonly text: Template }
  /** Words for values: `{ "encoding": { "gsm7": "text", "ucs2": "unicode" } }`. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The upstream takes no longer validity than this. */
  readonly longestValiditySeconds?: number
}

/** A JSON pointer (RFC 6901) where `*` stands for every element; or the text after a mark, up to another or a space. */
export type Extraction = { readonly pointer: string } | { readonly after: string; readonly until?: string }

/** `slow` asks to go slower, `account` is trouble with the account and not with the message; neither uses up a try. */
export type RetryClass = 'never' | 'later' | 'slow' | 'account' | 'uncertain'

export type ErrorRow = {
  /** HTTP status; 500 to 599 are written `5xx`. */
  readonly status?: readonly (number | '3xx' | '4xx' | '5xx')[]
  readonly code?: readonly string[]
  readonly retry: RetryClass
}

export type ResponseRule = {
  /** Success needs this besides a status of 2xx. */
  readonly success?: { readonly pointer: string; readonly equals: readonly string[] }
  /** The upstream's ids: one for the message, or one for each part. */
  readonly id?: Extraction
  /** The first place that has one counts. */
  readonly errorCode?: readonly Extraction[]
  /** The first row that fits counts; after them come the usual ones. */
  readonly errors?: readonly ErrorRow[]
}

export type ReceiptRule = {
  /** Where the list is, when many come at once. */
  readonly items?: string
  readonly id: string
  readonly state: string
  /** The upstream's words, in lower case. */
  readonly states: Readonly<Record<string, ReceiptState>>
  readonly error?: string
  readonly recipient?: string
  readonly sender?: string
}

export type InboundRule = { readonly items?: string; readonly from: string; readonly to: string; readonly text: string }

export type HttpUpstream = {
  readonly baseUrl: string
  readonly request: RequestTemplate
  readonly response: ResponseRule
  readonly receipts?: ReceiptRule
  readonly inbound?: InboundRule
  /** A harmless request that shows whether address and secrets are right. */
  readonly check?: RequestTemplate
}

export type Profile = HttpUpstream & { readonly say: string; readonly secrets: readonly string[] }
