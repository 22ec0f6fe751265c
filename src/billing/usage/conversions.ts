// Conversions: what people did that a message was for, told once for each message, and what each cost. They count on the day
// on which the message ended, as its cost does, so that the two fit together. Knows no message but by what it is told of it.
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Money } from '../../kit/money.ts'
import type { Conversion, Kind, usageRecords } from './records.ts'

const dayMs = 86_400_000

/** What the message bears that led to it. */
type Led = {
  readonly message: string
  readonly workspace: string
  readonly campaign?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly endedAt?: number | undefined
}
type Return = {
  readonly label: string
  /** Of the account, and of what conversions were worth. */
  readonly currency: string
  readonly messages: number
  readonly parts: number
  readonly charged: number
  readonly conversions: number
  readonly worth: readonly Money[]
}

type Needs = { readonly records: ReturnType<typeof usageRecords>; readonly clock: Clock; readonly ids: Ids }

export function createConversions({ records, clock, ids }: Needs) {
  return {
    /** `too_much`: so much in one day could not be told. */
    async tell(of: Led, name: string, worth: Money | undefined): Promise<{ readonly kind: 'told' | 'repeated'; readonly conversion: Conversion } | { readonly kind: 'too_much' }> {
      const { workspace, message, campaign, tags = [], endedAt } = of
      const at = clock.wall()
      const conversion: Conversion = { id: ids.next('cnv_'), workspace, message, name, at, ...worth }
      const labels = [...(campaign === undefined ? [] : [{ kind: 'campaign', label: campaign } as const]), ...[...new Set(tags)].map((label) => ({ kind: 'tag', label }) as const)]
      if ((await records.convert(conversion, labels, Math.floor((endedAt ?? at) / dayMs))).ok) return { kind: 'told', conversion }
      const before = await records.conversionOf(workspace, message, name)
      return before ? { kind: 'repeated', conversion: before } : { kind: 'too_much' }
    },
    /** What was paid for each label and what came of it, the dearest first. In days, the end exclusive. */
    async returns(workspace: string, kind: Kind, from: number, until: number): Promise<Return[]> {
      const [paid, came] = [await records.labelled(workspace, kind, from, until), await records.conversions(workspace, kind, from, until)]
      const all = new Map<string, Return>()
      const keyOf = new Map(paid.map(({ label, currency }) => [label, `${label} ${currency}`]))
      for (const { label, currency, messages, parts, charged } of paid) all.set(`${label} ${currency}`, { label, currency, messages, parts, charged, conversions: 0, worth: [] })
      for (const { label, currency, conversions, worth } of came) {
        const key = keyOf.get(label) ?? `${label} `
        const row = all.get(key) ?? { label, currency: '', messages: 0, parts: 0, charged: 0, conversions: 0, worth: [] }
        all.set(key, { ...row, conversions: row.conversions + conversions, worth: currency === '' ? row.worth : [...row.worth, { micros: worth, currency }] })
      }
      return [...all.values()]
    },
  }
}
