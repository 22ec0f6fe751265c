import { expect, test } from 'vitest'
import { seededChance } from '../../kit/chance.ts'
import { manualClock } from '../../kit/clock.ts'
import { silentLog } from '../../kit/log.ts'
import { openSmsc } from '../open.ts'
import { openRig, type Rig } from '../rig.ts'

const after = async (rig: Rig) => {
  const kept = rig.smsc.personality.kept()
  await rig.pass(20)
  await kept
  rig.db.crash()
  return openRig({ clock: rig.clock, core: rig.db.core })
}

test('what is set lasts over restarts, for all and for one account, with its seed, until it is taken back', async () => {
  const first = await openRig()
  first.smsc.personality.set('slow')
  first.smsc.personality.set(['flaky', { ids: { answer: 'hex' } }], { seed: 7 })
  first.smsc.personality.set({ answers: { lost: 0.5 } }, { account: 'demo', seed: 9 })
  const [all, demo] = [first.smsc.personality.get(), first.smsc.personality.get('demo')]
  const second = await after(first)
  expect(second.smsc.personality.get()).toEqual(all)
  expect(second.smsc.personality.get('demo')).toEqual(demo)
  second.smsc.personality.set(undefined, { account: 'demo' })
  const third = await after(second)
  expect(third.smsc.personality.get('demo')).toEqual(all)
  third.smsc.personality.set(undefined)
  expect((await after(third)).smsc.personality.get().says.join()).toContain('healthy')
})

test('what is set before the start counts, and not what was stored', async () => {
  const first = await openRig()
  first.smsc.personality.set('slow')
  const { db } = await after(first)
  const again = openSmsc({
    db, clock: first.clock, chance: seededChance(1), log: silentLog, accounts: [{ systemId: 'demo', password: 'demo' }],
  })
  const given = again.personality.set('throttling', { seed: 3 })
  let started = false
  const starting = again.start().then(() => (started = true))
  while (!started) {
    first.clock.advance(1)
    await Promise.resolve()
  }
  await starting
  expect(again.personality.get()).toEqual(given)
})

test('a stored personality that is not possible any more is left out, and said', async () => {
  const clock = manualClock()
  const rig = await openRig({ clock })
  const written = rig.db.write([
    { sql: "INSERT INTO smsc_personalities VALUES ('', '\"angry\"', 1), ('gone', '\"slow\"', 1)", rows: [[]] },
  ])
  await rig.pass(5)
  await written
  rig.db.crash()
  const said: unknown[] = []
  const again = await openRig({ clock, core: rig.db.core, log: { ...silentLog, warn: (_, fields) => void said.push(fields) } })
  expect(again.smsc.personality.get().says.join()).toContain('healthy')
  expect(said).toMatchObject([{ say: expect.stringContaining('no personality "angry"') }, { account: 'gone', param: 'account' }])
})
