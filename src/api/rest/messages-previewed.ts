// The answer to a preview of one text for many numbers: how many get it, and how many do not or later, by reason. Knows what
// was foreseen of each, not how.
import { echoOf } from './messages-answer.ts'
import type { SendRequest } from './messages-check.ts'
import type { Preview } from './needs.ts'
import { showMoney } from './routing-schema.ts'
import { iso } from './view.ts'

type Asked = Extract<SendRequest, { shape: 'broadcast' }>
type Group = { readonly say: string; recipients: number; readonly some: string[]; until?: number }
const someShown = 5

const counted = (groups: Map<string, Group>, name: string, say: string, to: string, until?: number) => {
  const group = groups.get(name) ?? { say, recipients: 0, some: [] }
  groups.set(name, group)
  group.recipients++
  if (group.some.length < someShown) group.some.push(to)
  if (until !== undefined) group.until = Math.max(until, group.until ?? 0)
}
/** The largest first. */
const sorted = (groups: Map<string, Group>) => [...groups].sort(([, one], [, other]) => other.recipients - one.recipients)

export function previewOfMany({ submissions, complaints, given }: Asked, seen: readonly Preview[]) {
  const [refused, blocked, held] = [new Map<string, Group>(), new Map<string, Group>(), new Map<string, Group>()]
  let [recipients, segments, micros] = [0, 0, 0]
  let currency: string | undefined // of one payer, hence one
  for (const [at, { code, say }] of complaints) counted(refused, code, say, echoOf(given[at]))
  for (const [at, one] of seen.entries()) {
    const to = echoOf(submissions[at]!.to)
    if (one.refusal) counted(refused, one.refusal.code, one.refusal.say, to)
    else if (one.blocked) counted(blocked, one.blocked.reason, one.blocked.say, to)
    else {
      recipients++
      segments += one.segments ?? 0
      micros += one.price?.micros ?? 0
      currency ??= one.price?.currency
      if (one.held) counted(held, one.held.reason, one.held.say, to, one.held.until)
    }
  }
  return {
    recipients,
    segments,
    price: currency === undefined ? undefined : showMoney({ micros, currency }),
    refused: sorted(refused).map(([code, group]) => ({ code, ...group })),
    blocked: sorted(blocked).map(([reason, group]) => ({ reason, ...group })),
    held: sorted(held).map(([reason, { until, ...group }]) => ({ reason, ...group, until: until === undefined ? undefined : iso(until) })),
  }
}
