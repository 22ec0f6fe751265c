import { expect, test } from 'vitest'
import { commandNames, isResponse } from './commands.ts'
import type { Command } from './commands.ts'
import { permits } from './states.ts'
import type { SessionState, Side } from './states.ts'

// SMPP 3.4 table 2-1 and SMPP 5.0 table 2-6, written out: o open, t bound_tx, r bound_rx, x bound_trx, u unbinding.
const letters: Record<string, SessionState> = {
  o: 'open', t: 'bound_tx', r: 'bound_rx', x: 'bound_trx', u: 'unbinding', c: 'closed',
}
const table: Record<Side, Partial<Record<Command, string>>> = {
  esme: {
    bind_transmitter: 'o', bind_receiver: 'o', bind_transceiver: 'o', unbind: 'trxu', enquire_link: 'otrxu',
    submit_sm: 'tx', submit_multi: 'tx', data_sm: 'tx', query_sm: 'tx', cancel_sm: 'tx', replace_sm: 'tx',
    broadcast_sm: 'tx', query_broadcast_sm: 'tx', cancel_broadcast_sm: 'tx',
  },
  smsc: {
    outbind: 'o', unbind: 'trxu', enquire_link: 'otrxu', deliver_sm: 'rx', data_sm: 'rx', alert_notification: 'rx',
  },
}

for (const side of ['esme', 'smsc'] as const) {
  test(`the ${side} may send exactly what the specification's table allows, in each state`, () => {
    for (const command of commandNames.filter((name) => !isResponse(name))) {
      const allowed = Object.keys(letters).filter((letter) => permits(side, letters[letter]!, command))
      expect([command, allowed.join('')]).toEqual([command, table[side][command] ?? ''])
    }
  })
}

test('responses may be sent until the session is closed', () => {
  expect(permits('esme', 'unbinding', 'deliver_sm_resp')).toBe(true)
  expect(permits('esme', 'closed', 'deliver_sm_resp')).toBe(false)
})
