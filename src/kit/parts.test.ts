import { expect, test } from 'vitest'
import { createParts } from './parts.ts'

const recorder = () => {
  const story: string[] = []
  const parts = createParts()
  const add = (name: string, fail?: 'start' | 'stop') =>
    parts.add(
      name,
      () => {
        if (fail === 'start') throw new Error(`${name} does not start`)
        story.push(`+${name}`)
      },
      () => {
        story.push(`-${name}`)
        if (fail === 'stop') throw new Error('no')
      },
    )
  return { story, parts, add }
}

test('parts stop in the reverse order of their start', async () => {
  const { story, parts, add } = recorder()
  await add('a')
  await add('b')
  await Promise.all([parts.stop(), parts.stop()])
  expect(story).toEqual(['+a', '+b', '-b', '-a'])
})

test('a part that does not start stops those before it and is the error', async () => {
  const { story, add } = recorder()
  await add('a')
  await expect(add('b', 'start')).rejects.toThrow('b does not start')
  expect(story).toEqual(['+a', '-a'])
})

test('a part that does not stop is told, and the others stop', async () => {
  const { story, parts, add } = recorder()
  await add('a')
  await add('b', 'stop')
  await expect(parts.stop()).rejects.toThrow('stopping b failed')
  expect(story).toEqual(['+a', '+b', '-b', '-a'])
})
