// Edits that could meet: where a resource is read and changed at one address, its answers carry an ETag, and a change
// with If-Match takes effect only on what its maker saw. Routes that count versions of their own are left to do so.
import { createHash } from 'node:crypto'
import { problem } from './problem.ts'
import type { Answer, Call, Route } from './route.ts'

const changing = new Set(['PUT', 'PATCH', 'DELETE'])
const meanwhile = problem('changed_meanwhile', 'Read it again, and make your change to what is there now.')

/** Of the members that a person can change; those that change by themselves, as the row says, do not count. */
function tagOf(body: object | string, volatile: ReadonlySet<string>): string {
  const plain: unknown = typeof body === 'string' ? JSON.parse(body) : body
  const text = JSON.stringify(plain, (name, value: unknown) => (volatile.has(name) ? undefined : value))
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
}

const names = (header: string, tag: string) => header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

export function guardEdits(rows: readonly Route[]): Route[] {
  const readers = new Map(rows.flatMap((row) => (row.method === 'GET' && !row.query ? [[row.path, row] as const] : [])))
  const isGuarded = ({ method, path, problems }: Route) =>
    changing.has(method) && readers.has(path) && !problems?.includes('changed_meanwhile')
  const guarded = new Set(rows.filter(isGuarded).map(({ path }) => path))
  /** One change of a resource at a time, so that nothing comes between a look and the change. */
  const lines = new Map<string, Promise<unknown>>()
  const inLine = (place: string, run: () => Promise<Answer>): Promise<Answer> => {
    const turn = (lines.get(place) ?? Promise.resolve()).then(run, run)
    lines.set(place, turn)
    const leave = () => void (lines.get(place) === turn && lines.delete(place))
    turn.then(leave, leave)
    return turn
  }

  const reading = (row: Route): Route => {
    const volatile = new Set(row.volatile)
    return {
      ...row,
      answers: { ...row.answers, 304: { description: 'It is as the `If-None-Match` of the request says.' } },
      async handle(call) {
        const found = await row.handle(call)
        if (found.kind !== 'answer' || found.status !== 200 || found.body === undefined) return found
        if (found.headers?.['etag']) return found
        const etag = tagOf(found.body, volatile)
        const headers = { ...found.headers, etag }
        const isKnown = call.ifNoneMatch !== undefined && names(call.ifNoneMatch, etag)
        return isKnown ? { kind: 'answer', status: 304, headers } : { ...found, headers }
      },
    }
  }
  const edit = (row: Route): Route => {
    const reader = reading(readers.get(row.path)!)
    const look = (call: Call) => reader.handle({ ...call, ifNoneMatch: undefined, query: undefined, body: undefined })
    return {
      ...row,
      problems: [...(row.problems ?? []), 'changed_meanwhile'],
      handle(call) {
        const { ifMatch } = call
        return inLine(`${call.principal.workspace} ${row.path} ${JSON.stringify(call.params)}`, async () => {
          if (ifMatch !== undefined && ifMatch !== '*') {
            const seen = await look(call)
            if (seen.kind === 'problem') return seen
            if (seen.kind !== 'answer' || !names(ifMatch, seen.headers?.['etag'] ?? '')) return meanwhile
          }
          const done = await row.handle(call)
          if (done.kind !== 'answer' || row.method === 'DELETE' || done.status >= 300) return done
          const now = await look(call)
          return now.kind === 'answer' && now.headers ? { ...done, headers: { ...now.headers, ...done.headers } } : done
        })
      },
    }
  }
  return rows.map((row) => {
    if (isGuarded(row)) return edit(row)
    return row.method === 'GET' && guarded.has(row.path) && !row.query ? reading(row) : row
  })
}
