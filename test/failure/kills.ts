// Kills the gateway under load, again and again, and counts what became of every acknowledged message:
//   node test/failure/kills.ts 1000
// Half of the kills come at a random instant; the other half, where the shim can be built, at a random step: before or after
// a flush to disk, a write to a file, a write to a socket.
import { shimmed, whyNoShim, type ShimSettings } from '../support/shim.ts'
import { pause, sayTally, Town, type Tally } from './town.ts'

/** submit_sm that may be unanswered on the one bind to the operator. */
const window = 1_000
const steps = ['fdatasync', 'pwrite', 'socket'] as const

export type KillReport = { readonly kills: number; readonly atSteps: number; readonly bound: number; readonly tally: Tally; readonly startsMs: readonly number[]; readonly line: string }

export async function killAgainAndAgain(kills: number, say: (line: string) => void = () => {}): Promise<KillReport> {
  const town = new Town()
  let atSteps = 0
  try {
    await town.startSmsc()
    await town.startGateway()
    town.load()
    for (let kill = 0; kill < kills; kill++) {
      const atStep = kill % 2 === 1 && whyNoShim === undefined
      if (atStep) {
        const at = { step: steps[kill % steps.length]!, when: Math.random() < 0.5 ? 'before' : 'after', count: 1 + Math.floor(Math.random() * 150) } as const
        if (await dyingAt(town, at)) atSteps++
      } else {
        await pause(100 + Math.random() * 900)
        await town.killGateway()
      }
      if (kill < kills - 1 && (kill % 2 === 0) && whyNoShim === undefined) continue // the next one starts it with the shim
      await town.startGateway()
      if (kill % 50 === 49) say(`${kill + 1} kills, ${town.acknowledged.size} acknowledged`)
    }
    await town.rest()
    await town.untilDone()
    await town.stopGateway()
    const tally = town.tally()
    const bound = kills * window
    return { kills, atSteps, bound, tally, startsMs: town.startsMs.slice(1), line: `kills ${kills} (${atSteps} at a step) · ${sayTally(tally, bound, town.startsMs.slice(1))}` }
  } finally {
    await town.close()
  }
}

/** A gateway that ends itself at that step; true when it did within a few seconds of load. */
async function dyingAt(town: Town, kill: NonNullable<ShimSettings['kill']>): Promise<boolean> {
  // It may reach the step while it starts, which is an instant as good as any.
  const started = await town.startGateway(shimmed({ prefix: town.dataDir, kill })).then(() => true, () => false)
  if (!started) {
    town.gateway = undefined
    return true
  }
  const ended = await Promise.race([town.gateway!.exited.then(() => true), pause(4_000).then(() => false)])
  if (ended) town.gateway = undefined
  else await town.killGateway()
  return ended
}

if (process.argv[1] === import.meta.filename) {
  const { line, tally } = await killAgainAndAgain(Number(process.argv[2] ?? 1_000), (said) => console.log(said))
  console.log(line)
  process.exitCode = tally.lost + tally.unlabelled + tally.unfinished.length + tally.wrong > 0 ? 1 : 0
}
