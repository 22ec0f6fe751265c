import { expect, test } from 'vitest'
import { tlv } from '../../smpp/tlvs.ts'
import { octets, openRig } from '../rig.ts'

test('who lost their process is told which of their submissions are in the store, and under which id', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  const since = rig.clock.wall()
  for (const reference of [7, 8]) program.submit({ destination_addr: '31612345678', short_message: octets('Hi'), tlvs: [tlv.user_message_reference(reference)] })
  await rig.pass(20)
  const ask = async (account: string, ...asked: { to: string; reference: number; since: number }[]) => {
    let known: readonly (string | undefined)[] | undefined
    void rig.smsc.recall(account, asked).then((ids) => (known = ids))
    for (let ms = 0; !known && ms < 500; ms++) await rig.pass(1)
    return known!
  }
  const to = '31612345678'
  const known = await ask('demo', { to, reference: 8, since }, { to, reference: 9, since }, { to: '31612345679', reference: 7, since }, { to, reference: 7, since })
  expect(known).toEqual([expect.any(String), undefined, undefined, expect.any(String)])
  expect(known[0]).not.toBe(known[3])
  expect(await ask('another', { to, reference: 7, since })).toEqual([undefined])
  expect(await ask('demo', { to, reference: 7, since: since + 60_000 })).toEqual([undefined])
})
