// What Prometheus is told of the SMPP door. Knows its counters and nothing of how they came about.
import type { Series } from '../rest/metrics.ts'
import type { SmppDoor } from './open.ts'

export function smppSeries(counters: SmppDoor['counters']): Series[] {
  type Name = keyof ReturnType<typeof counters>
  const one = (name: `onesixty_smpp_${string}`, help: string, type: Series['type'], of: Name): Series => ({
    name, help, type, read: () => [{ value: counters()[of] }],
  })
  return [
    one('onesixty_smpp_binds', 'Binds of customers that stand.', 'gauge', 'binds'),
    one('onesixty_smpp_waiting', 'Messages of customers that wait for the store.', 'gauge', 'waiting'),
    {
      name: 'onesixty_smpp_submits_total', type: 'counter',
      help: 'Requests of customers to send: answered with success, refused, and of these because of a window or a rate.',
      read() {
        const { accepted, refused, throttled } = counters()
        return Object.entries({ accepted, refused, throttled }).map(([outcome, value]) => ({ labels: { outcome }, value }))
      },
    },
    {
      name: 'onesixty_smpp_deliveries_total', type: 'counter',
      help: 'Receipts and messages from phones to customers: forgotten, declined for good, and sent again.',
      read() {
        const { answered, declined, resent } = counters()
        return Object.entries({ answered, declined, resent }).map(([outcome, value]) => ({ labels: { outcome }, value }))
      },
    },
    one('onesixty_smpp_refused_connections_total', 'Connections that were closed because there were too many.', 'counter', 'refusedConnections'),
  ]
}
