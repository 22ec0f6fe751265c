// The power fails at five hundred points of a recorded run (P1).
import { expect, test } from 'vitest'
import { whyNoShim } from '../support/shim.ts'
import { cutPower } from './power-cut.ts'
import { Disk } from './record.ts'

const cuts = 500

test(`${cuts} power cuts: nothing acknowledged is lost, nothing is corrupt, the ledger adds up`, (context) => {
  if (whyNoShim !== undefined) return context.skip(`writes cannot be recorded: ${whyNoShim}`)
  const { line, lost, corrupt, checked } = cutPower({ cuts, seed: Math.floor(Math.random() * 1e9) })
  console.log(line)
  expect(lost).toEqual([])
  expect(corrupt).toEqual([])
  expect(checked).toBeGreaterThan(cuts * 0.8)
}, 900_000)

test('a program that does not flush is found out', (context) => {
  if (whyNoShim !== undefined) return context.skip(`writes cannot be recorded: ${whyNoShim}`)
  const { lost, corrupt } = cutPower({ cuts: 20, seed: 1, deaf: true })
  expect(lost.length + corrupt.length).toBeGreaterThan(0)
}, 900_000)

test('the model of a disk loses and tears what was not flushed, and nothing else', () => {
  const disk = new Disk()
  const write = (offset: number, octet: number) => disk.apply({ op: 'W', path: 'f', offset, octets: Buffer.alloc(1024, octet) })
  write(0, 1)
  disk.apply({ op: 'S', path: 'f' })
  write(0, 2)
  write(1024, 3)
  expect(disk.after('f', () => 0)).toEqual(Buffer.alloc(1024, 1))
  expect(disk.whole('f')).toEqual(Buffer.concat([Buffer.alloc(1024, 2), Buffer.alloc(1024, 3)]))
  const torn = [0.9, 0.9, 0.1, 0.1]
  expect(disk.after('f', () => torn.shift() ?? 0)).toEqual(Buffer.concat([Buffer.alloc(512, 1), Buffer.alloc(512, 2)]))
})
