// Kills the gateway under load, again and again, and counts what became of every acknowledged message:
//   node test/failure/kills.ts 1000
// Half of the kills come at a random instant; the other half, where the shim can be built, at a step: before and after a
// write to a file, a flush to disk, a write to a socket, a read from one. Both policies are at work in every run: codes and
// notices are sent again when nobody knows whether they arrived, bulk is held.
import { shimmed, whyNoShim, type ShimSettings } from '../support/shim.ts'
import { tell } from './tell.ts'
import { isBroken, pause, sayTally, Town, type Tally } from './town.ts'

type Step = NonNullable<ShimSettings['kill']>
const steps = (['pwrite', 'fdatasync', 'write', 'read'] as const).flatMap((step) => [{ step, when: 'before' }, { step, when: 'after' }] as const)
/** Of each step, which one: the first are of the start. */
const latest = 150

export type KillReport = {
  readonly tally: Tally
  /** Messages that were under way at each kill and are sent again. */
  readonly openMost: number
  readonly bound: number
  /** How often the gateway died at which step. */
  readonly atSteps: ReadonlyMap<string, number>
  readonly line: string
}

export async function killAgainAndAgain(kills: number, say: (line: string) => void = () => {}): Promise<KillReport> {
  const town = new Town()
  const atSteps = new Map(whyNoShim === undefined ? steps.map(({ step, when }) => [`${when} ${step}`, 0]) : [])
  let [bound, openMost] = [0, 0]
  try {
    await town.startSmsc()
    await town.startGateway()
    town.load()
    for (let kill = 0; kill < kills; kill++) {
      const next = steps[(kill >> 1) % steps.length]!
      if (kill % 2 === 0 || whyNoShim !== undefined) {
        await pause(100 + Math.random() * 900)
        await town.killGateway()
      } else if (await diesAt(town, { ...next, count: 1 + Math.floor(Math.random() * latest) })) {
        const name = `${next.when} ${next.step}`
        atSteps.set(name, atSteps.get(name)! + 1)
      }
      const open = town.openIntents()
      bound += open
      openMost = Math.max(openMost, open)
      // Every other one starts with the shim.
      if (kill % 2 === 1 || whyNoShim !== undefined || kill === kills - 1) await town.startGateway()
      if (kill % 50 === 49) say(`${kill + 1} kills, ${town.acknowledged.size} acknowledged`)
    }
    await town.rest()
    await town.untilDone()
    await town.stopGateway()
    const tally = town.tally()
    const stepped = [...atSteps.values()].reduce((sum, times) => sum + times, 0)
    const line = `kills ${kills} (${stepped} at a step) · ${sayTally(tally, bound, town.startsMs.slice(1))}`
    return { tally, bound, openMost, atSteps, line }
  } finally {
    await town.close()
  }
}

/** A gateway that ends itself at that step; true when it did within a few seconds of load. */
async function diesAt(town: Town, kill: Step): Promise<boolean> {
  // It may reach the step while it starts, which is an instant as good as any.
  const started = await town.startGateway(shimmed({ prefix: town.dataDir, kill })).then(() => true, () => false)
  if (!started) {
    town.gateway = undefined
    return true
  }
  const ended = await Promise.race([town.gateway!.exited.then(() => true), pause(15_000).then(() => false)])
  if (ended) town.gateway = undefined
  else await town.killGateway()
  return ended
}

if (process.argv[1] === import.meta.filename) {
  const { line, tally, bound, atSteps } = await killAgainAndAgain(Number(process.argv[2] ?? 1_000), (said) => console.log(said))
  for (const said of [...tally.unfinished.slice(0, 5), ...tally.falsified.slice(0, 5)]) console.log(said)
  console.log([...atSteps].map(([step, times]) => `${times} ${step}`).join(' · '))
  tell('kills', line)
  process.exitCode = isBroken(tally) || tally.duplicated > bound || tally.acknowledged < tally.attempted ? 1 : 0
}
