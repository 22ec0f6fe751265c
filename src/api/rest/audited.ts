// Writes down what was done: every change that needs `develop`, `bill` or `admin`, and whatever else its row says, goes to
// the log of actions of the workspace that it was done in, after it was done and before it is answered. So an action that
// was answered is in the log; one that was cut off by a crash in between may be done without it, and was not answered.
import type { Principal } from '../../accounts/account.ts'
import type { Audit } from '../../accounts/audit/audit.ts'
import type { Answer, Audited, Call, Route } from './route.ts'

const ofAdministrators = new Set(['develop', 'bill', 'admin'])

export const isAudited = ({ audited, method, scope }: Pick<Route, 'audited' | 'method' | 'scope'>) =>
  audited ?? (method !== 'GET' && ofAdministrators.has(scope))

export const actorOf = ({ person, key, workspace }: Principal) => person ?? key ?? (workspace === '' ? 'nobody' : 'administrator')

const targetOf = (call: Call, body: object | string | undefined): string | undefined => {
  const named = Object.values((call.params ?? {}) as Record<string, string>).join(' ')
  if (named !== '') return named
  const id = (typeof body === 'string' ? JSON.parse(body) : body)?.['id'] as unknown
  return typeof id === 'string' ? id : undefined
}
/** Which fields were given: their values may be secrets. */
const fieldsOf = (body: unknown) =>
  body !== null && typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length > 0
    ? Object.keys(body).slice(0, 30).join(' ').slice(0, 500)
    : undefined

export function recordActions(rows: readonly Route[], audit: Pick<Audit, 'record'>): Route[] {
  const recording = (row: Route): Route => ({
    ...row,
    async handle(call): Promise<Answer> {
      const done = await row.handle(call)
      if (done.kind !== 'answer' || done.status >= 400) return done
      const { audit: said = {}, ...plain } = done
      const { workspace = call.principal.workspace, actor = actorOf(call.principal) }: Audited = said
      await audit.record({
        workspace,
        actor,
        action: row.operation,
        target: said.target ?? targetOf(call, done.body),
        detail: said.detail ?? fieldsOf(call.body),
        address: call.address,
        request: call.requestId,
      })
      return plain
    },
  })
  return rows.map((row) => (isAudited(row) ? recording(row) : row))
}
