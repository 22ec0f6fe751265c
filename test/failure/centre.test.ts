// The message centre alone, a real process on a real file, is killed with SIGKILL again and again while a program submits
// over TCP as fast as it is answered. What it acknowledged stands on the phones afterwards, once.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { createClient } from '../../src/smpp/client.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import type { Outgoing, Session } from '../../src/smpp/session.ts'
import { tcpDial } from '../../src/smpp/sockets.ts'
import { cli, freePort, until } from '../support/house.ts'
import { tell } from './tell.ts'

const kills = 5
const firstNumber = 31_600_000_000

test(`killed ${kills} times, it has lost nothing that it acknowledged and shows nothing twice`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-centre-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  const env = { ...process.env, ONESIXTY_DATA_DIR: folder, ONESIXTY_SMSC_PORT: String(port) }
  const start = async () => {
    const child = spawn(process.execPath, [...cli, 'smsc', '--json'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    const exited = new Promise((resolve) => child.once('exit', resolve))
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
    await until('it to listen', async () => (said.includes('SMSC on') ? true : undefined), 60_000)
    return { child, exited }
  }

  let sent = 0
  let open = true
  const acknowledged: number[] = []
  const fill = (session: Session<number>) => {
    for (; open && session.room() > 0; sent++) {
      const pdu = makePdu('submit_sm', {
        source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, registered_delivery: 1,
        destination_addr: String(firstNumber + (sent % 1_000)), short_message: Buffer.from(`Message ${sent}`),
      })
      session.send(pdu as Outgoing, sent)
    }
  }
  const bind = () => {
    const client = createClient<number>({
      dial: tcpDial({ host: '127.0.0.1', port }), clock: systemClock, chance: systemChance, log: silentLog,
      bind: { mode: 'transceiver', system_id: 'demo', password: 'demo' }, limits: { windowSize: 500 },
      handlers: {
        onBound: fill,
        onRoom: fill,
        onSettled(_, message, settled) {
          if (settled.kind === 'response' && settled.pdu.status === 0) acknowledged.push(message)
        },
        onRequest: (session, pdu) => session.respond(pdu, 0),
        onUnbound() {},
        onClosed() {},
      },
    })
    client.start()
    return client
  }
  for (let round = 0; round <= kills; round++) {
    const { child, exited } = await start()
    const client = bind()
    const before = acknowledged.length
    await until('it to take messages', async () => (acknowledged.length > before + 1_000 ? true : undefined), 60_000)
    if (round === kills) open = false
    else child.kill('SIGKILL')
    await client.stop()
    if (round === kills) child.kill('SIGTERM')
    await exited
  }

  const store = new DatabaseSync(join(folder, 'smsc-alone.db'), { readOnly: true })
  const shown = store.prepare('SELECT text FROM smsc_phone_messages').all().map(({ text }) => String(text))
  store.close()
  const texts = new Set(shown)
  const lost = acknowledged.filter((message) => !texts.has(`Message ${message}`)).length
  const twice = shown.length - texts.size
  tell('centre killed', `the centre alone killed ${kills} times · acknowledged ${acknowledged.length}, lost ${lost}, shown twice ${twice}`)
  expect({ lost, twice }).toEqual({ lost: 0, twice: 0 })
}, 120_000)
