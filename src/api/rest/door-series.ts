// What the doors for customers' programs count, as series for Prometheus.
import type { SmppDoor } from '../smpp/open.ts'
import type { Webhooks } from '../webhooks/open.ts'
import type { MetricsNeeds } from './metrics.ts'

export const doorSeries = (webhooks: Pick<Webhooks, 'tried'>, smppDoor: Pick<SmppDoor, 'counters'>): NonNullable<MetricsNeeds['more']> => [
  {
    name: 'onesixty_webhook_attempts_total', help: 'Attempts to tell an event: told, failed and to be tried again, or given up.', type: 'counter',
    read: () => Object.entries(webhooks.tried()).map(([outcome, value]) => ({ labels: { outcome }, value })),
  },
  {
    name: 'onesixty_smpp_door_total', help: 'At the SMPP door: submissions and receipts by what became of them, connections refused.', type: 'counter',
    read: () => {
      const { binds: _, waiting: __, ...counts } = smppDoor.counters()
      return Object.entries(counts).map(([what, value]) => ({ labels: { what }, value }))
    },
  },
  { name: 'onesixty_smpp_door_binds', help: 'Binds of customers that stand.', type: 'gauge', read: () => [{ value: smppDoor.counters().binds }] },
]
