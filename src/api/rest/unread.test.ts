import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { givenKey, openHouse } from './house.test-support.ts'
import { createUnread } from './unread.ts'

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 2_000 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}

test('an answer is counted until it was read or its connection closed, also while it waits for its turn', async () => {
  const unread = createUnread(100)
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    unread.hold(response, 60)
    if (request.url === '/now') response.end('x')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET /now HTTP/1.1\r\nHost: x\r\n\r\n')
  await until(() => asked === 1 && unread.hasRoomFor(100))
  // the second of these is ready and waits for the first, which never ends
  socket.write('GET /never HTTP/1.1\r\nHost: x\r\n\r\nGET /now HTTP/1.1\r\nHost: x\r\n\r\n')
  await until(() => asked === 3)
  expect(unread.hasRoomFor(1)).toBe(false)
  socket.destroy()
  await until(() => unread.hasRoomFor(100))
})

test('while too much waits to be read, no more is given out and nothing new is taken', async () => {
  const { gateway, listen, close, call, fake } = await openHouse()
  const { port } = await listen('127.0.0.1', 0)
  onTestFinished(() => close())
  const parts = [{ text: 'x'.repeat(140_000_000), units: 1 }]
  gateway.foresee = async () => [{ encoding: 'gsm7', segments: 1, parts, costly: [] } as object]
  const message = { to: '+31612345678', text: 'Hi' }
  const body = JSON.stringify(message)
  const slow = connect(port, '127.0.0.1')
  slow.write(
    `POST /v1/messages/preview HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${givenKey}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  await new Promise((resolve) => slow.once('readable', resolve))
  for (const refused of [await call('POST', '/v1/messages', message), await call('GET', '/v1/status')]) {
    expect(refused).toMatchObject({ status: 503, json: { code: 'queue_full' } })
    expect(refused.headers['retry-after']).toBe('1')
  }
  expect(fake.calls).toEqual([])
  slow.destroy()
  await expect.poll(async () => (await call('POST', '/v1/messages', message)).status).toBe(202)
})
