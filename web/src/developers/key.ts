// The shape of an API key as the API tells it. Knows no page.
import type { Scope } from '../frame/me.ts'

type Limits = { senders?: string[]; addresses?: string[]; expiresAt?: string; perSecond?: number; partsPerDay?: number }
export type Key = {
  id: string
  name: string
  mode: 'test' | 'live'
  scopes: Scope[]
  hint: string
  createdAt: string
  lastUsedAt?: string
  revokedAt?: string
  limits?: Limits
  replaces?: string
}
export type KeyMade = Key & { key: string; accountSid: string }
