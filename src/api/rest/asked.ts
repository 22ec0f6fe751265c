// The last requests that keys of each workspace made, in memory: for people who look why their program is refused. Of bodies
// it keeps the names of fields, of addresses no phone numbers, of answers the code. Knows no route.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../../accounts/account.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Page, PageQuery } from './needs.ts'

export type Asked = {
  readonly id: string
  readonly at: number
  readonly mode: Principal['mode']
  readonly method: string
  readonly path: string
  readonly status: number
  readonly code?: string
  readonly param?: string
  readonly tookMs: number
  readonly key?: string
  readonly address: string
  readonly agent?: string
  readonly fields?: readonly string[]
}

const mostOfWorkspace = 1_000
/** Beyond it the workspace that asked nothing for longest is forgotten. */
const mostWorkspaces = 64
const mostFields = 40
const longest = 120
/** A step of an address that is a phone number or a short code. */
const number = /\/(?:%2B|\+)?\d{3,}(?=\/|$)/gi

type Ring = { readonly rows: Asked[]; next: number }

export function createAsked({ clock }: { readonly clock: Pick<Clock, 'wall'> }) {
  const rings = new Map<string, Ring>()
  const ringOf = (workspace: string): Ring => {
    const ring = rings.get(workspace) ?? { rows: [], next: 0 }
    // the one that asked last stands last
    rings.delete(workspace)
    rings.set(workspace, ring)
    if (rings.size > mostWorkspaces) rings.delete(rings.keys().next().value!)
    return ring
  }
  return {
    /** A browser's session is no program, and asks all the time. */
    note(request: FastifyRequest, reply: FastifyReply): void {
      const { principal, headers, body } = request
      if (principal === null || headers.authorization === undefined || principal.workspace === '') return
      const { refused } = reply
      const agent = headers['user-agent']
      const ring = ringOf(principal.workspace)
      ring.rows[ring.next] = {
        id: request.id,
        at: clock.wall() - reply.elapsedTime,
        mode: principal.mode,
        method: request.method,
        path: request.url.split('?', 1)[0]!.replace(number, '/…').slice(0, longest),
        status: reply.statusCode,
        ...(refused && { code: refused.code, ...(refused.param !== undefined && { param: refused.param.slice(0, longest) }) }),
        tookMs: Math.round(reply.elapsedTime * 10) / 10,
        ...(principal.key !== undefined && { key: principal.key }),
        address: request.ip,
        ...(agent !== undefined && { agent: agent.slice(0, longest) }),
        ...(isObject(body) && { fields: Object.keys(body).slice(0, mostFields).map((name) => name.slice(0, 40)) }),
      }
      ring.next = (ring.next + 1) % mostOfWorkspace
    },
    /** The newest first; `after` is the id of the last one of the page before. A test key hears of test keys alone. */
    list({ workspace, mode }: Pick<Principal, 'workspace' | 'mode'>, { limit, after, status }: PageQuery & { readonly status?: string | undefined }): Page<Asked> {
      const { rows, next } = rings.get(workspace) ?? { rows: [], next: 0 }
      const data: Asked[] = []
      for (let back = 1; back <= rows.length; back++) {
        const row = rows[(next - back + rows.length) % rows.length]!
        if ((mode === 'test' && row.mode !== 'test') || (after !== undefined && row.id >= after)) continue
        if (status !== undefined && !String(row.status).startsWith(status)) continue
        if (data.length === limit) return { data, nextCursor: data.at(-1)!.id }
        data.push(row)
      }
      return { data }
    },
  }
}

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null && !Array.isArray(body) && !Buffer.isBuffer(body)
