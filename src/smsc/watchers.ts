// Who asked, with set_dpf, to hear when a phone can be reached again (SMPP 3.4 §5.3.2.28), and telling them: an
// alert_notification to a bind of theirs that may receive. It is kept until there is one; nobody answers it.
import type { Database, Write } from '../db/database.ts'
import { makePdu } from '../smpp/pdu.ts'
import type { Outgoing, Session } from '../smpp/session.ts'
import { tlv } from '../smpp/tlvs.ts'
import type { Message } from './message.ts'
import { digitsOf } from './message.ts'
import type { Watcher } from './records.ts'
import { commit, deleteWatchers, insertWatchers, readWatchers } from './records.ts'

const available = 0
/** Nothing is settled of what nobody answers. */
const nobody = undefined as unknown as Message
const firstVersion = 0x34
/** Of one phone; further ones are not told. */
const mostPerPhone = 100
const mostPhones = 100_000

export function createWatchers(needs: {
  db: Database
  sessions(): Iterable<Session<Message>>
  onBroken(cause: unknown): void
}) {
  const { db, sessions, onBroken } = needs
  const watched = new Map<string, Watcher[]>()
  /** Back, and nobody bound to be told. */
  const untold = new Map<string, Map<string, Watcher>>()
  let told = 0

  const keep = (watcher: Watcher): boolean => {
    const list = watched.get(watcher.number)
    if (!list && watched.size >= mostPhones) return false
    if (list?.some(({ account, address }) => account === watcher.account && address === watcher.address)) return false
    if (list && list.length >= mostPerPhone) return false
    if (list) list.push(watcher)
    else watched.set(watcher.number, [watcher])
    return true
  }

  const tell = ({ number, account, ton, npi, address }: Watcher): boolean => {
    for (const session of sessions()) {
      const receives = session.state === 'bound_rx' || session.state === 'bound_trx'
      if (session.systemId !== account || !receives) continue
      if (session.interfaceVersion < firstVersion || session.room() === 0) continue
      const pdu = makePdu('alert_notification', {
        source_addr_ton: 1, source_addr_npi: 1, source_addr: number, esme_addr_ton: ton, esme_addr_npi: npi,
        esme_addr: address, tlvs: [tlv.ms_availability_status(available)],
      })
      session.send(pdu as Outgoing, nobody)
      told++
      return true
    }
    return false
  }

  const tellAll = (list: readonly Watcher[]) => {
    const done = list.filter(tell)
    if (done.length > 0) commit(db, [deleteWatchers(done)]).catch(onBroken)
    for (const watcher of list) {
      if (done.includes(watcher)) continue
      const ofAccount = untold.get(watcher.account) ?? new Map<string, Watcher>()
      untold.set(watcher.account, ofAccount)
      if (ofAccount.size < mostPhones) ofAccount.set(`${watcher.number} ${watcher.address}`, watcher)
    }
  }

  return {
    /** For the transaction in which these messages begin to wait. */
    writes(messages: readonly Message[]): Write[] {
      const asking = messages.filter(({ dpf, account }) => dpf && account !== '').map(
        ({ destination, account, sourceTon, sourceNpi, source }): Watcher => ({
          number: digitsOf(destination), account, ton: sourceTon, npi: sourceNpi, address: source,
        }),
      )
      const kept = asking.filter(keep)
      return kept.length > 0 ? [insertWatchers(kept)] : []
    },
    /** Those somebody waits for. */
    numbers: (): Iterable<string> => watched.keys(),
    available(number: string): void {
      const list = watched.get(number)
      watched.delete(number)
      if (list) tellAll(list)
    },
    /** Somebody is bound who may receive. */
    attached(account: string): void {
      const list = untold.get(account)
      untold.delete(account)
      if (list) tellAll([...list.values()])
    },
    async load(isAvailable: (number: string) => boolean) {
      for (const watcher of await readWatchers(db)) keep(watcher)
      for (const number of [...watched.keys()].filter(isAvailable)) this.available(number)
    },
    counters: () => ({ alerts: told }),
  }
}
