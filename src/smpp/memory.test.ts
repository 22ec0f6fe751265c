import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { memoryWire } from './memory.ts'
import type { Transport } from './session.ts'

function rig(bufferBytes = 10) {
  const clock = manualClock()
  const events: string[] = []
  let far: Transport | undefined
  const input = (name: string) => ({
    receive: (bytes: Uint8Array) => void events.push(`${name} ${Buffer.from(bytes).toString()} ${clock.now()}`),
    drained: () => void events.push(`${name} drained`),
    ended: (say: string) => void events.push(`${name} ended ${say}`.trim()),
  })
  const wire = memoryWire({
    clock, latencyMs: 20, bufferBytes,
    accept(transport) {
      far = transport
      return input('far')
    },
  })
  const { receive, drained, ended } = input('near')
  const onConnect = () => void events.push('connected')
  const near = wire.dial({ onConnect, onBytes: receive, onDrain: drained, onEnd: ended })
  clock.advance(20)
  return { clock, events: () => events.splice(0), near, far: far!, wire }
}
const octets = (text: string) => Buffer.from(text)

test('octets arrive in order after the latency, both ways', () => {
  const { clock, events, near, far } = rig()
  expect(events()).toEqual(['connected'])
  near.write(octets('a'))
  clock.advance(10)
  near.write(octets('b'))
  clock.advance(5)
  far.write(octets('c'))
  clock.advance(100)
  expect(events()).toEqual(['far a 40', 'far b 50', 'near c 55'])
})

test('a full wire says so, and says when it is empty again', () => {
  const { clock, events, near, far } = rig()
  events()
  far.pause()
  expect(near.write(octets('12345'))).toBe(true)
  expect(near.write(octets('67890'))).toBe(false)
  clock.advance(1_000)
  expect(events()).toEqual([])
  far.resume()
  clock.advance(0)
  expect(events()).toEqual(['far 12345 1020', 'far 67890 1020', 'near drained'])
})

test('closing delivers what was written first; cutting does not', () => {
  const closing = rig()
  closing.events()
  closing.near.write(octets('bye'))
  closing.near.close()
  closing.clock.advance(20)
  expect(closing.events()).toEqual(['far bye 40', 'near ended', 'far ended'])
  const cutting = rig()
  cutting.events()
  cutting.near.write(octets('lost'))
  cutting.wire.cut('cable')
  cutting.clock.advance(1_000)
  expect(cutting.events()).toEqual(['near ended cable', 'far ended cable'])
})

test('closing ends in bounded time though the other side never reads', () => {
  const { clock, events, near, far } = rig()
  events()
  far.pause()
  near.write(octets('unread'))
  near.close()
  clock.advance(3_000)
  expect(events()).toEqual(['near ended', 'far ended'])
})
