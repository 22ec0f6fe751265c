// Programs written for Vonage, Kannel and listmonk: their unmodified package, or the requests that they make; only the
// address changes.
import { AlgorithmTypes, Auth } from '@vonage/auth'
import { SMS } from '@vonage/sms'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'
import { listen, type Listener } from '../support/listener.ts'

const site = await createSite({ ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
let house: RunningHouse
let shop: Listener

beforeAll(async () => {
  shop = await listen()
  house = await site.start()
})
afterAll(async () => {
  await house.stop()
  site.remove()
  shop.close()
})

type OnPhone = { data: { text: string; from: string }[] }
const onPhone = (number: string, text: string) =>
  until(`${text} on the phone`, async () => {
    const { body } = await ask<OnPhone>(house, `/v1/handsets/${encodeURIComponent(number)}/messages`)
    return body.data.find((message) => message.text === text)
  })
const makeKey = async () => (await ask<{ id: string; key: string }>(house, '/v1/keys', { name: 'shop', mode: 'live' })).body

test('Vonage: their package sends, and a receipt comes that it finds signed', async () => {
  const { id, key } = await makeKey()
  const sms = new SMS(new Auth({ apiKey: id, apiSecret: key }), { restHost: `${house.url}/compat/vonage` })
  const text = `Hallo 👋 ${'van ons allen '.repeat(6)}`.trim()
  const callback = `${shop.url}/receipt`
  const { messageCount, messages } = await sms.send({ to: '31612345678', from: 'SHOP', text, clientRef: 'order-7', callback } as Parameters<typeof sms.send>[0])
  expect([Number(messageCount), messages.map(({ status, network }) => [status, network])]).toEqual([2, [['0', '20408'], ['0', '20408']]])
  await onPhone('+31612345678', text)
  const { body } = await until('the receipt', async () => shop.heard.find(({ url }) => url === '/receipt'))
  const { sig, ...receipt } = JSON.parse(body) as Record<string, string>
  expect(receipt).toMatchObject({ msisdn: '31612345678', to: 'SHOP', messageId: messages[0]!.messageId, status: 'delivered', 'client-ref': 'order-7', 'err-code': '0' })
  expect(sms.verifySignature(sig!, receipt, key, AlgorithmTypes.sha256hmac)).toBe(true)

  await expect(sms.send({ to: 'nobody', from: 'SHOP', text: 'Hi' })).rejects.toMatchObject({ response: { messages: [{ status: '3' }] } })
  const stranger = new SMS(new Auth({ apiKey: id, apiSecret: 'wrong' }), { restHost: `${house.url}/compat/vonage` })
  await expect(stranger.send({ to: '31612345678', from: 'SHOP', text: 'Hi' })).rejects.toMatchObject({ response: { messages: [{ status: '4' }] } })
})

test('Kannel: sendsms sends to several, and calls the address that came along', async () => {
  const { systemId, password } = (await ask<{ systemId: string; password: string }>(house, '/v1/smpp-accounts', { name: 'courier', mode: 'live' })).body
  const url = `${shop.url}/dlr?status=%d&to=%P&id=%I&text=%a`
  // as courier does it: UTF-16BE without a character set
  const octets = [...Buffer.from('Привет', 'utf16le').swap16()].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('')
  const query = new URLSearchParams({ username: systemId, password, from: '1600', to: '31612345678 31687654321', coding: '2', 'dlr-mask': '27', 'dlr-url': url })
  const response = await fetch(`${house.url}/cgi-bin/sendsms?${query}&text=${octets}`)
  expect([response.status, await response.text()]).toEqual([202, '0: Accepted for delivery'])
  for (const number of ['31612345678', '31687654321']) {
    await onPhone(`+${number}`, 'Привет')
    const reports = () => shop.heard.filter((heard) => heard.url.includes(`to=${number}`)).map(({ method, url: called }) => [method, new URL(called, shop.url).searchParams.get('status')])
    await until('both reports', async () => (reports().length === 2 ? true : undefined))
    expect(reports()).toEqual([['GET', '8'], ['GET', '1']])
  }
  const wrong = await fetch(`${house.url}/cgi-bin/sendsms?username=${systemId}&password=no&from=1600&to=31612345678&text=Hi`)
  expect([wrong.status, await wrong.text()]).toEqual([403, 'Authorization failed for sendsms'])
})

test('Kannel: octets with a header reach the phone as what they are', async () => {
  const { systemId, password } = (await ask<{ systemId: string; password: string }>(house, '/v1/smpp-accounts', { name: 'parts', mode: 'live' })).body
  const part = async (number: number, text: string) => {
    const query = new URLSearchParams({ username: systemId, password, from: '1600', to: '31611111111', coding: '0', text })
    return (await fetch(`${house.url}/cgi-bin/sendsms?${query}&udh=%05%00%03%2a%02%0${number}`)).status
  }
  expect([await part(1, 'Two parts, '), await part(2, 'one message')]).toEqual([202, 202])
  await onPhone('+31611111111', 'Two parts, one message')
})

test('listmonk: what is pushed arrives, once', async () => {
  const { key } = await makeKey()
  const push = {
    subject: 'Doors open', body: 'Doors open at 8', content_type: 'plain', attachments: null,
    recipients: [{ uuid: 'b8b0', email: 'ann@example.com', name: 'Ann', attribs: { phone: '+31622222222' }, status: 'enabled' }],
    campaign: { from_email: 'Shop <shop@example.com>', uuid: '2e7e', name: 'Doors', tags: ['news'] },
  }
  const post = async () => {
    const headers = { 'content-type': 'application/json', 'user-agent': 'listmonk', authorization: `Basic ${Buffer.from(`listmonk:${key}`).toString('base64')}` }
    return (await fetch(`${house.url}/compat/listmonk?from=SHOP`, { method: 'POST', headers, body: JSON.stringify(push) })).status
  }
  expect([await post(), await post()]).toEqual([200, 200])
  expect((await onPhone('+31622222222', 'Doors open at 8')).from).toBe('SHOP')
  const { body } = await ask<OnPhone>(house, `/v1/messages?to=${encodeURIComponent('+31622222222')}`)
  expect(body.data).toHaveLength(1)
})
