// The nouns of this room: a workspace (one tenant), the keys and sessions that speak for it, and the principal they
// turn into. Knows no HTTP; what a scope permits is for the doors to say.

export type Mode = 'test' | 'live'

/**
 * `read` sees, `write` edits what will be sent (texts, people, campaigns) without sending it, `send` sends, `develop` has
 * keys, webhooks and SMPP accounts, `bill` has prices and invoices, `admin` has people and settings, and all of the others.
 */
export const scopes = ['read', 'write', 'send', 'develop', 'bill', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** Whose keys are meant: a test key reaches test keys alone, a live one all of its workspace. */
export type KeyOwner = Pick<Principal, 'workspace' | 'mode'>

/** Who is asking: always one workspace, so that no query can be made without one. */
export type Principal = {
  readonly workspace: string
  readonly mode: Mode
  readonly scopes: readonly Scope[]
  /** The API key it came by; absent for the key given from outside and for the sign-in link. */
  readonly key?: string
}

/** What may be shown of a key after the moment it was made. */
export type ApiKey = {
  readonly id: string
  readonly name: string
  readonly mode: Mode
  readonly scopes: readonly Scope[]
  /** The first characters of the key, to recognise it by. */
  readonly hint: string
  readonly createdAt: number
  readonly usedAt?: number
  readonly revokedAt?: number
}

export const may = ({ scopes: given }: Pick<Principal, 'scopes'>, scope: Scope) => given.includes(scope) || given.includes('admin')
