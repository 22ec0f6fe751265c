import { expect, test } from 'vitest'
import { decode, encode } from '../../src/smpp/codec.ts'
import { type Command, commandNames, commands } from '../../src/smpp/commands.ts'
import { Framer } from '../../src/smpp/framer.ts'
import { makePdu, type Pdu } from '../../src/smpp/pdu.ts'
import { statuses } from '../../src/smpp/statuses.ts'
import { openRig } from '../../src/smsc/rig.ts'

const versions = [[3.3, 0x33], [3.4, 0x34]] as const
const asked = commandNames.filter((name) => commands[name].answered && commands[name].from !== 'smsc' && !name.startsWith('bind'))
const lacking = versions.flatMap(([version, code]) =>
  asked.filter((name) => commands[name].since > version).map((name) => [name, version, code] as const),
)

/** A program that says it is of a version and sends what that version does not know: our own client would not. */
async function ask(requests: readonly Pdu[]): Promise<Pdu[]> {
  const rig = await openRig()
  const answers: Pdu[] = []
  const framer = new Framer()
  const write = (bytes: Uint8Array) => {
    framer.push(bytes, (framed) => {
      const read = framed.kind === 'frame' ? decode(framed.bytes) : undefined
      if (read?.kind === 'pdu') answers.push(read.pdu)
    })
    return true
  }
  const line = rig.smsc.accept({ write, close() {}, pause() {}, resume() {} }, '127.0.0.1')
  for (const request of requests) {
    line.receive(encode(request))
    await rig.pass(30)
  }
  return answers
}

test.each(lacking)('%s is no command of a program of version %s', async (name, _, code) => {
  const login = { sequence: 1, system_id: 'demo', password: 'demo', interface_version: code }
  const [bound, answer] = await ask([makePdu('bind_transmitter', login), makePdu(name as Command, { sequence: 2 } as object)])
  expect(bound).toMatchObject({ command: 'bind_transmitter_resp', status: 0 })
  expect(answer).toMatchObject({ sequence: 2, status: statuses.ESME_RINVCMDID })
})

test('a version lacks what the page says', () => {
  expect(lacking.map(([name, version]) => `${version} ${name}`)).toEqual([
    '3.3 data_sm', '3.3 broadcast_sm', '3.3 query_broadcast_sm', '3.3 cancel_broadcast_sm',
    '3.4 broadcast_sm', '3.4 query_broadcast_sm', '3.4 cancel_broadcast_sm',
  ])
})
