// What texts from phones cost the workspace that they come to, and what it earns with those that their senders pay for: the
// tariff of a premium number, of which it has a share. Booked in the transaction that stores them; nothing is refused,
// since they have come already. Knows no keyword.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { parseNumber } from '../sms/phone.ts'
import type { Payer } from './double-entry.ts'
import { currencyOf, type Arrival, type Settled } from './ledger.ts'
import type { PriceBook } from './price-book.ts'
import { add, type Purse, type Purses } from './purse.ts'
import { booking, noLegs, type Entry } from './records.ts'
import { receiving, type Received } from './usage/records.ts'

type Needs = {
  readonly clock: Clock
  readonly ids: Ids
  readonly prices: Pick<PriceBook, 'find'>
  readonly purses: Purses
  readonly payerOf: (workspace: string) => Payer | undefined
}

const dayMs = 86_400_000
const nothing: Settled = { writes: [] }
/** Short numbers, too, as if they had a calling code. */
const digitsOf = (number: string) => `+${number.replace(/\D/g, '')}`

export function createInboundCharges({ clock, ids, prices, purses, payerOf }: Needs) {
  return (arrivals: readonly Arrival[]): Settled => {
    const at = clock.wall()
    const postings = new Map<string, { parts: number; readonly legs: Purse }>()
    const used = new Map<string, Received>()
    for (const { workspace, mode, from, to } of arrivals) {
      const payer = mode === 'live' ? payerOf(workspace) : undefined
      if (!payer) continue
      const { key, plan } = payer
      const phone = parseNumber(digitsOf(from))
      const country = 'refused' in phone ? undefined : phone.country
      const sold = prices.find(plan.id, { to: digitsOf(to), from: digitsOf(from), traffic: 'inbound', country, network: undefined, at })
      if (sold?.kind !== 'price') continue
      const { micros: unit, share = 0 } = sold
      if (unit === 0 && share === 0) continue
      const posting = postings.get(key) ?? { parts: 0, legs: { ...noLegs } }
      postings.set(key, posting)
      posting.parts++
      posting.legs.available += share - unit
      posting.legs.revenue += unit
      posting.legs.cost -= share
      const name = `${key} ${workspace} ${country ?? ''} ${unit} ${share}`
      const row = used.get(name) ?? { payer: key.slice(4), workspace, day: Math.floor(at / dayMs), currency: currencyOf({ payer: key }), country: country ?? '', unit, share, parts: 0 }
      used.set(name, { ...row, parts: row.parts + 1 })
    }
    if (postings.size === 0) return nothing
    const entries = [...postings].map(([key, { parts, legs }]): Entry =>
      ({ id: ids.next('led_'), workspace: key.slice(4), currency: key.slice(0, 3), at, kind: 'inbound', messages: parts, parts, legs }))
    return {
      writes: [...booking(entries), receiving([...used.values()])],
      ended(written) {
        if (written) for (const [key, { legs }] of postings) add(purses.of(key), legs, 1)
      },
    }
  }
}
