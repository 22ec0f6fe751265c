// A program written for Twilio, with their unmodified package: only its address changes.
import twilio from 'twilio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'
import { listen, type Listener } from '../support/listener.ts'

const site = await createSite({ ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
let house: RunningHouse
let client: ReturnType<typeof twilio>
let shop: Listener

beforeAll(async () => {
  shop = await listen()
  house = await site.start()
  const made = await ask<{ key: string; accountSid: string }>(house, '/v1/keys', { name: 'shop', mode: 'live', scopes: ['read', 'write', 'send'] })
  client = twilio(made.body.accountSid, made.body.key)
  client.api.baseUrl = `${house.url}/compat/twilio`
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

test('sends, follows and lists messages', async () => {
  const to = '+31612345678'
  const sent = await client.messages.create({ to, from: 'SHOP', body: 'Café 👋 is open' })
  expect([sent.status, sent.numSegments, sent.to, sent.from, sent.direction]).toEqual(['queued', '1', to, 'SHOP', 'outbound-api'])
  expect((await onPhone(to, 'Café 👋 is open')).from).toBe('SHOP')
  const delivered = await until('it to be delivered', async () => {
    const message = await client.messages(sent.sid).fetch()
    return message.status === 'delivered' ? message : undefined
  })
  expect(delivered.dateSent!.getTime()).toBeGreaterThan(Date.now() - 60_000)
  expect(delivered.errorCode).toBeNull()

  for (let i = 0; i < 5; i++) await client.messages.create({ to: '+31687654321', from: 'SHOP', body: `Number ${i}` })
  const listed = await client.messages.list({ to: '+31687654321', pageSize: 2 })
  expect(listed.map(({ body }) => body)).toEqual(['Number 4', 'Number 3', 'Number 2', 'Number 1', 'Number 0'])
  expect(await client.messages.list({ dateSentBefore: new Date('2020-01-01') })).toEqual([])
})

test('is called back with signatures that their own code finds right, also after a restart', async () => {
  const statusCallback = `${shop.url}/status?order=7&who=a%20b`
  const heardOf = (sid: string) =>
    shop.heard.filter(({ body }) => body.includes(sid)).map(({ url, headers, body }) => {
      const parameters = Object.fromEntries(new URLSearchParams(body))
      const isSigned = twilio.validateRequest(client.password!, String(headers['x-twilio-signature']), shop.url + url, parameters)
      return [parameters['MessageStatus'], parameters['To'], isSigned]
    })
  const follow = async () => {
    const { sid } = await client.messages.create({ to: '+31612345678', from: 'SHOP', body: 'Call me back', statusCallback })
    await until('the last callback', async () => (heardOf(sid).some(([status]) => status === 'delivered') ? true : undefined))
    expect(heardOf(sid)).toEqual([['sent', '+31612345678', true], ['delivered', '+31612345678', true]])
  }
  await follow()

  shop.say(503)
  const { sid } = await client.messages.create({ to: '+31612345678', from: 'SHOP', body: 'Nobody listens', statusCallback })
  await until('the first try', async () => heardOf(sid)[0])
  await house.stop()
  shop.say(200)
  house = await site.start()
  await until('what was missed', async () => (heardOf(sid).some(([status]) => status === 'delivered') ? true : undefined), 40_000)
  expect(new Set(heardOf(sid).map(([, , isSigned]) => isSigned))).toEqual(new Set([true]))
}, 90_000)

test('schedules a message and cancels it', async () => {
  const sendAt = new Date(Date.now() + 3_600_000)
  const one = await client.messages.create({ to: '+31612345678', from: 'SHOP', body: 'Later', scheduleType: 'fixed', sendAt })
  expect(one.status).toBe('scheduled')
  expect((await client.messages(one.sid).update({ status: 'canceled' })).status).toBe('canceled')
})

test('hears what phones write, and answers with TwiML', async () => {
  const given = await ask<{ id: string }>(house, '/v1/numbers', { number: '1622' })
  expect(given.status).toBe(201)
  const admin = twilio(client.accountSid, house.key)
  admin.api.baseUrl = `${house.url}/compat/twilio`
  const [number] = await admin.incomingPhoneNumbers.list({ phoneNumber: '1622' })
  const smsUrl = `${shop.url}/sms`
  expect((await admin.incomingPhoneNumbers(number!.sid).update({ smsUrl })).smsUrl).toBe(smsUrl)
  const answer = new twilio.twiml.MessagingResponse()
  answer.message('Open until 8 & tomorrow too')
  shop.say(200, answer.toString(), 'text/xml')
  await ask(house, `/v1/handsets/${encodeURIComponent('+31612345678')}/messages`, { to: '1622', text: 'Are you open?' })
  const { url, headers, body } = await until('the webhook', async () => shop.heard.find((heard) => heard.url === '/sms'))
  const parameters = Object.fromEntries(new URLSearchParams(body))
  expect(parameters).toMatchObject({ From: '+31612345678', To: '1622', Body: 'Are you open?' })
  expect(twilio.validateRequest(house.key, String(headers['x-twilio-signature']), shop.url + url, parameters)).toBe(true)
  expect((await onPhone('+31612345678', 'Open until 8 & tomorrow too')).from).toBe('1622')
  shop.say(200)
})

test('forgets a text, and a message', async () => {
  const { sid } = await client.messages.create({ to: '+31612345678', from: 'SHOP', body: 'My secret' })
  await onPhone('+31612345678', 'My secret')
  await until('it to be delivered', async () => ((await client.messages(sid).fetch()).status === 'delivered' ? true : undefined))
  expect((await client.messages(sid).update({ body: '' })).body).toBe('')
  expect((await client.messages(sid).fetch()).body).toBe('')
  expect(await client.messages(sid).remove()).toBe(true)
  await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
})

test('refuses in their words', async () => {
  await expect(client.messages.create({ to: '12345', from: 'SHOP', body: 'Hi' })).rejects.toMatchObject({ status: 400, code: 21211 })
  const stranger = twilio(client.username!, 'wrong')
  stranger.api.baseUrl = client.api.baseUrl
  await expect(stranger.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 })
})
