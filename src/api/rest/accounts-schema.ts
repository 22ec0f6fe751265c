// Shapes of keys, people and workspaces as this door shows them, and the ways from the room's values to them.
import { z } from 'zod'
import { roles, scopes } from '../../accounts/account.ts'
import type { ApiKey, Limits, Workspace } from '../../accounts/account.ts'
import type { Entry } from '../../accounts/audit/entry.ts'
import { addressFault } from '../../accounts/limits.ts'
import type { Invitation, Member, Passkey } from '../../accounts/people/person.ts'
import type { Session } from '../../accounts/sessions.ts'
import { accountSid } from '../compat/twilio/sid.ts'
import { textOf, time } from './messages-schema.ts'
import { iso } from './view.ts'

const isoOf = (ms: number | undefined) => (ms === undefined ? undefined : iso(ms))
export const idParams = z.strictObject({ id: z.string().max(64) })
export const role = z.enum(roles).describe('`author` writes and does not send; `sender` does both; `developer` has keys; `billing` has invoices.')
export const email = z.email().max(254)
export const password = z.string().min(1).max(256).describe('At least 12 characters; some words in a row are good.')
export const code = z.string().max(32).describe('The six digits of the authenticator app, or a recovery code.')
export const pageOf = (id: string, row: z.ZodType, example: object) =>
  z.strictObject({ data: z.array(row), nextCursor: z.string().optional() }).meta({ id, examples: [{ data: [example] }] })

// keys
export const mode = z.enum(['test', 'live']).describe('`test` reaches the virtual phones only and costs nothing.')
export const scopeList = z.array(z.enum(scopes)).min(1).max(scopes.length)
const address = z.string().max(64).superRefine((text, context) => {
  const fault = addressFault(text)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})
export const KeyLimits = z
  .strictObject({
    senders: z.array(textOf(64)).min(1).max(100).optional().describe('May send as these alone, and must name one.'),
    addresses: z.array(address).min(1).max(100).optional().describe('Good from these addresses or networks alone: `192.0.2.0/24`.'),
    expiresAt: time.optional().describe('Good until then.'),
    perSecond: z.number().int().min(1).max(10_000).optional().describe('Requests.'),
    partsPerDay: z.number().int().min(0).max(1_000_000_000).optional().describe('Parts of messages from midnight to midnight UTC.'),
  })
  .meta({ id: 'KeyLimits', examples: [{ senders: ['Shop'], addresses: ['192.0.2.0/24'], partsPerDay: 5_000 }] })
export const limitsOf = (given: z.output<typeof KeyLimits>): Limits => {
  const { expiresAt, ...rest } = given
  return { ...rest, ...(expiresAt !== undefined && { expiresAt: Date.parse(expiresAt) }) }
}
export const keyFields = {
  id: z.string(),
  name: z.string(),
  mode,
  scopes: scopeList,
  hint: z.string().describe('The first characters of the key.'),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional().describe('May lag some seconds behind.'),
  revokedAt: z.iso.datetime().optional(),
  limits: KeyLimits.optional(),
  replaces: z.string().optional().describe('The key whose place it took.'),
}
const exampleKey = {
  id: 'key_01kb3nq2s00000g', name: 'shop', mode: 'live', scopes: ['read', 'send'], hint: 'live_Xk3f', createdAt: '2026-11-22T10:00:00.123Z',
} as const
export const KeyPage = pageOf('KeyPage', z.strictObject(keyFields), exampleKey)
export const KeyMade = z
  .strictObject({
    ...keyFields,
    key: z.string().describe('The key itself: shown now and never again.'),
    accountSid: z.string().describe('What programs for Twilio call the workspace; their auth token is the key.'),
  })
  .meta({ id: 'KeyMade', examples: [{ ...exampleKey, key: 'live_Xk3f…', accountSid: 'AC16303…' }] })
export const showKeyMade = (workspace: string, { key, view }: { readonly key: string; readonly view: ApiKey }) => ({
  ...showKey(view), key, accountSid: accountSid(workspace),
})
export const NewKey = z
  .strictObject({ name: textOf(64), mode, scopes: scopeList.default(['read', 'send']), limits: KeyLimits.optional() })
  .meta({ id: 'NewKey', examples: [{ name: 'shop', mode: 'live' }, { name: 'till', mode: 'live', scopes: ['send'], limits: { senders: ['Shop'] } }] })
export const showKey = ({ id, name, mode, scopes, hint, createdAt, usedAt, revokedAt, limits, replaces }: ApiKey) => ({
  id, name, mode, scopes, hint,
  createdAt: iso(createdAt),
  lastUsedAt: isoOf(usedAt),
  revokedAt: isoOf(revokedAt),
  limits: limits && { ...limits, expiresAt: isoOf(limits.expiresAt) },
  replaces,
})

// workspaces
export const Workspaces = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    parent: z.string().optional().describe('The workspace that made it.'),
    status: z.enum(['active', 'suspended']).describe('A suspended one, and those below it, are refused everywhere.'),
    weight: z.number().describe('Its share of a busy connection.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Workspace', examples: [{ id: 'wsp_01kb3nq2s00000g', name: 'Bakery', parent: 'wsp_01kb3nq2s00000f', status: 'active', weight: 1, createdAt: '2026-11-22T10:00:00.123Z' }] })
export const showWorkspace = ({ id, name, parent, suspendedAt, createdAt }: Workspace, weight: number) => ({
  id, name, parent, status: suspendedAt === undefined ? 'active' : 'suspended', weight, createdAt: iso(createdAt),
})

// people
export const MemberShape = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    memberSince: z.iso.datetime(),
    lastSignInAt: z.iso.datetime().optional(),
    secondFactor: z.boolean(),
  })
  .meta({ id: 'Member', examples: [{ id: 'usr_01kb3nq2s00000g', name: 'Ann', email: 'ann@example.com', role: 'sender', memberSince: '2026-11-22T10:00:00.123Z', secondFactor: true }] })
export const showMember = ({ id, name, email, role, memberSince, signedInAt, hasTotp }: Member) => ({
  id, name, email, role, memberSince: iso(memberSince), lastSignInAt: isoOf(signedInAt), secondFactor: hasTotp,
})
export const InvitationShape = z
  .strictObject({
    id: z.string(),
    workspace: z.string(),
    email: z.string(),
    role,
    status: z.enum(['open', 'used', 'revoked', 'expired']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({
    id: 'Invitation',
    examples: [{ id: 'ivt_01kb3nq2s00000g', workspace: 'wsp_01kb3nq2s00000f', email: 'ann@example.com', role: 'sender', status: 'open', createdAt: '2026-11-22T10:00:00.123Z', expiresAt: '2026-11-25T10:00:00.123Z' }],
  })
export const showInvitation = ({ id, workspace, email, role, createdAt, expiresAt, usedAt, revokedAt }: Invitation, now: number) => ({
  id, workspace, email, role,
  status: usedAt !== undefined ? 'used' : revokedAt !== undefined ? 'revoked' : now >= expiresAt ? 'expired' : 'open',
  createdAt: iso(createdAt),
  expiresAt: iso(expiresAt),
})
export const SessionShape = z
  .strictObject({
    id: z.string(),
    workspace: z.string(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    address: z.string(),
    agent: z.string().describe('What the browser says of itself.'),
    current: z.boolean(),
  })
  .meta({
    id: 'Session',
    examples: [{ id: 'sid_01kb3nq2s00000g', workspace: 'wsp_01kb3nq2s00000f', createdAt: '2026-11-22T10:00:00.123Z', lastSeenAt: '2026-11-22T10:05:00.123Z', expiresAt: '2026-11-22T22:00:00.123Z', address: '192.0.2.7', agent: 'Firefox', current: true }],
  })
export const showSession = ({ id, workspace, createdAt, seenAt, expiresAt, address, agent, isCurrent }: Session) => ({
  id, workspace, createdAt: iso(createdAt), lastSeenAt: iso(seenAt), expiresAt: iso(expiresAt), address, agent, current: isCurrent,
})
export const PasskeyShape = z
  .strictObject({ id: z.string(), name: z.string(), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().optional() })
  .meta({ id: 'Passkey', examples: [{ id: 'dGhlIGlkIG9mIGEga2V5', name: 'Phone', createdAt: '2026-11-22T10:00:00.123Z' }] })
export const showPasskey = ({ id, name, createdAt, usedAt }: Passkey) => ({ id, name, createdAt: iso(createdAt), lastUsedAt: isoOf(usedAt) })

// the log of actions
export const EntryShape = z
  .strictObject({
    seq: z.int(),
    at: z.iso.datetime(),
    actor: z.string().describe('A person, a key, or `administrator`: the key or link of whoever runs the server.'),
    action: z.string().describe('The operation, as in this document.'),
    target: z.string().optional(),
    detail: z.string().optional().describe('Which fields were given.'),
    address: z.string(),
    requestId: z.string(),
    mark: z.string().describe('Covers this entry and the mark of the one before it.'),
  })
  .meta({
    id: 'AuditEntry',
    examples: [{ seq: 7, at: '2026-11-22T10:00:00.123Z', actor: 'usr_01kb3nq2s00000g', action: 'createKey', target: 'key_01kb3nq2s00000h', detail: 'name mode', address: '192.0.2.7', requestId: 'req_01kb3nq2s00000k', mark: '9f86d081…' }],
  })
export const showEntry = ({ seq, at, actor, action, target, detail, address, request, hash }: Entry) => ({
  seq, at: iso(at), actor, action, target, detail, address, requestId: request, mark: hash,
})
