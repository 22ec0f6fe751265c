// Customers' programs bind to the SMPP door: what they send reaches phones, and they are told what became of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bind, call, smpp, textOf } from '../support/customer.ts'
import { ask, createSite, until, type RunningHouse, type Site } from '../support/house.ts'

let site: Site
let house: RunningHouse
let port: number
beforeAll(async () => {
  site = await createSite()
  port = Number(site.env['ONESIXTY_SMPP_PORT'])
  house = await site.start()
}, 30_000)
afterAll(async () => {
  await house?.stop()
  site?.remove()
})

const makeAccount = async (more: object = {}) => {
  const { status, body } = await ask<{ id: string; systemId: string; password: string }>(house, '/v1/smpp-accounts', more)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { ...body, port }
}
const onPhone = async (number: string) => {
  const { body } = await ask<{ data: { text: string; from: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number)}/messages`)
  return body.data
}
const message = (to: string, text: string) => ({
  source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: to, short_message: text, registered_delivery: 1,
})

test('what is sent reaches the phone, and its receipt reaches the bind', async () => {
  const account = await makeAccount()
  const customer = await bind(account)
  const answer = await customer.submit(message('31612345601', 'Hello over SMPP'))
  expect(answer).toMatchObject({ command_status: 0, message_id: expect.stringMatching(/^[0-9a-z]{15}$/) })
  await until('the message on the phone', async () => ((await onPhone('+31612345601')).length > 0 ? true : undefined))
  expect(await onPhone('+31612345601')).toMatchObject([{ text: 'Hello over SMPP', from: 'SHOP' }])
  await until('the receipt', async () => customer.delivered[0])
  const [receipt] = customer.delivered
  expect(receipt).toMatchObject({ esm_class: 4, source_addr: '31612345601', destination_addr: 'SHOP', message_state: 2, receipted_message_id: answer['message_id'] })
  expect(textOf(receipt!)).toMatch(new RegExp(`^id:${String(answer['message_id'])} sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 text:Hello over SMPP$`))
  customer.close()
})

test('a long text arrives whole, however it is cut', async () => {
  const customer = await bind(await makeAccount())
  const text = 'Long words travel in parts and arrive as one. '.repeat(8).trim()
  const ways: [string, () => Promise<unknown[]>][] = [
    ['31612345611', async () => [await customer.submit({ ...message('31612345611', ''), short_message: '', message_payload: text })]],
    ['31612345612', () => Promise.all([0, 1, 2].map((at) => customer.submit({
      ...message('31612345612', ''), esm_class: 0x40, data_coding: 0,
      short_message: { udh: Buffer.from([5, 0, 3, 77, 3, at + 1]), message: text.slice(at * 153, (at + 1) * 153) },
    })))],
    ['31612345613', () => Promise.all([0, 1, 2].map((at) => customer.submit({
      ...message('31612345613', text.slice(at * 152, (at + 1) * 152)), sar_msg_ref_num: 900, sar_total_segments: 3, sar_segment_seqnum: at + 1,
    })))],
  ]
  for (const [number, send] of ways) {
    const answers = (await send()) as { command_status: number }[]
    expect([number, answers.map((answer) => answer.command_status)]).toEqual([number, answers.map(() => 0)])
    const [seen] = await until(`the message on ${number}`, async () => ((await onPhone(`+${number}`)).length > 0 ? onPhone(`+${number}`) : undefined))
    expect([number, seen!.text]).toEqual([number, text])
  }
  customer.close()
})

test('receipts of when nobody was bound come with the next bind, also after the process was killed', async () => {
  const account = await makeAccount({ ids: 'decimal' })
  const sender = await bind({ ...account, as: 'transmitter' })
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => sender.submit(message(`316123457${String(i).padStart(2, '0')}`, `Number ${i}`))))
  const ids = answers.map((answer) => String(answer['message_id']))
  expect(new Set(ids).size).toBe(20)
  sender.close()
  await until('the messages on the phones', async () => ((await onPhone('+31612345719')).length > 0 ? true : undefined))
  await new Promise((resolve) => setTimeout(resolve, 500))
  await house.kill()
  house = await site.start()
  const receiver = await bind({ ...account, as: 'receiver' })
  await until('all receipts', async () => (receiver.delivered.length >= 20 ? true : undefined))
  expect(receiver.delivered.map((pdu) => pdu['receipted_message_id']).toSorted()).toEqual(ids.toSorted())
  receiver.close()
  const again = await bind({ ...account, as: 'receiver' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(again.delivered).toEqual([])
  again.close()
}, 60_000)

test('what a phone writes to a number that was given to an account comes to its bind', async () => {
  const account = await makeAccount()
  const { status } = await ask(house, '/v1/numbers', { number: '1655', account: account.id })
  expect(status).toBe(201)
  const customer = await bind({ ...account, as: 'receiver' })
  expect((await ask(house, `/v1/handsets/${encodeURIComponent('+31612345621')}/messages`, { to: '1655', text: 'JOIN' })).status).toBeLessThan(300)
  await until('the message from the phone', async () => customer.delivered[0])
  expect(customer.delivered[0]).toMatchObject({ source_addr: '31612345621', destination_addr: '1655', esm_class: 0 })
  expect(textOf(customer.delivered[0]!)).toBe('JOIN')
  customer.close()
})

test('wrong passwords and unknown accounts are refused alike, and after five not even the right one gets in for a while', async () => {
  const account = await makeAccount()
  await expect(bind({ ...account, password: 'wrong' })).rejects.toThrow(`refused with ${smpp.errors['ESME_RBINDFAIL']}`)
  await expect(bind({ ...account, systemId: 'nobody' })).rejects.toThrow(`refused with ${smpp.errors['ESME_RBINDFAIL']}`)
  for (let i = 0; i < 4; i++) await expect(bind({ ...account, password: `bad${i}` })).rejects.toThrow('refused')
  await expect(bind(account)).rejects.toThrow('refused')
  const later = await until('the wait to be over', () => bind(account).catch(() => undefined))
  expect((await later.ask('bind_transceiver', { system_id: account.systemId, password: account.password })).command_status).toBe(smpp.errors['ESME_RALYBND'])
  later.close()
})

test('a window and a rate are kept, and what was throttled can be sent again', async () => {
  const account = await makeAccount({ window: 5, perSecond: 30 })
  const customer = await bind(account)
  const answers = await Promise.all(Array.from({ length: 60 }, () => customer.submit(message('31612345631', 'Fast'))))
  const counts = Map.groupBy(answers, (answer) => answer.command_status)
  expect([...counts.keys()].toSorted()).toEqual([0, smpp.errors['ESME_RTHROTTLED']].toSorted())
  await until('a throttled one to be taken', async () => ((await customer.submit(message('31612345631', 'Again'))).command_status === 0 ? true : undefined))
  customer.close()
})

test('messages of another workspace cannot be queried or canceled, also not by their id', async () => {
  const [mine, other] = [await makeAccount(), await makeAccount()]
  const [one, two] = [await bind(mine), await bind(other)]
  const later = new Date(Date.now() + 3_600_000)
  const { message_id } = (await one.submit({ ...message('31612345641', 'Later'), schedule_delivery_time: later })) as unknown as { message_id: string }
  const ends = { message_id, source_addr: 'SHOP', destination_addr: '31612345641' }
  expect((await two.ask('query_sm', ends)).command_status).toBe(smpp.errors['ESME_RQUERYFAIL'])
  expect((await two.ask('cancel_sm', ends)).command_status).toBe(smpp.errors['ESME_RCANCELFAIL'])
  expect(await one.ask('query_sm', ends)).toMatchObject({ command_status: 0, message_state: 1 })
  expect((await one.ask('cancel_sm', ends)).command_status).toBe(0)
  for (const each of [one, two]) each.close()
})

test('who connects and says nothing is let go, and so is one who sends rubbish', async () => {
  const [silent, loud] = [await call(port), await call(port)]
  ;(loud.raw.socket as unknown as { write(bytes: Buffer): void }).write(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
  await loud.closed
  await silent.closed
}, 30_000)
