import { expect, test } from 'vitest'
import { author, campaignRig, content, numberAt, people } from '../../test/support/campaign-rig.ts'
import type { View } from './open.ts'

const dayMs = 86_400_000

/** A campaign of some people that is over, and one that is not. */
async function rig() {
  const made = await campaignRig({ window: 5_000, needs: { keepDays: 30 } })
  const start = async (count: number) => {
    const { id } = (await made.told(made.campaigns.create(author, content, people(count)))) as View
    await made.told(made.campaigns.start(author, id))
    return id
  }
  const over = await start(3)
  await made.pass()
  const numbers = made.shown().map(({ to }) => to.slice(1))
  await made.take(3)
  for (const [at, from] of numbers.entries()) await made.receipt(`op-${at}`, 'delivered', { from })
  await made.pass(1_000)
  const underway = await start(4)
  await made.pass()
  const rows = async (id: string) => (await made.told(made.db.read('SELECT number, fields FROM recipient WHERE campaign = ? ORDER BY number', [id]))).map(({ number, fields }) => [number, fields])
  const counts = async (id: string) => ((await made.told(made.campaigns.get(author, id))) as View).counts
  return { ...made, over, underway, rows, counts }
}

test('rows of recipients leave some time after their campaign, and its counts stay', async () => {
  const { clock, over, underway, rows, counts, pass, told, campaigns } = await rig()
  const before = await counts(over)
  expect([before.delivered, (await rows(over)).length]).toEqual([3, 3])
  const later = async (days: number) => {
    for (const ms of [days * dayMs, 3_600_000]) {
      clock.advance(ms)
      await pass()
    }
  }
  await later(29)
  expect(await rows(over)).toHaveLength(3)
  await later(2)
  expect(await rows(over)).toEqual([])
  expect(await counts(over)).toEqual(before)
  expect(await rows(underway)).toHaveLength(4)
  expect(await told(campaigns.recipients(author, over, { limit: 9 }))).toEqual({ data: [] })
})

test('of who is erased nothing stays where a campaign is over, and no details where it is not', async () => {
  const { campaigns, told, over, underway, rows } = await rig()
  await told(campaigns.forget({ ...author, workspace: 'wsp_stranger' }, numberAt(1)))
  await told(campaigns.forget({ ...author, mode: 'test' }, numberAt(1)))
  expect(await rows(over)).toHaveLength(3)
  await told(campaigns.forget(author, numberAt(1)))
  expect((await rows(over)).map(([number]) => number)).toEqual([numberAt(0), numberAt(2)])
  expect((await rows(underway)).slice(0, 3)).toEqual([[numberAt(0), '{"name":"Nr 0"}'], [numberAt(1), null], [numberAt(2), '{"name":"Nr 2"}']])
})
