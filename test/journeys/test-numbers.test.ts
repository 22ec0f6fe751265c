// A developer with a test key tries every number with fixed behaviour on the embedded SMSC, as it starts: each message
// ends as the table says, and phones that reply do so. Then the operator itself is made to misbehave.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testNumbers, testRanges } from '../../src/smsc/personality/numbers.ts'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'

const site = await createSite()
let house: RunningHouse
let asTester: { url: string; key: string }
beforeAll(async () => {
  house = await site.start()
  const { body } = await ask<{ key: string }>(house, '/v1/keys', { name: 'tester', mode: 'test' })
  asTester = { url: house.url, key: body.key }
})
afterAll(async () => {
  await house?.stop()
  site.remove()
})

/** What becomes of a message; those that take half a minute or never end are tested in virtual time. */
const ends: Readonly<Record<string, string>> = {
  '00': 'delivered', '01': 'delivered', '11': 'delivered', '12': 'delivered', '13': 'delivered',
  '20': 'undelivered', '21': 'undelivered', '22': 'undelivered', '23': 'rejected', '24': 'undelivered',
  '25': 'undelivered', '26': 'unknown', '30': 'delivered', '31': 'delivered', '32': 'delivered', '33': 'delivered',
  '40': 'submitted', '41': 'delivered', '42': 'delivered', '43': 'delivered', '44': 'delivered', '46': 'delivered',
  '50': 'rejected', '51': 'delivered', '52': 'delivered', '53': 'delivered',
}
const slow = ['02', '10', '45', '54']

test('every number does over REST what the table says', async () => {
  expect([...Object.keys(ends), ...slow].sort()).toEqual(Object.keys(testNumbers).sort())
  const to = (ending: string) => `+${testRanges[0].prefix}${ending}`
  const messages = Object.keys(ends).map((ending) => ({ to: to(ending), from: '1600', text: `Hello ${ending}` }))
  type Sent = { accepted: number; messages: { id: string; to: string }[] }
  const sent = await ask<Sent>(asTester, '/v1/messages', { messages })
  expect(sent.body.accepted).toBe(messages.length)
  const seen = await until('every message to end', async () => {
    const entries = await Promise.all(
      sent.body.messages.map(async ({ id, to: number }) => {
        const { body } = await ask<{ status: string }>(asTester, `/v1/messages/${id}`)
        return [number.slice(-2), body.status] as const
      }),
    )
    const now = Object.fromEntries(entries)
    return Object.keys(ends).every((ending) => now[ending] === ends[ending]) ? now : undefined
  }, 25_000).catch((error: unknown) => String(error))
  expect(seen).toEqual(ends)
  const replies = async (ending: string) => {
    const path = `/v1/handsets/${encodeURIComponent(to(ending))}/messages`
    const { body } = await ask<{ data: { direction: string; text: string }[] }>(house, path)
    return body.data.filter(({ direction }) => direction === 'out').map(({ text }) => text)
  }
  // a STOP is confirmed, and that number answers the confirmation, too; a second STOP is not confirmed
  await until('the answer to the confirmation', async () => ((await replies('30')).length > 1 ? true : undefined))
  const written = await Promise.all(['30', '31', '32', '00'].map(replies))
  expect(written).toEqual([['STOP', 'STOP'], ['YES'], ['Hello 32'], []])
}, 60_000)

test('with a test key phones show what test keys sent and what answers it, with a live key all', async () => {
  const phone = '+31612345690'
  const path = `/v1/handsets/${encodeURIComponent(phone)}`
  const send = async (as: { url: string; key: string }, text: string) =>
    expect((await ask(as, '/v1/messages', { to: phone, from: '1600', text })).status).toBe(202)
  const texts = async (as: { url: string; key: string }) => {
    const { body } = await ask<{ data: { text: string }[] }>(as, `${path}/messages`)
    return body.data.map(({ text }) => text).toReversed()
  }
  await send(house, 'Your code is 4711')
  await until('the live message', async () => ((await texts(house)).length === 1 ? true : undefined))
  await send(asTester, 'A try')
  await until('the test message', async () => ((await texts(house)).length === 2 ? true : undefined))
  await ask(house, `${path}/messages`, { to: '1600', text: 'It works' })
  expect(await texts(house)).toEqual(['Your code is 4711', 'A try', 'It works'])
  expect(await texts(asTester)).toEqual(['A try', 'It works'])
  expect((await ask(asTester, '/v1/smsc')).status).toBe(403)
}, 20_000)

test('an administrator makes the operator refuse everything, and well again', async () => {
  const put = async (body: unknown) => {
    const headers = { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }
    const request = { method: 'PUT', headers, body: JSON.stringify(body) }
    const response = await fetch(`${house.url}/v1/smsc/personality`, request)
    return (await response.json()) as { says: string[] }
  }
  const endOf = async (text: string) => {
    const { body: sent } = await ask<{ id: string }>(asTester, '/v1/messages', { to: '+31612345678', text })
    return until('the message to end', async () => {
      const { body } = await ask<{ status: string }>(asTester, `/v1/messages/${sent.id}`)
      return ['delivered', 'rejected'].includes(body.status) ? body.status : undefined
    })
  }
  expect((await put({ personality: { refusals: { permanent: 1 } } })).says).toEqual([expect.stringContaining('100 %')])
  expect(await endOf('Refused')).toBe('rejected')
  expect((await put({ personality: null })).says).toEqual([expect.stringContaining('healthy')])
  expect(await endOf('Taken')).toBe('delivered')
}, 60_000)
