import { expect, test } from 'vitest'
import { manualClock } from '../../kit/clock.ts'
import { createLine } from './line.ts'
import type { LineFaults } from './line.ts'

const quiet: LineFaults = {
  cut: Infinity, silent: Infinity, garbage: Infinity, octetsPerSecond: 0,
  nextGarbage: () => 1_000, garbageOctets: () => Uint8Array.of(9, 9),
}

function rig(faults: Partial<LineFaults> | undefined) {
  const clock = manualClock()
  const happened: string[] = []
  const say = (word: string) => (bytes?: Uint8Array | string) => {
    happened.push(bytes === undefined ? word : `${word} ${bytes.length}`)
    return true
  }
  const transport = { write: say('wrote'), close: say('closed'), pause: say('paused'), resume: say('resumed') }
  const line = createLine(transport, clock)
  const input = line.inputOf({ receive: say('read'), drained: say('drained'), ended: say('ended') })
  line.plan(faults && { ...quiet, ...faults })
  const since = () => happened.splice(0)
  return { clock, line, input, since }
}
const bytes = (length: number) => new Uint8Array(length)

test('a healthy line passes everything on', () => {
  const { line, input, since } = rig(undefined)
  line.transport.write(bytes(3))
  input.receive(bytes(4))
  input.drained()
  input.ended('')
  expect(since()).toEqual(['wrote 3', 'read 4', 'drained', 'ended 0'])
})

test('a silent line takes everything and says nothing, until the peer ends it', () => {
  const { clock, line, input, since } = rig({ silent: 100 })
  clock.advance(100)
  expect(line.transport.write(bytes(3))).toBe(true)
  input.receive(bytes(4))
  line.transport.close()
  clock.advance(60_000)
  expect(since()).toEqual([])
  line.plan(undefined)
  input.receive(bytes(4))
  expect(since()).toEqual([])
  input.ended('')
  expect(since()).toEqual(['ended 0'])
})

test('a silent connection that nobody ends is let go in the end', () => {
  const { clock, line, since } = rig({ silent: 100 })
  clock.advance(100)
  line.transport.close()
  clock.advance(700_000)
  expect(since()).toEqual(['closed'])
})

test('garbage comes again and again, and stops with the connection', () => {
  const { clock, input, since } = rig({ garbage: 500 })
  clock.advance(2_600)
  expect(since()).toEqual(['wrote 2', 'wrote 2', 'wrote 2'])
  input.ended('')
  clock.advance(5_000)
  expect(since()).toEqual(['ended 0'])
})

test('a cut ends both sides once', () => {
  const { clock, input, since } = rig({ cut: 300 })
  clock.advance(300)
  input.ended('')
  expect(since()).toEqual(['closed', 'ended 22'])
})

test('a slow reader reads at its speed and lets the peer wait; healed, it catches up', () => {
  const { clock, line, input, since } = rig({ octetsPerSecond: 100 })
  input.receive(bytes(50))
  input.receive(bytes(50))
  expect(since()).toEqual(['paused', 'read 50'])
  clock.advance(499)
  expect(since()).toEqual([])
  clock.advance(1)
  expect(since()).toEqual(['read 50'])
  line.transport.resume()
  expect(since()).toEqual([])
  clock.advance(500)
  expect(since()).toEqual(['resumed'])
  input.receive(bytes(50))
  line.transport.pause()
  line.plan(undefined)
  clock.advance(500)
  input.receive(bytes(10))
  expect(since()).toEqual(['paused', 'read 50', 'paused', 'read 10'])
})
