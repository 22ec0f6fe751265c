// A text that comes later, as the wizard holds it and as the API takes it. Knows no pixels.
import type { FollowUp } from './calls.ts'

const minutesOf = { minutes: 1, hours: 60, days: 1_440 } as const
export type Later = {
  after: string
  unit: keyof typeof minutesOf
  text: string
  only: 'all' | 'delivered' | 'not_delivered'
  evenIfReplied: boolean
  /** By language; not shown, kept as they came. */
  texts?: Readonly<Record<string, string>>
}

export const mostFollowUps = 10
export const emptyLater = (): Later => ({ after: '1', unit: 'days', text: '', only: 'all', evenIfReplied: false })

export function laterOf({ afterMinutes, text, texts, only, evenIfReplied = false }: FollowUp): Later {
  const unit = (['days', 'hours'] as const).find((one) => afterMinutes % minutesOf[one] === 0) ?? 'minutes'
  return { after: String(afterMinutes / minutesOf[unit]), unit, text, only: only ?? 'all', evenIfReplied, ...(texts && { texts }) }
}

export const followUpOf = ({ after, unit, text, texts, only, evenIfReplied }: Later): FollowUp => ({
  afterMinutes: Math.round(Number(after) * minutesOf[unit]), text, ...(texts && { texts }), ...(only !== 'all' && { only }), ...(evenIfReplied && { evenIfReplied }),
})
