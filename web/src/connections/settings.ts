// The form of a connection and the request that it becomes: what is empty is left to its default, what did not change is not
// sent. Pure.
import type { Connection } from './calls.ts'

export type Draft = {
  protocol: 'smpp' | 'http'
  name: string
  host: string
  port: string
  systemId: string
  password: string
  systemType: string
  tls: boolean
  window: string
  perSecond: string
  binds: string
  mode: string
  enquireSeconds: string
  concatenation: string
  evidence: string
  uncertain: string
  profile: string
  timeoutSeconds: string
  secrets: Record<string, string>
}

const numbers = ['port', 'window', 'perSecond', 'binds', 'enquireSeconds', 'timeoutSeconds'] as const
const texts = ['host', 'systemId', 'systemType', 'mode', 'concatenation', 'evidence', 'uncertain', 'profile'] as const
const ofSmpp = new Set<string>(['host', 'port', 'systemId', 'systemType', 'binds', 'mode', 'tls', 'enquireSeconds', 'concatenation'])
const ofHttp = new Set<string>(['profile', 'timeoutSeconds'])

export const emptyDraft: Draft = {
  protocol: 'smpp', name: '', host: '', port: '', systemId: '', password: '', systemType: '', tls: false, window: '', perSecond: '', binds: '', mode: 'trx',
  enquireSeconds: '', concatenation: 'udh8', evidence: 'unverified', uncertain: 'by-lane', profile: '', timeoutSeconds: '', secrets: {},
}

export function draftOf(connection: Connection): Draft {
  const text = (name: string) => (connection[name] === undefined || connection[name] === null ? '' : String(connection[name]))
  return {
    ...emptyDraft, protocol: connection.protocol, name: connection.name,
    ...Object.fromEntries([...numbers, ...texts].map((name) => [name, text(name) || emptyDraft[name]])),
    tls: connection['tls'] !== undefined && connection['tls'] !== false,
  }
}

const fits = (protocol: Draft['protocol'], name: string) => (protocol === 'smpp' ? !ofHttp.has(name) : !ofSmpp.has(name))

/** To make one, or to try one. */
export function settingsOf(draft: Draft): Record<string, unknown> {
  const { protocol, name, password, tls, secrets } = draft
  const given: Record<string, unknown> = { protocol, name: name.trim() }
  for (const field of texts) if (fits(protocol, field) && draft[field] !== '') given[field] = draft[field].trim()
  for (const field of numbers) if (fits(protocol, field) && draft[field] !== '') given[field] = Number(draft[field])
  if (protocol === 'smpp' && password !== '') given['password'] = password
  if (protocol === 'smpp' && tls) given['tls'] = true
  const named = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''))
  if (protocol === 'http' && Object.keys(named).length > 0) given['secrets'] = named
  return given
}

/** Only what differs; a field that was emptied goes back to its default. */
export function changeOf(draft: Draft, before: Connection): Record<string, unknown> {
  const was = draftOf(before)
  const change: Record<string, unknown> = {}
  if (draft.name.trim() !== was.name) change['name'] = draft.name.trim()
  for (const field of [...texts, ...numbers])
    if (fits(draft.protocol, field) && draft[field] !== was[field])
      change[field] = draft[field] === '' ? null : (numbers as readonly string[]).includes(field) ? Number(draft[field]) : draft[field].trim()
  if (draft.protocol === 'smpp' && draft.tls !== was.tls) change['tls'] = draft.tls
  if (draft.password !== '') change['password'] = draft.password
  const named = Object.fromEntries(Object.entries(draft.secrets).filter(([, value]) => value !== ''))
  if (draft.protocol === 'http' && Object.keys(named).length > 0) change['secrets'] = named
  return change
}
