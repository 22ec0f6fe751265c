import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import type { Dial } from '../smpp/client.ts'
import { decode, encode } from '../smpp/codec.ts'
import { memoryWire } from '../smpp/memory.ts'
import { noTlvs, type SubmitSm } from '../smpp/pdu.ts'
import { createServer } from '../smpp/server.ts'
import { tags, tlvInt } from '../smpp/tlvs.ts'
import { smppDefaults, unstatedVersions } from './connection.ts'
import { quirksOf } from './quirks.ts'
import { smppCarrier } from './smpp.ts'

/** What reaches an operator that tells no version in its answer to a bind. */
async function reaching(unstatedVersion?: '3.3' | '3.4'): Promise<SubmitSm[]> {
  const clock = manualClock()
  const reached: SubmitSm[] = []
  const server = createServer<unknown>({
    clock, log: silentLog, authenticate: async () => 'ok',
    handlers: {
      onRequest: (_, pdu) => void (pdu.command === 'submit_sm' && reached.push(pdu)),
      onSettled() {},
      onClosed() {},
    },
  })
  const { dial } = memoryWire({ clock, accept: server.accept })
  const silent: Dial = (handlers) =>
    dial({
      ...handlers,
      onBytes(bytes) {
        const read = decode(bytes)
        const bound = read.kind === 'pdu' && read.pdu.command === 'bind_transceiver_resp'
        handlers.onBytes(bound ? encode({ ...read.pdu, tlvs: noTlvs }) : bytes)
      },
    })
  const driver = smppCarrier<number>({
    id: 'op', name: 'op', clock, chance: seededChance(1), log: silentLog, systemId: 'us', password: '', epoch: 1, dial: silent,
    ...(unstatedVersion ? { unstatedVersion } : {}),
    callbacks: { onRoom() {}, onResults() {}, onReports() {}, onInbound() {} },
  })
  const rest = async () => {
    for (let at = 0; at < 100; at += 10) {
      clock.advance(10)
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    }
  }
  driver.start()
  await rest()
  const reservation = driver.reserve(1)!
  driver.resize(reservation, 1)
  driver.submit(reservation, [{
    token: 1, source: { ton: 5, npi: 0, address: 'Shop' }, destination: { ton: 1, npi: 1, address: '31612345678' },
    esmClass: 0, dataCoding: 0, octets: Buffer.from('Hi'), reference: 77, validitySeconds: 60,
  }])
  await rest()
  return reached
}

test('an operator that tells no version gets no TLVs, until somebody says what it knows', async () => {
  const tagged = (pdus: readonly SubmitSm[]) => pdus.map(({ tlvs }) => tlvInt(tlvs, tags.user_message_reference))
  expect(tagged(await reaching())).toEqual([undefined])
  expect(tagged(await reaching('3.4'))).toEqual([77])
})

test('every version that may be said is one', () => {
  expect(unstatedVersions.map((version) => quirksOf({ ...smppDefaults, unstatedVersion: version }).unstatedVersion)).toEqual([0x33, 0x34, 0x50])
})
