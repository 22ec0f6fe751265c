import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlite } from '../db/sqlite.ts'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createClient } from '../smpp/client.ts'
import type { DeliverSm } from '../smpp/pdu.ts'
import { makePdu } from '../smpp/pdu.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import type { Outgoing, Session } from '../smpp/session.ts'
import { tcpDial } from '../smpp/sockets.ts'
import { listenSmsc } from './listen.ts'
import { openSmsc } from './open.ts'
import { smscMigrations } from './records.ts'
import { octets } from './rig.ts'

const clock = systemClock
const accounts = [{ systemId: 'demo', password: 'demo' }]

test('over TCP and a real file every message is answered, delivered, reported, and there after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-smsc-'))
  const open = async () => {
    const db = await openSqlite({ file: join(folder, 'smsc.db'), migrations: smscMigrations })
    const smsc = openSmsc({ db, clock, chance: systemChance, log: silentLog, accounts })
    await smsc.start()
    return { db, smsc }
  }
  const first = await open()
  const door = await listenSmsc({ smsc: first.smsc, host: '127.0.0.1', port: 0 })
  const count = 3000
  const ids: string[] = []
  const reported: string[] = []
  let sent = 0
  let finish = () => {}
  const finished = new Promise<void>((resolve) => (finish = resolve))
  const fill = (session: Session<undefined>) => {
    for (; session.room() > 0 && sent < count; sent++) {
      const pdu = makePdu('submit_sm', {
        source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, registered_delivery: 1,
        destination_addr: String(31_612_000_000 + sent), short_message: octets(`Number ${sent}`),
      })
      session.send(pdu as Outgoing, undefined)
    }
  }
  const client = createClient<undefined>({
    dial: tcpDial({ host: '127.0.0.1', port: door.port }),
    clock,
    chance: systemChance,
    log: silentLog,
    bind: { mode: 'transceiver', system_id: 'demo', password: 'demo' },
    handlers: {
      onRequest(session, pdu) {
        reported.push(parseReceipt(pdu as DeliverSm)!.id)
        session.respond(pdu, 0)
        if (reported.length === count) finish()
      },
      onSettled(_, __, settled) {
        if (settled.kind === 'response' && settled.pdu.command === 'submit_sm_resp') ids.push(settled.pdu.message_id)
      },
      onRoom: fill,
      onBound: fill,
      onUnbound() {},
      onClosed() {},
    },
  })
  client.start()
  await finished
  await client.stop()
  await first.smsc.stop()
  await door.close()
  await first.db.close()
  expect(ids.length).toBe(count)
  expect(reported.toSorted()).toEqual(ids.toSorted())

  const second = await open()
  const page = await second.smsc.phones.messages('+31612001234', { limit: 10 })
  expect(page.data).toMatchObject([{ from: 'SHOP', text: 'Number 1234' }])
  expect((await second.smsc.phones.list({ limit: 1000 })).data.length).toBe(1000)
  expect(second.smsc.counters()).toMatchObject({ forwarding: 0, owed: 0 })
  await second.db.close()
  rmSync(folder, { recursive: true })
})
