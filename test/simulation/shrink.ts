// Makes a failing plan smaller while it still breaks the same promise: fewer faults, a calmer operator, fewer messages.
import { calm, type Asked, type Mood, type Plan } from './plan.ts'
import { play } from './scenario.ts'

/** The sentences of a history, or what it threw. */
export async function brokenBy(plan: Plan): Promise<string[]> {
  return play(plan).then(({ broken }) => broken, (error: unknown) => [`the gateway threw: ${(error as Error).message} (bug)`])
}

/** 'P3' of '… (P3)'. */
export const promiseOf = (sentence: string) => /\((\w+)\)$/.exec(sentence)?.[1] ?? ''

export async function shrink(plan: Plan, promise: string, say: (line: string) => void = () => {}): Promise<Plan> {
  let smallest = plan
  let plays = 0
  const stillFails = async (smaller: Plan) => {
    plays++
    const fails = (await brokenBy(smaller)).some((sentence) => promiseOf(sentence) === promise)
    if (fails) smallest = smaller
    return fails
  }
  /** Drops as many of a list as can be spared, large pieces first. */
  const thin = async <Item>(list: (of: Plan) => readonly Item[], put: (items: readonly Item[]) => Partial<Plan>) => {
    for (let piece = list(smallest).length; piece >= 1; piece = Math.floor(piece / 2))
      for (let at = 0; at < list(smallest).length;) {
        const items = list(smallest)
        if (!(await stillFails({ ...smallest, ...put([...items.slice(0, at), ...items.slice(at + piece)]) }))) at += piece
      }
  }
  for (let size = -1; size !== sizeOf(smallest);) {
    size = sizeOf(smallest)
    await thin((of) => of.faults, (faults) => ({ faults }))
    for (const name of Object.keys(calm) as (keyof Mood)[])
      if (smallest.mood[name] !== calm[name]) await stillFails({ ...smallest, mood: { ...smallest.mood, [name]: calm[name] } })
    await thin((of) => of.asked, (asked) => ({ asked }))
    await thin(
      (of) => of.asked.flatMap((one) => one.messages.map((message) => ({ one, message }))),
      (left) => ({ asked: [...Map.groupBy(left, ({ one }) => one)].map(([one, of]): Asked => ({ ...one, messages: of.map(({ message }) => message) })) }),
    )
    for (const simpler of [{ perSecond: undefined }, { binds: 1 }, { window: 20 }, { commitMs: 1 }] as const)
      if (Object.entries(simpler).some(([name, value]) => smallest[name as keyof Plan] !== value)) await stillFails({ ...smallest, ...simpler })
    say(`after ${plays} plays: ${smallest.faults.length} faults, ${smallest.asked.length} calls`)
  }
  return smallest
}

const sizeOf = ({ faults, asked, mood }: Plan) =>
  faults.length + asked.reduce((sum, { messages }) => sum + 1 + messages.length, 0) + Object.entries(mood).filter(([name, value]) => calm[name as keyof Mood] !== value).length
