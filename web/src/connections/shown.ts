// The settings of a connection as people read them: the name of each, and its value in words where it is one of a few.
// Knows no page; what it has no words for keeps the name of the API.
import { words } from './words.ts'

const { form, further } = words
const names: Readonly<Record<string, string>> = {
  ...further, host: form.host, port: form.port, systemId: form.systemId, password: form.password, systemType: form.systemType, tls: form.tls,
  window: form.window, perSecond: form.perSecond, binds: form.binds, mode: form.mode, enquireSeconds: form.enquireSeconds,
  concatenation: form.concatenation, evidence: form.evidence, uncertain: form.uncertain, profile: form.profile, timeoutSeconds: form.timeoutSeconds, name: form.name,
}
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mode: form.modes, concatenation: form.concatenations, evidence: form.evidences, uncertain: form.uncertains, protocol: { smpp: 'SMPP', http: 'HTTP' },
}

export const nameOfSetting = (name: string): string => names[name] ?? name

export function valueOfSetting(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'object') return JSON.stringify(value)
  return values[name]?.[String(value)] ?? String(value)
}
