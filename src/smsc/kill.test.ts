import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import { tags, tlvText } from '../smpp/tlvs.ts'
import { userData } from '../sms/parts.ts'
import type { Segmented } from '../sms/segments.ts'
import { segment } from '../sms/segments.ts'
import type { Program, Rig } from './rig.ts'
import { octets, openRig } from './rig.ts'

const phone = '+31612345678'
const readTexts = async (rig: Rig) => {
  const page = rig.smsc.phones.messages(phone, { limit: 1000 })
  await rig.pass(2)
  return (await page).data.map(({ text }) => text)
}
const receipted = (program: Program) => program.delivered.map(({ tlvs }) => tlvText(tlvs, tags.receipted_message_id))
const reopen = (rig: Rig, file?: string) => {
  rig.db.crash()
  return openRig({ clock: rig.clock, ...(file ? { file } : { core: rig.db.core }) })
}

test('killed between answer and delivery, the phone gets the message once and the receipt is sent', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-smsc-'))
  const file = join(folder, 'smsc.db')
  const rig = await openRig({ file, commitMs: 20 })
  const before = await rig.bind()
  before.submit({ short_message: octets('Survives'), registered_delivery: 1 })
  while (before.answers[0] === -1) await rig.pass(1)
  const again = await reopen(rig, file)
  await again.pass(10)
  expect(await readTexts(again)).toEqual(['Survives'])
  const after = await again.bind()
  await again.pass(5)
  expect(receipted(after)).toEqual(before.answers)
  const third = await reopen(again, file)
  const last = await third.bind()
  await third.pass(10)
  expect(await readTexts(third)).toEqual(['Survives'])
  expect(receipted(last)).toEqual([])
  rmSync(folder, { recursive: true })
})

test('a series of which one part came before the kill is completed by the other after it', async () => {
  const rig = await openRig()
  const long = 'Twice as long as one message may be. '.repeat(8)
  const cut = userData(segment(long) as Segmented, 5)
  const parts = cut.map((part) => ({ esm_class: part.esmClass, short_message: part.octets }))
  const before = await rig.bind()
  before.submit(parts[1]!)
  await rig.pass(10)
  const again = await reopen(rig)
  expect(again.smsc.counters().parts).toBe(1)
  const after = await again.bind()
  after.submit(parts[0]!)
  await again.pass(10)
  expect(await readTexts(again)).toEqual([long])
  const third = await reopen(again)
  expect(third.smsc.counters().parts).toBe(0)
})

test('what a phone wrote survives until an account reads it', async () => {
  const rig = await openRig()
  const sent = rig.smsc.phones.send(phone, { to: '1600', text: 'JOIN' })
  await rig.pass(5)
  await sent
  const again = await reopen(rig)
  const program = await again.bind()
  await again.pass(5)
  expect(program.delivered.map(({ short_message }) => Buffer.from(short_message).toString())).toEqual(['JOIN'])
  const third = await reopen(again)
  const other = await third.bind()
  await third.pass(10)
  expect(other.delivered).toEqual([])
})

test('a message found after its validity is not shown, but expired, and its owner is told', async () => {
  const rig = await openRig({ commitMs: 20 })
  const before = await rig.bind()
  before.submit({ short_message: octets('Too late'), registered_delivery: 1, validity_period: '000000000100000R' })
  while (before.answers[0] === -1) await rig.pass(1)
  rig.db.crash()
  rig.clock.advance(61_000)
  const again = await reopen(rig)
  const after = await again.bind()
  await again.pass(5)
  expect(await readTexts(again)).toEqual([])
  expect(after.delivered.map((pdu) => parseReceipt(pdu))).toMatchObject([{ id: before.answers[0], state: 'expired' }])
})

test('numbers are not used again after a kill', async () => {
  const rig = await openRig()
  const before = await rig.bind()
  for (let i = 0; i < 5; i++) before.submit({ short_message: octets('Hi') })
  await rig.pass(10)
  const again = await reopen(rig)
  const after = await again.bind()
  after.submit({ short_message: octets('Hi') })
  await again.pass(10)
  expect(before.answers).toEqual(['1000001', '1000002', '1000003', '1000004', '1000005'])
  expect(after.answers).toEqual(['1000006'])
})

test('killed at any moment, what was answered is shown exactly once and reported at least once', async () => {
  for (let moment = 1; moment < 60; moment++) {
    const chance = seededChance(moment)
    const rig = await openRig({ commitMs: 8 })
    const before = await rig.bind()
    let sent = 0
    for (let ms = 0; ms < moment; ms++) {
      for (let i = chance.below(4); i > 0; i--) {
        before.submit({ short_message: octets(`${++sent} of many`), registered_delivery: 1 })
      }
      await rig.pass(1)
    }
    const again = await reopen(rig)
    await again.pass(30)
    const after = await again.bind()
    await again.pass(30)
    const shown = await readTexts(again)
    const submitted = before.answers.map((id, i) => ({ id, text: `${i + 1} of many` }))
    const answered = submitted.filter(({ id }) => typeof id === 'string')
    expect(new Set(shown).size, `twice after a kill at ${moment} ms`).toBe(shown.length)
    expect(answered.filter(({ text }) => !shown.includes(text)), `lost after a kill at ${moment} ms`).toEqual([])
    const reported = new Set<unknown>([...receipted(before), ...receipted(after)])
    expect(answered.filter(({ id }) => !reported.has(id)), `without receipt after a kill at ${moment} ms`).toEqual([])
  }
})
