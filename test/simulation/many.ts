// Plays many seeds by command and names those that break a promise: node test/simulation/many.ts [from] [to]
import { planFor } from './plan.ts'
import { play } from './scenario.ts'

const [from = 0, to = 10_000] = process.argv.slice(2).map(Number)
let failing = 0
let acknowledged = 0
for (let seed = from; seed < to; seed++) {
  const plan = planFor(seed)
  const verdict = await play(plan).catch((error: unknown) => ({ acknowledged: 0, broken: [`threw ${String(error)}`] }))
  acknowledged += verdict.acknowledged
  if (verdict.broken.length === 0) continue
  failing++
  process.stdout.write(`seed ${seed} (${plan.family}): ${verdict.broken[0]}\n`)
}
process.stdout.write(`seeds ${to - from} · acknowledged ${acknowledged} · failing seeds ${failing}\n`)
