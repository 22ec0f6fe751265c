// Replays a history and makes it small:
//   node test/simulation/replay.ts --seed 81723 [--plant 'ignore the fence'] [--plan '{"seed":…}'] [--whole]
// Prints what broke, the smallest plan that still breaks the same promise, and its history line by line. With --whole the
// plan is left as it is.
import { parseArgs } from 'node:util'
import { planFor, type Plan } from './plan.ts'
import { play } from './scenario.ts'
import { brokenBy, promiseOf, shrink } from './shrink.ts'

const options = { seed: { type: 'string' }, plan: { type: 'string' }, plant: { type: 'string' }, whole: { type: 'boolean' } } as const

/** 0 when every promise was kept, 1 when one was broken, 2 when it was not said what to replay. */
export async function replay(args: readonly string[], print: (line: string) => void): Promise<number> {
  const { seed, plan: given, plant, whole } = parseArgs({ args: [...args], options }).values
  if (seed === undefined && given === undefined) {
    print('Say which: --seed N, or --plan with the JSON that an earlier replay printed.')
    return 2
  }
  const asked = given === undefined ? planFor(Number(seed)) : (JSON.parse(given) as Plan)
  const plan: Plan = plant === undefined ? asked : { ...asked, plant }
  const broken = await brokenBy(plan)
  print(broken.length === 0 ? `seed ${plan.seed} (${plan.family}) keeps every promise` : broken.join('\n'))
  const smallest = broken.length === 0 || whole ? plan : await shrink(plan, promiseOf(broken[0]!), print)
  print('\nIts history:')
  await play(smallest, print).then(
    (verdict) => print(`\n${verdict.broken.join('\n')}\n${JSON.stringify({ ...verdict, broken: undefined })}`),
    (error: unknown) => print(`\n${(error as Error).stack}`),
  )
  if (smallest !== plan) print(`\nThe smallest plan, for test/simulation/regressions.ts or --plan:\n${JSON.stringify(smallest)}`)
  return broken.length === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = await replay(process.argv.slice(2), (line) => console.log(line))
