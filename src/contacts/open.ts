// Opens the room of people: the book, its groups, segments, timelines and audiences, wired to each other. What it tells of
// and what it is told come as callbacks.
import { atTheDoor, type Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { Log } from '../kit/log.ts'
import { createAudience } from './audience.ts'
import { createFields } from './book/fields.ts'
import { createPeople, type Tell } from './book/people.ts'
import { createSearch } from './book/search.ts'
import type { Book } from './contact.ts'
import { createExport } from './export.ts'
import { createGroups } from './groups/groups.ts'
import { createSegments } from './segments/segments.ts'
import { createWalk } from './segments/walk.ts'
import { createTimeline, type Elsewhere } from './timeline/timeline.ts'

export type ContactsNeeds = {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Told of what changed, in the transaction that changes it. */
  readonly tell?: Tell
  /** What others forget where a person is erased: that they are not to be written to stays known. */
  readonly erasing?: (book: Book, number: string) => Promise<void>
  /** What others keep of what happened with a number. */
  readonly elsewhere?: Elsewhere
}
export type Contacts = ReturnType<typeof openContacts>

const tellNobody: Tell = () => ({ writes: [], ended() {} })

export function openContacts({ db, clock, ids, log, tell = tellNobody, erasing, elsewhere = async () => [] }: ContactsNeeds) {
  const door = atTheDoor(db)
  const fields = createFields({ db, clock })
  const groups = createGroups({ db, clock, ids })
  const people = createPeople({ db, door, clock, ids, fields, groups, tell, erasing })
  const walk = createWalk({ db: door, clock })
  const segments = createSegments({ fields, groups, walk, clock })
  const search = createSearch({ people, fields, segments, walk })
  const audience = createAudience({ door, fields, segments, walk })
  const timeline = createTimeline({ db, door, clock, ids, log, idsOfNumbers: people.idsOfNumbers, elsewhere })
  return { fields, groups, people, segments, search, audience, timeline, exported: createExport({ people, fields, search }) }
}
