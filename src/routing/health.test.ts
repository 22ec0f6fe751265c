import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createHealth, type Answer } from './health.ts'

function rig() {
  const clock = manualClock()
  const told: string[] = []
  const health = createHealth({ clock, onChange: (connection, state) => told.push(`${connection} ${state}`) })
  const tell = (count: number, answer: Answer) => {
    for (let i = 0; i < count; i++) health.answered('a', answer)
  }
  return { clock, health, tell, told }
}

test('a connection that nobody complained about may be used', () => {
  const { health, tell } = rig()
  expect(health.permits('a')).toBe('yes')
  tell(1_000, 'taken')
  tell(1_000, 'refused')
  tell(1_000, 'throttled')
  expect(health.permits('a')).toBe('yes')
  expect(health.view('a', true)).toMatchObject({ state: 'well', errorShare: 0, throttled: 1_000 })
  expect(health.view('a', false)).toMatchObject({ state: 'down' })
})

test('a few errors are forgiven, many are not', () => {
  const { health, tell } = rig()
  tell(19, 'error')
  expect(health.permits('a'), 'too little is known').toBe('yes')
  tell(1, 'error')
  expect(health.permits('a')).toBe('no')
})

test('after a wait a failing connection is tried with a few messages, and taken back when they went well', () => {
  const { clock, health, tell, told } = rig()
  tell(30, 'error')
  clock.advance(9_999)
  expect(health.permits('a')).toBe('no')
  clock.advance(1)
  for (let i = 0; i < 20; i++) {
    expect(health.permits('a')).toBe('probe')
    health.probed('a')
  }
  expect(health.permits('a'), 'no more than a few').toBe('no')
  tell(9, 'taken')
  expect(health.permits('a')).toBe('no')
  tell(1, 'taken')
  expect(health.permits('a')).toBe('yes')
  expect(told).toEqual(['a failing', 'a probing', 'a well'])
})

test('what went only a little better does not bring it back, and the wait doubles', () => {
  const { clock, health, tell } = rig()
  tell(30, 'error')
  clock.advance(10_000)
  expect(health.permits('a')).toBe('probe')
  tell(8, 'taken')
  tell(2, 'error') // a fifth: under the limit that put it out, over the one that takes it back
  expect(health.permits('a')).toBe('no')
  clock.advance(19_999)
  expect(health.permits('a')).toBe('no')
  clock.advance(1)
  expect(health.permits('a')).toBe('probe')
})

test('probes without an answer count as failed', () => {
  const { clock, health, tell, told } = rig()
  tell(30, 'error')
  clock.advance(10_000)
  health.permits('a')
  clock.advance(60_000)
  expect(health.permits('a')).toBe('no')
  expect(told.at(-1)).toBe('a failing')
})

test('old errors fade, so that a quiet connection does not fail by one more', () => {
  const { clock, health, tell } = rig()
  tell(15, 'error')
  clock.advance(300_000)
  tell(40, 'taken')
  tell(10, 'error')
  expect(health.permits('a')).toBe('yes')
})

test('latency is a mean that moves', () => {
  const { health } = rig()
  for (let i = 0; i < 200; i++) health.answered('a', 'taken', 40)
  expect(health.view('a', true).latencyMs).toBe(40)
  for (let i = 0; i < 200; i++) health.answered('a', 'taken', 200)
  expect(health.view('a', true).latencyMs).toBe(200)
})

test('a connection whose answers take too long is left alone, and taken back when they are quick', () => {
  const { clock, health, told } = rig()
  const answers = (count: number, latencyMs: number) => {
    for (let i = 0; i < count; i++) health.answered('a', 'taken', latencyMs)
  }
  answers(100, 9_000)
  expect(health.permits('a')).toBe('yes')
  answers(200, 12_000)
  expect(health.permits('a')).toBe('no')
  clock.advance(10_000)
  expect(health.permits('a')).toBe('probe')
  answers(10, 12_000)
  clock.advance(20_000)
  expect(health.permits('a')).toBe('probe')
  answers(10, 100)
  expect(health.permits('a')).toBe('yes')
  expect(told).toEqual(['a failing', 'a probing', 'a failing', 'a probing', 'a well'])
})

test('what is suspected of another thing than its answers is left alone once', () => {
  const { health, told } = rig()
  health.suspect('a', 'no receipts')
  health.suspect('a', 'no receipts')
  expect(health.permits('a')).toBe('no')
  expect(told).toEqual(['a failing'])
})
