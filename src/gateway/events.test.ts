import { expect, test } from 'vitest'
import { silentLog } from '../kit/log.ts'
import { createChanges } from './events.ts'
import type { Change } from './message.ts'

const change: Change = { workspace: 'wsp', mode: 'live', id: 'msg_1', to: '+31612345678', from: 'Shop', status: 'queued', at: 0 }

test('changes are made for those alone who want them now', () => {
  const changes = createChanges(silentLog)
  let made = 0
  let isWanted = false
  const heard: Change[] = []
  changes.watch((batch) => heard.push(...batch), undefined, () => isWanted)
  const publish = () => changes.publish(1, () => (made++, change))
  publish()
  expect(made).toBe(0)
  isWanted = true
  publish()
  expect(heard).toEqual([change])
  expect(made).toBe(1)
})
