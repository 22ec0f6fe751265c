// Receipts that only another spelling of their id would match than the one that was learned of their operator: tried again
// when no answer can be coming any more, and all together when what was learned is given up.
import type { Report } from '../carriers/carrier.ts'
import { strangeMost, type IdStyles } from '../carriers/idstyles.ts'
import type { Clock } from '../kit/clock.ts'
import { bornAt } from '../kit/ids.ts'
import { canonicalIds } from '../smpp/receipt.ts'
import { keyOf, sameSubscriber, type Bearer } from './called.ts'
import type { FlightPart } from './flight.ts'
import type { Park, Parked } from './parked.ts'
import type { Settle } from './settle.ts'
import { endsPart } from './verdict.ts'

type Needs = {
  clock: Clock
  styles: IdStyles
  settle: Settle
  park: Park
  knownAs(connection: string, name: string, source: string): Bearer | undefined
  apply(connection: string, report: Report, part: Bearer): void
  keep(connection: string, report: Report): void
  /** Receipts that came early end this part, or not. */
  join(part: FlightPart, early: readonly Parked[]): boolean
  findStored(connection: string, ids: readonly string[]): Promise<unknown>
}
export type Stray = { readonly id: string; readonly source: string }

/** By then the answer that an early receipt waits for has come, or will not. */
export const strayMs = 90_000
const straysMost = 500

export function createStrays(needs: Needs) {
  const { clock, styles, park } = needs
  /** Of each connection the last ones. */
  const strays = new Map<string, readonly Stray[]>()
  let waitingNow = 0

  /** What a miss means for the others; `stray` is one more of them. */
  const strayed = (connection: string, miss: ReturnType<IdStyles['missed']>, stray?: Stray) => {
    if (miss === 'plain') return
    const mine = [...(strays.get(connection) ?? []), ...(stray ? [stray] : [])].slice(-strangeMost)
    strays.set(connection, mine)
    if (miss === 'stray') return stray && awaitAnswer(connection, stray)
    strays.delete(connection)
    for (const each of mine) rejoin(connection, each)
  }

  /** Where it fails, or too many wait, it stays listed as unmatched. */
  const awaitAnswer = (connection: string, stray: Stray, ms = strayMs) => {
    if (waitingNow >= straysMost) return
    waitingNow++
    clock.after(ms, () => {
      waitingNow--
      void needs.findStored(connection, [stray.id]).then(() => rejoin(connection, stray), () => {})
    })
  }

  /** Finds its part under any spelling. */
  const rejoin = (connection: string, { id, source }: Stray) => {
    const key = keyOf(connection, id)
    const early = park.waiting(key).find((one) => one.recipient === source)
    const name = canonicalIds(id).find((one) => needs.knownAs(connection, one, source))
    if (!early || name === undefined) return
    const part = needs.knownAs(connection, name, source)!
    park.leave(key, [early])
    if ('flight' in part) needs.join(part, [early])
    else needs.settle.match(connection, early.id, part.message)
  }

  return {
    /** A receipt found nothing. */
    missed(connection: string, report: Report): void {
      const { receipt: { id, reference }, source } = report
      const bearers = () => canonicalIds(id).flatMap((name) => needs.knownAs(connection, name, source) ?? [])
      const miss = styles.missed(connection, id, () => bearers().length > 0)
      const tagged = miss === 'plain' ? undefined : bearers().find((one) => 'flight' in one && one.tag === reference)
      if (tagged) needs.apply(connection, report, tagged)
      else needs.keep(connection, report)
      strayed(connection, miss, tagged ? undefined : { id, source })
    },
    /** Of those that came just before this answer, the ones with the tag of its part are its own; one without waits until
     * no other answer can be coming. */
    meet(part: FlightPart, operatorId: string, connection: string): void {
      if (styles.learnedOf(connection) === undefined) return // every spelling was tried
      for (const name of canonicalIds(operatorId)) {
        const key = `${connection} ${name}`
        const isRecent = ({ id }: Parked) => bornAt(id) > clock.wall() - strayMs
        const mine = park.waiting(key).filter((one) => sameSubscriber(part.flight.to, one.recipient) && isRecent(one))
        if (mine.length === 0) continue
        const tagged = mine.filter(({ reference }) => reference !== null && reference === part.tag)
        park.leave(key, tagged)
        needs.join(part, tagged)
        const ending = mine.find(endsPart)
        if (!ending) continue
        const stray = tagged.includes(ending) ? undefined : { id: ending.operatorId, source: ending.recipient }
        strayed(connection, styles.missed(connection, ending.operatorId, () => true), stray)
      }
    },
    /** One that an earlier process took in: it may have been waiting. */
    takeUp(connection: string, { id, operatorId, recipient }: Parked): void {
      const left = bornAt(id) + strayMs - clock.wall()
      if (left > 0) awaitAnswer(connection, { id: operatorId, source: recipient }, left)
    },
  }
}
