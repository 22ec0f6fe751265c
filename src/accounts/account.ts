// The nouns of this room: a workspace (one tenant), the keys, people and sessions that speak for it, and the principal they
// turn into. Knows no HTTP; what a scope permits is for the doors to say.

export type Mode = 'test' | 'live'

/**
 * `read` sees, `write` edits what will be sent (texts, people, campaigns) without sending it, `send` sends, `develop` has
 * keys, webhooks and SMPP accounts, `bill` has prices and invoices, `admin` has people and settings, and all of the others.
 */
export const scopes = ['read', 'write', 'send', 'develop', 'bill', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** What a person is to a workspace. Only an owner makes and unmakes owners. */
export const roles = ['owner', 'admin', 'sender', 'author', 'viewer', 'billing', 'developer'] as const
export type Role = (typeof roles)[number]

export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  owner: scopes,
  admin: scopes,
  sender: ['read', 'write', 'send'],
  author: ['read', 'write'],
  viewer: ['read'],
  billing: ['read', 'bill'],
  developer: ['read', 'write', 'send', 'develop'],
}

/** What a key is restricted to, beyond its scopes. What is absent is not restricted. */
export type Limits = {
  /** May send as these alone. */
  readonly senders?: readonly string[]
  /** Comes from these addresses alone: `192.0.2.7`, `2001:db8::/32`. */
  readonly addresses?: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
  /** Requests. */
  readonly perSecond?: number
  /** Parts of messages from midnight to midnight UTC: what a stolen key can spend. */
  readonly partsPerDay?: number
}

/** Whose keys are meant: a test key reaches test keys alone, a live one all of its workspace. */
export type KeyOwner = Pick<Principal, 'workspace' | 'mode'>

/** Who is asking: always one workspace, so that no query can be made without one. */
export type Principal = {
  readonly workspace: string
  readonly mode: Mode
  readonly scopes: readonly Scope[]
  /** The API key it came by; absent for the key given from outside, for the sign-in link and for people. */
  readonly key?: string
  /** Of the key: whom it counts as, where that is not itself, and who made it, the nearest first. */
  readonly owner?: string
  readonly makers?: readonly string[]
  readonly limits?: Limits
  /** The person who signed in, and what they are to the workspace. */
  readonly person?: string
  readonly role?: Role
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
  readonly limits?: Limits
  /** The key whose place it took. */
  readonly replaces?: string
  /** Whom it counts as, where that is not itself, and who made it, the nearest first. */
  readonly owner?: string
  readonly makers?: readonly string[]
}

export type Workspace = {
  readonly id: string
  readonly name: string
  /** The workspace whose administrators made it; absent for the one that the installation was made with. */
  readonly parent?: string
  readonly createdAt: number
  /** Its keys, people and programs are refused from then on, and those of the workspaces below it. */
  readonly suspendedAt?: number
}

export const may = ({ scopes: given }: Pick<Principal, 'scopes'>, scope: Scope) => given.includes(scope) || given.includes('admin')

/** Whether one may hand out what another has: nobody gives more than they have themselves. */
export const mayGive = (principal: Pick<Principal, 'scopes'>, given: readonly Scope[]) => given.every((scope) => may(principal, scope))
