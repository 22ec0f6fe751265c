// Customers' programs bind to the SMPP door: what they send reaches phones, and they are told what became of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bind, textOf } from '../support/customer.ts'
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
