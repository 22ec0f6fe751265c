// Where a compatible door is told what phones write to a number of its customer: in memory, since every message from a
// phone asks. Whose a number is, is not known here; what was set for one workspace holds for that one alone.
import type { Database } from '../../db/database.ts'
import { compatRecords } from './records.ts'

export type Inbound = Awaited<ReturnType<typeof openInbound>>

const placeOf = (workspace: string, number: string) => `${workspace} ${number.replace(/^\+/, '')}`

export async function openInbound({ db }: { readonly db: Database }) {
  const records = compatRecords(db)
  const targets = new Map<string, string>()
  for (const { workspace, number, target } of await records.inbound()) targets.set(placeOf(workspace, number), target)
  return {
    /** `kind address`; undefined where nobody is told. */
    targetOf: (workspace: string, number: string): string | undefined => targets.get(placeOf(workspace, number)),
    async set(workspace: string, number: string, target: string | undefined): Promise<void> {
      await records.setInbound(workspace, number, target)
      if (target === undefined) targets.delete(placeOf(workspace, number))
      else targets.set(placeOf(workspace, number), target)
    },
  }
}
