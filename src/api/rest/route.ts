// What a route is: a row of data from which the server, the OpenAPI document and the tests are made. Knows no route.
import type { ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Principal, Scope } from '../../accounts/account.ts'
import type { Code, Problem } from './problem.ts'

export type Call<Params = unknown, Query = unknown, Body = unknown> = {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** On a public route nobody, with no workspace and no scope. */
  readonly principal: Principal
  readonly requestId: string
  /** Where it came from. */
  readonly address: string
  /** From a program of the machine itself, without a key and not passed on by a proxy. */
  readonly isFromHere: boolean
  /** The Host that was asked, and what the browser says of itself and of the page it is on. */
  readonly host: string
  readonly origin?: string | undefined
  readonly agent: string
  /** Languages that the browser would have: its Accept-Language. */
  readonly languages: string
  /** When the route takes an Idempotency-Key and the request carried one. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: string }
  /** The secret of the session cookie, when there is one. */
  readonly session?: string
  /** The secret that a sign-in elsewhere was begun with in this browser. */
  readonly signOn?: string | undefined
  readonly ifNoneMatch?: string
  readonly ifMatch?: string
  readonly lastEventId?: string
  /** Looks once more whether the caller may still do this: for answers that last. */
  stillPermitted(): Promise<boolean>
}

export type Audited = {
  readonly workspace?: string
  readonly actor?: string
  readonly target?: string | undefined
  readonly detail?: string
}

export type Answer =
  | Problem
  | {
      readonly kind: 'answer'
      readonly status: number
      /** JSON value, or JSON text made by hand. */
      readonly body?: object | string
      readonly headers?: Readonly<Record<string, string>>
      /** For the log of actions, where the row and the call do not tell it all. */
      readonly audit?: Audited
    }
  /** Takes over the connection and ends it itself. */
  | {
      readonly kind: 'stream'
      readonly headers: Readonly<Record<string, string>>
      /** Asked in the turn that runs it: others may have begun since the call was handled. */
      readonly fault?: () => Problem | undefined
      readonly run: (to: ServerResponse) => void
    }

export const answer = (
  status: number,
  body?: object | string,
  headers?: Readonly<Record<string, string>>,
  audit?: Audited,
): Answer => ({ kind: 'answer', status, body, headers, ...(audit && { audit }) })

type AnswerRow = {
  readonly description: string
  /** Absent when there is no body. */
  readonly schema?: z.ZodType
  /** JSON where it says nothing else. */
  readonly type?: string
}

type Row<Params, Query, Body> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As OpenAPI writes it: `/v1/messages/{id}`. */
  readonly path: string
  /** Name in the OpenAPI document, for generated clients. */
  readonly operation: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly scope: Scope | 'public'
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** The body is checked by the handler; its schema is for the document only. */
  readonly checksBody?: true
  readonly bodyLimit?: number
  /** Takes the fields of an HTML form as well as JSON. */
  readonly forms?: true
  /** Takes octets of any kind as they are, within `bodyLimit`. */
  readonly octets?: true
  /** A POST that changes nothing when it is done twice: after a crash it may be, under the same Idempotency-Key. */
  readonly repeatable?: true
  /** Keeps Idempotency-Keys itself, in the transaction of its work; for the other routes that take one the server does. */
  readonly idempotent?: true
  /** Members of its answer that change by themselves and do not count in the ETag. */
  readonly volatile?: readonly string[]
  /** Whether it goes to the log of actions; without this, every change that needs `develop`, `bill` or `admin` does. */
  readonly audited?: boolean
  /** Speaks of the whole installation: only for the workspace that it was made with. */
  readonly ofHouse?: true
  /** A program on this machine may ask without a key, unless a proxy passes on for somebody else. */
  readonly openOnLoopback?: true
  /** Reaches live messages, or what they travel by: not for test keys. */
  readonly ofLive?: true
  readonly answers: Readonly<Record<number, AnswerRow>>
  /** Problems of this route alone, beside those that every route may answer. */
  readonly problems?: readonly Code[]
}

export type Route = Row<z.ZodType, z.ZodType, z.ZodType> & { handle(call: Call): Answer | Promise<Answer> }

/** Says that this answer was given before, under the same Idempotency-Key. */
export const replayedHeader = { 'idempotent-replayed': 'true' }

/** An Idempotency-Key is taken by every POST but those of strangers, who have nothing to send twice. */
export const takesKey = ({ method, scope }: Pick<Route, 'method' | 'scope'>) => method === 'POST' && scope !== 'public'

/** Checks that a handler fits the schemas of its row. */
export const route = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  row: Row<Params, Query, Body> & {
    handle(call: Call<z.output<Params>, z.output<Query>, z.output<Body>>): Answer | Promise<Answer>
  },
): Route => row as unknown as Route
