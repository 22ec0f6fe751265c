import { expect, test } from 'vitest'
import { Problem } from './call.ts'
import { createOnce } from './once.ts'

const lost = () => Promise.reject(new Problem(0, {}))
const broken = () => Promise.reject(new Problem(502, {}))
const refused = () => Promise.reject(new Problem(422, {}))

test('the same words keep their key until somebody knows what became of them', async () => {
  const asked: [string, boolean][] = []
  let made = 0
  const once = createOnce(() => `key-${++made}`)
  const say = (what: unknown, ends: () => Promise<unknown> = () => Promise.resolve()) =>
    once(what, (key, isAgain) => {
      asked.push([key, isAgain])
      return ends()
    }).catch(() => {})
  await say({ to: '1', text: 'Hi' }, lost)
  await say({ to: '1', text: 'Hi' }, broken)
  await say({ to: '1', text: 'Hi' })
  await say({ to: '1', text: 'Hi' }) // on purpose, for the first is done
  await say({ to: '2', text: 'Hi' }, lost)
  await say({ to: '2', text: 'Other' }, refused)
  await say({ to: '2', text: 'Other' })
  expect(asked).toEqual([['key-1', false], ['key-1', true], ['key-1', true], ['key-2', false], ['key-3', false], ['key-4', false], ['key-5', false]])
})
