// API keys: made, listed, revoked, recognised. A key is shown once and stored as a hash; the time of its last use is
// written in batches, so that recognising a key never waits for the disk.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { scopes } from './account.ts'
import type { ApiKey, KeyOwner, Limits, Mode, Principal, Scope } from './account.ts'
import { isGood } from './limits.ts'
import { madeBy } from './maker.ts'
import type { AccountRecords } from './records.ts'
import { principalsMet, rememberPrincipals } from './remembered.ts'
import { hashSecret, isSecret, makeSecret, sameHash } from './secret.ts'

export type Keys = {
  /** The key itself is in the answer and nowhere else; `keep`, when given, has it before it is good for anything. */
  create(workspace: string, wanted: NewKeyRequest, keep?: KeepKey): Promise<{ key: string; view: ApiKey }>
  list(owner: KeyOwner, page: { limit: number; after?: string }): Promise<{ data: ApiKey[]; nextCursor?: string }>
  get(owner: KeyOwner, id: string): Promise<ApiKey | undefined>
  /**
   * A new key with the same rights beside the old one, which ends after `overlapMs`: programs change over in between.
   * Undefined when the owner has no such key, or it ended already.
   */
  rotate(owner: Principal, id: string, overlapMs: number): Promise<{ key: string; view: ApiKey } | undefined>
  /** False when the owner has no such key. */
  revoke(owner: KeyOwner, id: string): Promise<boolean>
  /** `address` is where it came from. */
  authenticate(key: string, address?: string): Promise<Principal | undefined>
  /** Every key is looked up anew: a workspace was suspended or taken up again. */
  forget(): void
  /** Keys that are good are told from made-up ones from now on. */
  start(): Promise<void>
  /** Writes the last uses that are still in memory. */
  close(): Promise<void>
}
export type KeepKey = (key: string) => Promise<void>
export type NewKeyRequest = {
  readonly name: string
  readonly mode: Mode
  readonly scopes: readonly Scope[]
  readonly limits?: Limits
  /** Who makes it; nobody for the first one. */
  readonly maker?: Principal
}

const usesEveryMs = 10_000
/** Keys whose last use waits to be written; more are written with their next use. */
const usesWaiting = 10_000
const hintLength = 9

export function createKeys(needs: {
  readonly records: AccountRecords
  readonly clock: Clock
  readonly chance: Chance
  readonly ids: Ids
  /** A key given from outside, with every scope, and the workspace it speaks for. */
  readonly given?: { readonly key: string; readonly workspace: string }
  /** Called after a revocation, for whoever remembers principals too. */
  readonly onRevoked: () => void
}): Keys {
  const { records, clock, chance, ids, given, onRevoked } = needs
  const remembered = rememberPrincipals({ clock, load: (hash) => records.keyByHash(hash, clock.wall()) })
  const givenHash = given && hashSecret(given.key)
  const uses = new Map<string, number>()
  let writing: Promise<unknown> = Promise.resolve()

  const writeUses = () => {
    const rows = [...uses]
    uses.clear()
    // a lost time of use harms nobody, and a broken database is heard of from those who write messages
    if (rows.length) writing = records.markUsed(rows).catch(() => {})
    return writing
  }
  const used = (id: string) => {
    if (uses.size === 0) clock.after(usesEveryMs, () => void writeUses())
    if (uses.size < usesWaiting || uses.has(id)) uses.set(id, clock.wall())
  }

  const making = ({ maker: _, ...wanted }: NewKeyRequest) => {
    const key = makeSecret(`${wanted.mode}_`, chance)
    return { key, view: { ...wanted, id: ids.next('key_'), hint: key.slice(0, hintLength), createdAt: clock.wall() } }
  }
  const meet = (hash: string, workspace: string, { mode, scopes, id, limits, owner, makers }: ApiKey) =>
    remembered.meet(hash, { workspace, mode, scopes, key: id, ...(limits && { limits }), ...(owner !== undefined && { owner }), ...(makers && { makers }) })

  return {
    async create(workspace, wanted, keep) {
      const { key, view: fresh } = making(wanted)
      const view: ApiKey = { ...fresh, ...(wanted.maker && madeBy(wanted.maker)) }
      await keep?.(key)
      const hash = hashSecret(key)
      await records.addKey({ ...view, workspace, hash })
      meet(hash, workspace, view)
      return { key, view }
    },
    get: records.key,
    async rotate(owner, id, overlapMs) {
      const old = await records.key(owner, id)
      const now = clock.wall()
      const ends = old?.limits?.expiresAt
      if (!old || old.revokedAt !== undefined || (ends !== undefined && ends <= now)) return undefined
      const { name, mode, scopes, limits } = old
      const { key, view } = making({ name, mode, scopes, ...(limits && { limits }) })
      const hash = hashSecret(key)
      const endsAt = Math.min(ends ?? Infinity, now + overlapMs)
      const fresh: ApiKey = { ...view, replaces: id, ...madeBy(owner, old) }
      if (!(await records.rotateKey({ ...fresh, workspace: owner.workspace, hash }, { id, limits: limits ?? {}, endsAt }))) return undefined
      remembered.forget()
      onRevoked()
      meet(hash, owner.workspace, fresh)
      return { key, view: fresh }
    },
    async list(owner, { limit, after = '' }) {
      const found = await records.keys(owner, limit + 1, after)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    async revoke(owner, id) {
      const revoked = await records.revokeKey(owner, id, clock.wall())
      remembered.forget()
      onRevoked()
      return revoked
    },
    async authenticate(key, address) {
      const hash = hashSecret(key)
      if (given && sameHash(hash, givenHash!)) return { workspace: given.workspace, mode: 'live', scopes }
      if (!isSecret(key, 'live_') && !isSecret(key, 'test_')) return undefined
      const principal = await remembered.find(hash, address)
      if (!principal || !isGood(principal, clock.wall(), address)) return undefined
      if (principal.key) used(principal.key)
      return principal
    },
    async start() {
      for (const { hash, principal } of await records.goodKeys(clock.wall(), principalsMet)) remembered.meet(hash, principal)
    },
    forget: () => remembered.forget(),
    close: async () => void (await writeUses()),
  }
}
