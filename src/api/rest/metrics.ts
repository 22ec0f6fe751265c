// What Prometheus reads, made when it asks from counts that are kept anyway. Labels are names of connections, lanes,
// statuses and routes: never a number, a text or a workspace.
import type { Metric, Registry } from 'prom-client'
import type { Counted, Durations } from '../../kit/meter.ts'

type Value = { readonly labels?: Readonly<Record<string, string | number>>; readonly value: number; readonly metricName?: string }

export type MetricsNeeds = {
  readonly version: string
  readonly wall: () => number
  messages(): readonly { readonly connection: string; readonly lane: string; readonly status: string; readonly count: number }[]
  waiting(): readonly { readonly lane: string; readonly depth: number; readonly oldestDueAt: number | undefined }[]
  connections(): readonly {
    readonly id: string
    readonly state: string
    readonly window: number
    readonly outstanding: number
    readonly sent: number
    readonly slowed: number
    readonly uncertain: number
    readonly binds?: number
    readonly bindsUp?: number
  }[]
  readonly commits: Durations
  readonly requests: { answers(): readonly Counted[]; readonly durations: Durations }
  /** From other rooms, by name: `onesixty_webhook_deliveries_total` and its like. */
  readonly more?: readonly Series[]
}
export type Series = {
  readonly name: `onesixty_${string}`
  readonly help: string
  readonly type: 'counter' | 'gauge'
  read(): readonly Value[]
}

const states = ['bound', 'connecting', 'down', 'paused']

/** Loads what it needs at the first call: an installation that nobody scrapes pays for nothing. */
export function createMetrics(needs: MetricsNeeds): () => Promise<string> {
  let registry: Promise<Registry> | undefined
  return async () => (await (registry ??= openRegistry(needs))).metrics()
}

async function openRegistry(needs: MetricsNeeds): Promise<Registry> {
  const { Registry: Kind, collectDefaultMetrics } = await import('prom-client')
  const registry = new Kind()
  collectDefaultMetrics({ register: registry })
  for (const { read, ...series } of [...seriesOf(needs), ...(needs.more ?? [])]) register(registry, series, read)
  register(registry, { name: 'onesixty_commit_duration_seconds', help: 'How long a commit of the database took until it was durable.', type: 'histogram' }, () => spreadOf('onesixty_commit_duration_seconds', needs.commits))
  register(registry, { name: 'onesixty_http_request_duration_seconds', help: 'How long answers over HTTP took; streams are left out.', type: 'histogram' }, () => spreadOf('onesixty_http_request_duration_seconds', needs.requests.durations))
  return registry
}

type Head = { readonly name: string; readonly help: string; readonly type: 'counter' | 'gauge' | 'histogram' }

/** The registry asks a metric for its values and for nothing else. */
const register = (registry: Registry, head: Head, read: () => readonly Value[]) =>
  registry.registerMetric({ ...head, get: async () => ({ ...head, aggregator: 'sum', values: read() }) } as unknown as Metric)

function seriesOf({ version, wall, messages, waiting, connections, commits, requests }: MetricsNeeds): Series[] {
  const one = (value: number): Value[] => [{ value }]
  const each = (read: (of: ReturnType<typeof connections>[number]) => number | undefined) => () =>
    connections().flatMap((of) => {
      const value = read(of)
      return value === undefined ? [] : [{ labels: { connection: of.id }, value }]
    })
  return [
    { name: 'onesixty_info', help: 'Which version runs.', type: 'gauge', read: () => [{ labels: { version }, value: 1 }] },
    {
      name: 'onesixty_messages_total', type: 'counter',
      help: 'Messages that came to a status since the process began; accepted is counted once for each.',
      read: () => messages().map(({ connection, lane, status, count }) => ({ labels: { status, lane, connection: connection || 'none' }, value: count })),
    },
    {
      name: 'onesixty_queue_depth', help: 'Messages that wait or are being sent, scheduled ones too.', type: 'gauge',
      read: () => waiting().map(({ lane, depth }) => ({ labels: { lane }, value: depth })),
    },
    {
      name: 'onesixty_queue_oldest_seconds', help: 'For how long the oldest message that is due waits for its turn.', type: 'gauge',
      read: () => waiting().map(({ lane, oldestDueAt }) => ({ labels: { lane }, value: oldestDueAt === undefined ? 0 : Math.max(0, wall() - oldestDueAt) / 1_000 })),
    },
    {
      name: 'onesixty_connection_state', help: '1 for the state that a connection is in.', type: 'gauge',
      read: () => connections().flatMap(({ id, state }) => states.map((each) => ({ labels: { connection: id, state: each }, value: Number(each === state) }))),
    },
    { name: 'onesixty_connection_window', help: 'Parts that may be under way at once.', type: 'gauge', read: each(({ window }) => window) },
    { name: 'onesixty_connection_outstanding', help: 'Parts under way now.', type: 'gauge', read: each(({ outstanding }) => outstanding) },
    { name: 'onesixty_connection_binds', help: 'SMPP binds that there should be.', type: 'gauge', read: each(({ binds }) => binds) },
    { name: 'onesixty_connection_binds_up', help: 'SMPP binds that stand.', type: 'gauge', read: each(({ bindsUp }) => bindsUp) },
    { name: 'onesixty_connection_sent_total', help: 'Parts handed to the operator since the connection was opened.', type: 'counter', read: each(({ sent }) => sent) },
    { name: 'onesixty_connection_throttled_total', help: 'Answers of the operator that asked to go slower.', type: 'counter', read: each(({ slowed }) => slowed) },
    { name: 'onesixty_connection_uncertain_total', help: 'Parts that will have no answer.', type: 'counter', read: each(({ uncertain }) => uncertain) },
    { name: 'onesixty_commits_total', help: 'Commits of the database, with one fsync each.', type: 'counter', read: () => one(commits.read().count) },
    { name: 'onesixty_http_requests_total', help: 'Answers over HTTP.', type: 'counter', read: () => [...requests.answers()] },
  ]
}

function spreadOf(name: string, durations: Durations): Value[] {
  const { buckets, sumMs, count } = durations.read()
  return [
    ...buckets.map(({ upToMs, count: value }) => ({ metricName: `${name}_bucket`, labels: { le: upToMs === Infinity ? '+Inf' : upToMs / 1_000 }, value })),
    { metricName: `${name}_sum`, value: sumMs / 1_000 },
    { metricName: `${name}_count`, value: count },
  ]
}
