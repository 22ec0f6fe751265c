// Restarts the gateway with SIGTERM under load, again and again. A planned restart may cost time and nothing else:
//   node test/failure/restarts.ts 200
import { tell } from './tell.ts'
import { isBroken, pause, sayTally, Town, type Tally } from './town.ts'

const drainMs = 30_000

export type RestartReport = { readonly tally: Tally; readonly labelled: number; readonly codes: (number | null)[]; readonly slowestMs: number; readonly line: string }

export async function restartAgainAndAgain(restarts: number, say: (line: string) => void = () => {}): Promise<RestartReport> {
  const town = new Town()
  const codes: (number | null)[] = []
  let slowestMs = 0
  try {
    await town.startSmsc()
    await town.startGateway()
    town.load()
    for (let restart = 0; restart < restarts; restart++) {
      await pause(100 + Math.random() * 700)
      const { code, ms } = await town.stopGateway()
      codes.push(code)
      slowestMs = Math.max(slowestMs, ms)
      await town.startGateway()
      if (restart % 50 === 49) say(`${restart + 1} restarts, ${town.acknowledged.size} acknowledged`)
    }
    await town.rest()
    await town.untilDone()
    await town.stopGateway()
    const tally = await town.tally()
    const labelled = await town.labelled()
    const line = `restarts ${restarts} · ${sayTally(tally, 0, town.startsMs.slice(1))} · slowest drain ${Math.round(slowestMs)} ms`
    return { tally, labelled, codes, slowestMs, line }
  } finally {
    await town.close()
  }
}

if (process.argv[1] === import.meta.filename) {
  const { line, tally, labelled, codes, slowestMs } = await restartAgainAndAgain(Number(process.argv[2] ?? 200), (said) => console.log(said))
  tell('restarts', line)
  process.exitCode = isBroken(tally) || tally.duplicated + tally.unknown + labelled > 0 || codes.some((code) => code !== 0) || slowestMs > drainMs ? 1 : 0
}
