// What makes a failing seed useful: it replays exactly, and it can be made small.
import { expect, test } from 'vitest'
import { planFor } from './plan.ts'
import { replay } from './replay.ts'
import { play } from './scenario.ts'
import { brokenBy, promiseOf, shrink } from './shrink.ts'

test('the same seed replays the same history, another seed another', async () => {
  for (const seed of [4, 5, 17]) {
    const once = await play(planFor(seed))
    expect(await play(planFor(seed))).toEqual(once)
    expect((await play(planFor(seed + 20))).mark).not.toBe(once.mark)
  }
})

test('the history of a seed can be read line by line, and reading does not change it', async () => {
  const lines: string[] = []
  const told = await play(planFor(5), (line) => lines.push(line))
  expect(await play(planFor(5))).toEqual(told)
  expect(lines.some((line) => line.includes('operator: taken'))).toBe(true)
})

test('a failing plan shrinks to one that still fails, with fewer faults and messages', async () => {
  const plan = { ...planFor(2), plant: 'take throttling for a refusal' }
  const broken = await brokenBy(plan)
  const smallest = await shrink(plan, promiseOf(broken[0]!))
  expect(await brokenBy(smallest)).not.toEqual([])
  expect(smallest.faults.length).toBeLessThanOrEqual(1)
  expect(smallest.asked.flatMap(({ messages }) => messages)).toHaveLength(1)
}, 60_000)

test('one command replays a failing seed, shrinks it and prints the plan that another replay takes', async () => {
  const lines: string[] = []
  const seed = ['--seed', '1', '--plant', 'exceed the window']
  expect(await replay(seed, (line) => lines.push(line))).toBe(1)
  expect(lines[0]).toContain('the window of')
  const plan = lines.at(-1)!.split('\n').at(-1)!
  const again: string[] = []
  expect(await replay(['--plan', plan, '--whole'], (line) => again.push(line))).toBe(1)
  expect(await replay([], () => {})).toBe(2)
}, 60_000)
