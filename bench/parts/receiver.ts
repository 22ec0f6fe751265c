// Who is told by webhooks, alone in its process: answers 204 at once, notes how old each event is, and checks one signature in
// so many. Told a secret it begins to count anew; asked with a number, it tells when so many have come. Ends with its parent.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

process.on('disconnect', () => process.exit(0))

const checkedOneIn = 64
const mostAges = 1_000_000

export type Received = { readonly count: number; readonly checked: number; readonly forged: number; readonly ages: readonly [p50: number, p99: number]; readonly lastAt: number }
export type Order = { readonly secret: string; readonly goal: number }

let judge: Webhook | undefined
let goal = Infinity
let count = 0
let checked = 0
let forged = 0
let ages: number[] = []

const tell = () => {
  const sorted = ages.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  process.send!({ count, checked, forged, ages: [at(0.5), at(0.99)], lastAt: performance.timeOrigin + performance.now() } satisfies Received)
}
process.on('message', (order: Order) => {
  judge = new Webhook(order.secret)
  goal = order.goal
  count = checked = forged = 0
  ages = []
})

const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => void pieces.push(piece))
  request.on('end', () => {
    response.writeHead(204).end()
    const body = Buffer.concat(pieces).toString()
    const at = /"timestamp":"([^"]+)"/.exec(body)
    if (at && ages.length < mostAges) ages.push(performance.timeOrigin + performance.now() - Date.parse(at[1]!))
    if (count % checkedOneIn === 0 && judge) {
      checked++
      try {
        judge.verify(body, request.headers as Record<string, string>)
      } catch {
        forged++
      }
    }
    if (++count === goal) tell()
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }))
