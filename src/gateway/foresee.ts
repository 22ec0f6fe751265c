// What would become of submissions if they were sent now: what `preview` says of each, and what consent says of those that
// it would let go, asked together as `accept` asks. Sends, stores and notes nothing. Knows no rule.
import type { Asked } from '../consent/consent.ts'
import type { createAccept } from './accept.ts'
import type { Clock } from '../kit/clock.ts'
import type { Submission } from './message.ts'
import type { Rules } from './permit.ts'
import type { AcceptContext } from './prepare.ts'

type Preview = ReturnType<ReturnType<typeof createAccept>['preview']>
type Refused = Extract<Preview, { refusal: unknown }>
export type Foreseen =
  | Refused
  | (Omit<Exclude<Preview, Refused>, 'blocked'> & {
      readonly blocked?: { readonly reason: string; readonly say: string }
      /** Accepted, and kept back for a while. */
      readonly held?: { readonly reason: string; readonly say: string; readonly until?: number }
    })
type Needs = { readonly clock: Clock; readonly preview: (submission: Submission, context: AcceptContext) => Preview; readonly rules: Rules | undefined }

/** Previews made before other work gets a turn; a long text counts as several. */
const slice = 100
const costOf = ({ text }: Submission) => 1 + Math.floor(text.length / 500)

export function createForesee({ clock, preview, rules }: Needs) {
  const turn = () => new Promise<void>((resolve) => clock.soon(resolve))

  /** One for each, in their order. All are judged by the consent that the first states, as those of one text are. */
  return async (submissions: readonly Submission[], context: AcceptContext): Promise<Foreseen[]> => {
    const now = clock.wall()
    const { workspace, mode } = context
    const seen: Foreseen[] = []
    let since = 0
    for (const submission of submissions) {
      if ((since += costOf(submission)) > slice) {
        since = 0
        await turn()
      }
      seen.push(preview(submission, context))
    }
    const places: number[] = []
    const asked: Asked[] = []
    for (const [at, one] of seen.entries()) {
      const { lane = 'transactional', timeZone: zone, scheduledAt = now } = submissions[at]!
      if ('refusal' in one || one.blocked || lane === 'otp') continue
      places.push(at)
      asked.push({ workspace, mode, to: one.to, from: one.from, lane, country: one.country ?? null, at: Math.max(now, scheduledAt), ...(zone !== undefined && { zone }) })
    }
    const verdicts = asked.length === 0 ? undefined : await rules?.foresee?.(asked, submissions[0]!.consent)
    for (const [nth, verdict] of verdicts ?? []) {
      const { kind, reason, say } = verdict
      const at = places[nth]!
      const one = seen[at]!
      if ('refusal' in one) continue
      const { price: _, cost: __, ...free } = one
      seen[at] = kind === 'block' ? { ...free, blocked: { reason, say } } : { ...one, held: { reason, say, ...(verdict.until !== undefined && { until: verdict.until }) } }
    }
    return seen
  }
}
