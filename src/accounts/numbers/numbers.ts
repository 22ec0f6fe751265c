// Whose a long or short code is: its workspace, and the SMPP account there that hears what is sent to it. All of them are in
// memory, because every message from a phone asks. Knows no message.
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Database } from '../../db/database.ts'
import { numberRecords, type OwnedNumber } from './records.ts'

export type NumberOwner = Pick<OwnedNumber, 'workspace' | 'account'>
export type Numbers = Awaited<ReturnType<typeof openNumbers>>

/** Of the whole installation: they are in memory. */
const mostNumbers = 200_000

const digitsOf = (number: string) => number.replace(/^\+/, '')

export async function openNumbers({ db, clock, ids }: { db: Database; clock: Clock; ids: Ids }) {
  const records = numberRecords(db)
  const byDigits = new Map<string, OwnedNumber>()
  const byId = new Map<string, OwnedNumber>()
  const keep = (owned: OwnedNumber) => {
    byDigits.set(digitsOf(owned.number), owned)
    byId.set(owned.id, owned)
  }
  for (const owned of await records.all()) keep(owned)
  const own = (workspace: string, id: string) => {
    const owned = byId.get(id)
    return owned?.workspace === workspace ? owned : undefined
  }

  return {
    /** As an operator writes it, with or without `+`; undefined where nobody was given it. */
    ownerOf: (number: string): NumberOwner | undefined => byDigits.get(digitsOf(number)),
    async give(wanted: NumberOwner & { readonly number: string }): Promise<OwnedNumber | 'taken' | 'too_many' | 'no_workspace'> {
      if (byId.size >= mostNumbers) return 'too_many'
      if (byDigits.has(digitsOf(wanted.number))) return 'taken'
      if (!(await records.hasWorkspace(wanted.workspace))) return 'no_workspace'
      const owned = { ...wanted, id: ids.next('num_'), createdAt: clock.wall() }
      if (!(await records.add(owned))) return 'taken'
      keep(owned)
      return owned
    },
    list(workspace: string, { limit, after = '' }: { limit: number; after?: string }): { data: OwnedNumber[]; nextCursor?: string } {
      const found = [...byId.values()].filter((owned) => owned.workspace === workspace && owned.id > after).slice(0, limit + 1)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    get: own,
    /** Without an account its workspace alone has it. */
    async assign(workspace: string, id: string, account: string | undefined): Promise<OwnedNumber | undefined> {
      const owned = own(workspace, id)
      if (!owned) return undefined
      const { account: _, ...rest } = owned
      const next = { ...rest, ...(account === undefined ? {} : { account }) }
      await records.change(id, account)
      if (!byId.has(id)) return undefined // it was taken meanwhile
      keep(next)
      return next
    },
    /** By whoever runs the installation: whose it was does not matter. */
    async take(id: string): Promise<boolean> {
      const owned = byId.get(id)
      if (!owned) return false
      await records.remove(id)
      if (!byId.delete(id)) return false // somebody else took it meanwhile
      byDigits.delete(digitsOf(owned.number))
      return true
    },
    /** The account is gone. */
    async forget(account: string): Promise<void> {
      const left = [...byId.values()].filter((owned) => owned.account === account)
      if (left.length === 0) return
      await records.forget(account)
      for (const { account: _, ...rest } of left) if (byId.get(rest.id)?.account === account) keep(rest)
    },
  }
}
