import { expect, test } from 'vitest'
import { inlineSqlite } from '../../../db/inline.ts'
import { seededChance } from '../../../kit/chance.ts'
import { systemClock } from '../../../kit/clock.ts'
import { silentLog } from '../../../kit/log.ts'
import { openSmsc } from '../../../smsc/open.ts'
import { smscMigrations } from '../../../smsc/records.ts'
import { openHouse } from '../house.test-support.ts'

async function withOperator() {
  const smsc = openSmsc({
    db: inlineSqlite({ clock: systemClock, migrations: smscMigrations }),
    clock: systemClock,
    chance: seededChance(7),
    log: silentLog,
    accounts: [{ systemId: 'demo', password: 'demo', numbers: ['1600'] }],
  })
  await smsc.start()
  return { smsc, ...(await openHouse({ smsc, phones: smsc.phones, subscribers: smsc.subscribers })) }
}

test('the operator tells what waits for which phone, and lists those that were changed', async () => {
  const { call, smsc } = await withOperator()
  await call('PATCH', '/v1/handsets/+31612345678', { state: 'detached' })
  await call('PATCH', '/v1/handsets/+31612345679', { oldPhone: true })
  await call('POST', '/v1/handsets/+31687654321/messages', { to: '+31612345678', text: 'Are you there?' })
  await expect.poll(async () => (await call('GET', '/v1/smsc')).json.queues).toMatchObject({
    phones: 1,
    waiting: [{ number: '+31612345678', messages: 1 }],
  })
  expect((await call('GET', '/v1/smsc')).json).toMatchObject({ binds: [], counters: { originated: 1 } })
  const numbers = async (query: string) =>
    (await call('GET', `/v1/smsc/subscribers${query}`)).json.data.map(({ number }: { number: string }) => number)
  expect(await numbers('')).toEqual(['+31612345678', '+31612345679'])
  expect(await numbers('?state=detached')).toEqual(['+31612345678'])
  expect((await call('GET', '/v1/smsc/subscribers?state=asleep')).json).toMatchObject({ param: '/state' })
  await smsc.stop()
})
