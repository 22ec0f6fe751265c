import { createSocket, type RemoteInfo } from 'node:dgram'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createResolve, type Resolve } from './resolve.ts'

const server = createSocket('udp4')
let resolve: Resolve
/** Answers A questions with 93.184.215.14, says that there is no AAAA, and nothing at all about `silent…`. RFC 1035 §4. */
beforeAll(async () => {
  server.on('message', (question: Buffer, { port, address }: RemoteInfo) => {
    if (question.includes('silent')) return
    const end = question.indexOf(0, 12) + 5
    const isA = question.readUInt16BE(end - 4) === 1
    const reply = Buffer.concat([question.subarray(0, end), isA ? Buffer.from('c00c0001000100000001000402020202', 'hex') : Buffer.alloc(0)])
    if (isA) reply.set([93, 184, 215, 14], reply.length - 4)
    reply.writeUInt16BE(0x8180, 2)
    reply.writeUInt16BE(isA ? 1 : 0, 6)
    reply.writeUInt16BE(0, 8)
    reply.writeUInt16BE(0, 10)
    server.send(reply, port, address)
  })
  await new Promise<void>((ready) => server.bind(0, '127.0.0.1', ready))
  resolve = createResolve({ servers: [`127.0.0.1:${server.address().port}`], timeoutMs: 100 })
})
afterAll(() => void server.close())

const ask = (host: string) => new Promise((done) => resolve(host, { all: true }, (error, addresses) => done(error ? error.message : addresses)))

test('names of which nobody answers hold up no other', async () => {
  const silent = Array.from({ length: 40 }, (_, n) => ask(`silent-${n}.example`))
  const order: string[] = []
  void silent[0]!.then(() => order.push('silent'))
  expect(await ask('shop.example').then((found) => (order.push('shop'), found))).toEqual([{ address: '93.184.215.14', family: 4 }])
  for (const one of await Promise.all(silent)) expect(one).toMatch(/TIMEOUT/)
  expect(order).toEqual(['shop', 'silent'])
}, 20_000)
