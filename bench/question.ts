// What a question of the benchmark is: how it is asked, what it answers with, and what is wanted of the answer. Knows no
// question; who measures gives plain numbers, and `run.ts` makes medians, tables and verdicts of them.
import type { Profile } from './parts/profile.ts'

/** Of one round of one subject; other names are shown below the table. All of a message: what the whole round took, divided. */
export type Figures = {
  readonly perSecond?: number
  readonly p50Ms?: number
  readonly p99Ms?: number
  /** Processor time of the gateway, all its threads, in microseconds a message. */
  readonly cpuUs?: number
  /** Resident memory of the gateway at its peak. */
  readonly rssMiB?: number
  readonly fsyncs?: number
  /** Written to the disk. */
  readonly bytes?: number
  readonly [other: string]: number | undefined
}

/** What was measured in turn: us by the name 'onesixty', each rival or bare loop by its own. */
export type Round = Readonly<Record<string, Figures>>

/** A bound of the median of a figure; with `to` of the ratio of two subjects, which the short run watches too. */
export type Goal = {
  readonly of: string
  readonly to?: string
  readonly figure: string
  readonly atLeast?: number
  readonly atMost?: number
}

export type How = {
  readonly rounds: number
  /** Seconds instead of minutes: only what the ratios need. */
  readonly short: boolean
  /** Instead of the question's own number of messages. */
  readonly messages?: number
  /** One round more, with `profiled` around it; no figure comes from that one. */
  readonly profile: boolean
  /** A line of progress. */
  say(line: string): void
}

export type Measured = {
  readonly rounds: readonly Round[]
  /** What one needs to know to repeat it: counts, windows, settings. */
  readonly setting: Readonly<Record<string, string | number | boolean>>
  /** How figures were counted, what was left out and why. */
  readonly notes: readonly string[]
  readonly profile?: Profile
}

export type Question = {
  readonly name: string
  readonly question: string
  readonly goals: readonly Goal[]
  /** Whether the short run asks it too. */
  readonly inShort?: boolean
  run(how: How): Promise<Measured>
}

export type Spread = { readonly median: number; readonly least: number; readonly most: number }

/** Of every figure of every subject over the rounds that have it. */
export type Summary = Readonly<Record<string, Readonly<Record<string, Spread>>>>

export function summaryOf(rounds: readonly Round[]): Summary {
  const summary: Record<string, Record<string, Spread>> = {}
  for (const subject of new Set(rounds.flatMap((round) => Object.keys(round)))) {
    const figures: Record<string, Spread> = (summary[subject] = {})
    for (const name of new Set(rounds.flatMap((round) => Object.keys(round[subject] ?? {})))) {
      const values = rounds.map((round) => round[subject]?.[name]).filter((value) => value !== undefined)
      const sorted = values.toSorted((a, b) => a - b)
      if (sorted.length > 0) figures[name] = { median: sorted[sorted.length >> 1]!, least: sorted[0]!, most: sorted.at(-1)! }
    }
  }
  return summary
}

/** What the goal is about; undefined where it was not measured. */
export function reached(summary: Summary, { of, to, figure }: Goal): number | undefined {
  const ours = summary[of]?.[figure]?.median
  if (to === undefined) return ours
  const theirs = summary[to]?.[figure]?.median
  return ours !== undefined && theirs ? ours / theirs : undefined
}

export const isReached = ({ atLeast, atMost }: Goal, value: number): boolean => value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity)
