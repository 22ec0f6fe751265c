// What the ledger of consent needs of the gateway: who is told of a change, in its transaction; what a person was sent; and
// that what was held for a doubt goes on when the doubt is gone.
import type { Book, Entry } from '../consent/consent.ts'
import type { Gateway } from '../gateway/open.ts'
import { iso } from '../kit/iso.ts'

/** One entry for each: who says STOP withdraws more than one purpose. */
const peopleOf = (entries: readonly Entry[]) => new Map(entries.map((entry) => [`${entry.workspace} ${entry.mode} ${entry.number}`, entry])).values()

type Needs = Pick<Gateway, 'events' | 'people' | 'releaseAll'>

export const consentTold = (gateway: () => Needs, withdrew: (book: Book, number: string | null, isDecided: boolean) => void) => ({
  tell(entries: readonly Entry[]) {
    const told = gateway().events.record(
      entries.map(({ id, workspace, mode, number, sender, purpose, action, source, at, inbound, message }) => ({
        workspace, mode, type: 'consent.changed', subject: id, at,
        body: () => ({ id, ...(number !== null && { number }), sender, purpose, action, source, mode, at: iso(at), ...(inbound && { inbound }), ...(message && { message }) }),
      })),
    )
    const resumed = new Set(entries.filter(({ action }) => action === 'resumed').map(({ workspace }) => workspace))
    return {
      writes: told.writes,
      ended(written: boolean) {
        told.ended(written)
        if (written) for (const entry of peopleOf(entries.filter(({ action }) => action === 'withdrawn'))) withdrew(entry, entry.number, entry.source === 'review')
        if (written) for (const workspace of resumed) void gateway().releaseAll(workspace, 'review')
      },
    }
  },
  lastTo: (book: Book, number: string, sender: string) => gateway().people.lastTo(book, number, sender),
  sentSince: (book: Book, numbers: readonly string[], since: number) => gateway().people.bulkSince(book, numbers, since),
})
