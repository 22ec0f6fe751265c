// Anything at any time, by seed: submits of every kind, phones that come and go, cancelling, replacing, binds that break,
// crashes. Whatever was acknowledged ends in one final state, stands on its phone once or never, and is reported as it is.
import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { makePdu } from '../smpp/pdu.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import { formatRelative } from '../smpp/times.ts'
import { tlv } from '../smpp/tlvs.ts'
import type { Program, Rig } from './rig.ts'
import { lineTo, octets, openRig } from './rig.ts'
import { subscriberStates } from './hlr/register.ts'

const phones = ['31600000001', '31600000002', '+31600000003', '31600000004', '31600000005']
const elsewhere = '31600000009'
const numbers = [...phones, elsewhere]
const names: Readonly<Record<number, string>> = { 2: 'delivered', 3: 'expired', 4: 'deleted', 5: 'undelivered' }

async function storm(seed: number): Promise<void> {
  const chance = seededChance(seed)
  const whole = (most: number) => Math.floor(chance.float() * (most + 1))
  const one = <Item>(items: readonly Item[]) => items[whole(items.length - 1)]!
  const broken: unknown[] = []
  const far = await openRig()
  /** Of the centre that runs now; that of one that crashed leads nowhere. */
  let line = lineTo(() => far, far.clock)
  const peersOn = ({ dial }: typeof line) => [{ name: 'north', numbers: [elsewhere], dial, systemId: 'demo', password: 'demo' }]
  const needs = {
    clock: far.clock, onBroken: (cause: unknown) => void broken.push(cause), commitMs: whole(6), bounds: { forwarding: 20, owed: 10, relaying: 10 } }
  let rig: Rig = await openRig({ ...needs, peers: peersOn(line) })
  let program: Program = await rig.bind('bind_transceiver')
  const accepted = new Map<string, { text: string; asked: number }>()
  const told = new Map<string, Set<string>>()
  const texts = new Map<number, { text: string; asked: number }>()
  let count = 0

  /** What came of the bind until now. */
  const gather = () => {
    program.answers.forEach((answer, i) => {
      const sent = texts.get(i)
      if (sent && typeof answer === 'string') accepted.set(answer, sent)
    })
    for (const pdu of program.delivered) {
      const receipt = pdu.esm_class === 4 ? parseReceipt(pdu) : undefined
      if (receipt) told.set(receipt.id, (told.get(receipt.id) ?? new Set()).add(receipt.state))
    }
  }
  const rebind = async () => {
    gather()
    texts.clear()
    program = await rig.bind('bind_transceiver')
  }
  const submit = () => {
    if (program.session.room() === 0) return
    const text = `message ${seed}.${++count}`
    const asked = one([0, 1, 1, 1, 0x11, 2])
    texts.set(program.answers.length, { text, asked })
    program.submit({
      short_message: octets(text), destination_addr: one(numbers), registered_delivery: asked, priority_flag: whole(3),
      service_type: one(['', 'WX']), replace_if_present_flag: whole(9) === 0 ? 1 : 0, protocol_id: whole(9) === 0 ? 0x41 : 0,
      esm_class: whole(9) === 0 ? 1 : 0, data_coding: whole(9) === 0 ? 0x10 : 0,
      schedule_delivery_time: whole(5) === 0 ? formatRelative(1000 * whole(60)) : '',
      validity_period: whole(3) === 0 ? formatRelative(250_000 + 1000 * whole(600)) : '',
      tlvs: whole(5) === 0 ? [tlv.set_dpf(1)] : [],
    })
  }
  const ends = { source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1 } as const
  const someId = () => one([...program.answers.filter((answer) => typeof answer === 'string'), ...accepted.keys(), '1'])
  const ask = (pdu: Parameters<Program['request']>[0]) => void (program.session.room() > 0 && program.request(pdu))
  const acts: (() => unknown)[] = [
    submit, submit, submit, submit, submit, submit,
    () => void rig.smsc.subscribers.change(one(phones), { state: one([...subscriberStates, 'detached', 'attached', 'attached']) }).catch(() => {}),
    () => ask(makePdu('cancel_sm', { ...ends, message_id: someId(), destination_addr: one(phones) })),
    () => whole(4) === 0 && ask(makePdu('cancel_sm', { ...ends, destination_addr: one(phones), service_type: one(['', 'WX']) })),
    () => ask(makePdu('replace_sm', {
      source_addr: 'SHOP', message_id: someId(), short_message: octets('replaced'), registered_delivery: 1,
      schedule_delivery_time: whole(2) === 0 ? formatRelative(1000 * whole(60)) : '',
    })),
    () => ask(makePdu('query_sm', { source_addr: 'SHOP', message_id: someId() })),
    () => void rig.smsc.phones.send(`+${phones[0]!}`, { to: one(['1600', '+31600000002']), text: 'from a phone' }).catch(() => {}),
    async () => {
      submit()
      await rig.pass(whole(12)) // the answer of the other centre may be on its way
      line.cut()
    },
    () => rig.pass(1 + whole(4)),
    () => rig.pass(whole(40)),
    () => rig.pass(whole(60_000), 500),
    async () => {
      if (whole(3) > 0) return
      program.cut()
      await rebind()
    },
    async () => {
      if (whole(3) > 0) return
      rig.db.crash()
      gather()
      line.end()
      line = lineTo(() => far, far.clock)
      rig = await openRig({ ...needs, peers: peersOn(line), core: rig.db.core })
      await rebind()
    },
  ]
  for (let step = 0; step < 250; step++) await one(acts)()
  await rig.pass(500, 5)
  for (const phone of phones) {
    const changed = rig.smsc.subscribers.change(phone, { state: 'attached' })
    await rig.pass(60)
    await changed
  }
  await rig.pass(100_000, 200) // less than the shortest wait of a phone that was absent
  const waiting = rig.db.core.read('SELECT count(*) AS count FROM smsc_messages WHERE stage < 0 AND stage > -4', [])
  expect(waiting).toEqual([{ count: 0 }])
  await rig.pass(200_000, 500) // a line that broke is tried again within a minute
  gather()
  expect(broken).toEqual([])
  expect(rig.smsc.counters()).toMatchObject({ storing: 0, forwarding: 0, parked: 0, owed: 0, relaying: 0 })
  const rows = rig.db.core.read('SELECT id, stage, state, destination, octets FROM smsc_messages', [])
  expect(rows.filter(({ stage }) => stage !== 0)).toEqual([])
  const there = far.db.core.read('SELECT text FROM smsc_phone_messages', []).map(({ text }) => String(text))
  const shown = rig.db.core.read('SELECT text FROM smsc_phone_messages WHERE direction = 0', []).map(({ text }) => String(text))
  const byId = new Map(rows.map((row) => [String(row['id']), row]))
  for (const [id, { text, asked }] of accepted) {
    const row = byId.get(id)
    expect(row, `${id} ${text}`).toBeDefined()
    const state = names[Number(row!['state'])]
    expect(state, `${id} ${text}`).toBeDefined()
    const own = Buffer.from(row!['octets'] as Uint8Array).toString('latin1') === text
    const far = row!['destination'] === elsewhere
    if (own && far && state === 'delivered') expect(there, `${id} ${text}`).toContain(text)
    if (own && !far) expect(shown.filter((one) => one === text), `${id} ${text} ${state}`).toHaveLength(state === 'delivered' ? 1 : 0)
    if (own && (asked & 3) === 1) expect([...(told.get(id) ?? [])], `${id} ${text}`).toEqual([state])
    if (own && asked === 0) expect(told.has(id), `${id} ${text}`).toBe(false)
  }
  expect(accepted.size).toBeGreaterThan(20)
}

test.each(Array.from({ length: 20 }, (_, i) => i + 1))('whatever happens, seed %i', { timeout: 60_000 }, (seed) => storm(seed))
