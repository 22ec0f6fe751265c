import { expect, test } from 'vitest'
import { manualClock } from './clock.ts'
import { bornAt, comesAfter, createIds, idAfter, idFloor, roundOf } from './ids.ts'

test('ids sort in order of birth, also when the wall clock goes back', () => {
  const clock = manualClock()
  const ids = createIds({ clock, node: 7 })
  const first = ids.next('msg_')
  const stepped = { ...clock, wall: () => clock.wall() - 5_000 }
  const later = [ids.next('msg_'), ...createIds({ clock: stepped }).run('msg_', 1)]
  expect(first < later[0]!).toBe(true)
  clock.advance(1)
  expect(later[0]! < ids.next('msg_')).toBe(true)
  expect(bornAt(first)).toBe(clock.wall() - 1)
})

test('a run is contiguous and overflows into the next millisecond', () => {
  const clock = manualClock()
  const ids = createIds({ clock }).run('msg_', 1_100_000)
  expect(new Set(ids).size).toBe(1_100_000)
  for (let i = 1; i < ids.length; i++) if (ids[i - 1]! >= ids[i]!) expect.fail(`${ids[i - 1]} is not before ${ids[i]}`)
  expect(bornAt(ids.at(-1)!)).toBe(clock.wall() + 1)
})

test('the floor of a time lies below every id born then and above those before', () => {
  const clock = manualClock()
  const ids = createIds({ clock })
  const before = ids.next('msg_')
  clock.advance(10)
  expect(idFloor('msg_', clock.wall()) > before).toBe(true)
  expect(idFloor('msg_', clock.wall()) <= ids.next('msg_')).toBe(true)
  expect(bornAt('msg_what')).toBeNaN()
})

test('ids follow what an earlier process made, even when the clock was set back', () => {
  const clock = manualClock()
  const last = createIds({ clock }).run('msg_', 3).at(-1)!
  const ids = createIds({ clock: { ...clock, wall: () => clock.wall() - 3_600_000 } })
  ids.follow(last)
  expect(ids.next('msg_') > last).toBe(true)
})

test('an id comes after another exactly where idAfter says so, and its round goes on by one', () => {
  const ids = createIds({ clock: manualClock() }).run('msg_', 70_000)
  for (const [before, id] of [[ids[0]!, ids[1]!], [ids[31]!, ids[32]!], [ids[1023]!, ids[1024]!], [ids[65_535]!, ids[65_536]!]] as const) {
    expect(id).toBe(idAfter(before))
    expect(comesAfter(id, before)).toBe(true)
    expect(roundOf(id)).toBe((roundOf(before) + 1) & 0xffff)
  }
  for (const [before, id] of [[ids[0], ids[2]], [ids[0], ids[0]], [ids[1], ids[0]], ['msg_l', 'msg_0'], ['msg_az', 'msg_b1'], ['msg_1', 'rcp_2'], ['1', '']]) expect(comesAfter(id!, before!)).toBe(false)
})
