// Overload is refused, never dropped (P8): a flood that a standing disk cannot take is answered "later", what was answered
// "accepted" is stored, and nothing else is.
import { expect, test } from 'vitest'
import { startGateway, workspace } from './gateway.ts'
import { Link } from './link.ts'
import { planFor } from './plan.ts'
import { noPlant } from './plants.ts'
import { Store } from './store.ts'
import { Life, World } from './world.ts'

const perCall = 1_000
const calls = 140
/** Messages whose commit may be awaited. */
const bound = 110_000

test('a flood beyond what may wait is refused, and all that was accepted is there', async () => {
  const world = new World(1)
  const store = new Store()
  const life = new Life('gateway')
  let standing = false
  const commitMs = () => ({ before: standing ? 60_000 : 1, after: 1 })
  const opening = startGateway({
    plan: planFor(1), world, links: new Map([['op', new Link(world)]]), core: store.coreFor(life), life, plant: noPlant, commitMs, full: () => false, onChanges() {},
  })
  await world.run(1_000)
  const { gateway } = await opening
  standing = true
  const kinds: string[] = []
  const accepted: string[] = []
  for (let call = 0; call < calls; call++) {
    const submissions = Array.from({ length: perCall }, (_, i) => ({ to: `+316${20_000_000 + call * perCall + i}`, text: 'Flood' }))
    void gateway.accept(submissions, { workspace, mode: 'live' }).then((result) => {
      kinds.push(result.kind)
      if (result.kind === 'done') for (const outcome of result.outcomes) if ('accepted' in outcome) accepted.push(outcome.accepted.id)
    })
  }
  await world.run(world.elapsed + 30_000)
  expect(kinds).toEqual(Array.from({ length: calls - bound / perCall }, () => 'overloaded'))
  standing = false
  await world.run(world.elapsed + 200_000)
  expect(accepted).toHaveLength(bound)
  expect(store.read('SELECT count(*) AS n FROM message')).toEqual([{ n: bound }])
  life.alive = false
  store.release()
}, 120_000)
