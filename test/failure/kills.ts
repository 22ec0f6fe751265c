// Kills the gateway under load, again and again, and counts what became of every acknowledged message:
//   node test/failure/kills.ts 1000
//   node test/failure/kills.ts 100 postgres
// Half of the kills come at a random instant; the other half, where the shim can be built, at a step: before and after a
// write to a file, a flush to disk, a write to a socket, a read from one. Both policies are at work in every run: codes and
// notices are sent again when nobody knows whether they arrived, bulk is held. On PostgreSQL every fourth kill is one of the
// database server, which ends the gateway.
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { shimmed, whyNoShim, type ShimSettings } from '../support/shim.ts'
import { tell } from './tell.ts'
import { isBroken, pause, sayTally, Town, type Tally } from './town.ts'

type Step = NonNullable<ShimSettings['kill']>
const stepsOf = (kinds: readonly Step['step'][]) => kinds.flatMap((step) => [{ step, when: 'before' }, { step, when: 'after' }] as const)
const onFiles = stepsOf(['pwrite', 'fdatasync', 'write', 'read'])
/** Its files are another process's. */
const onPostgres = stepsOf(['write', 'read'])
/** Of each step, which one: the first are of the start. */
const latest = 150

export type KillReport = {
  readonly tally: Tally
  /** Messages that were under way at each kill and are sent again. */
  readonly openMost: number
  readonly bound: number
  /** How often the gateway died at which step. */
  readonly atSteps: ReadonlyMap<string, number>
  /** How often the database server was killed, and what the gateway ended with then. */
  readonly serverKills: number
  readonly endedWith: ReadonlySet<number | null>
  readonly line: string
}

export async function killAgainAndAgain(kills: number, say: (line: string) => void = () => {}, postgres?: Postgres): Promise<KillReport> {
  const town = new Town(postgres ? { databaseUrl: await postgres.database() } : {})
  const steps = postgres ? onPostgres : onFiles
  let serverKills = 0
  const endedWith = new Set<number | null>()
  const atSteps = new Map(whyNoShim === undefined ? steps.map(({ step, when }) => [`${when} ${step}`, 0]) : [])
  let [bound, openMost] = [0, 0]
  try {
    await town.startSmsc()
    await town.startGateway()
    town.load({ singles: 24 })
    for (let kill = 0; kill < kills; kill++) {
      const next = steps[(kill >> 1) % steps.length]!
      if (postgres && kill % 4 === 2) {
        await pause(100 + Math.random() * 900)
        endedWith.add(await endsWithout(town, postgres))
        serverKills++
      } else if (kill % 2 === 0 || whyNoShim !== undefined) {
        await pause(100 + Math.random() * 900)
        await town.killGateway()
      } else if (await diesAt(town, { ...next, count: 1 + Math.floor(Math.random() * latest) })) {
        const name = `${next.when} ${next.step}`
        atSteps.set(name, atSteps.get(name)! + 1)
      }
      const open = await town.openIntents()
      const faults = await town.unbalanced()
      if (faults.length > 0) throw new Error(`after kill ${kill + 1} the ledger does not add up: ${faults.join('; ')}`)
      bound += open
      openMost = Math.max(openMost, open)
      // Every other one starts with the shim.
      if (kill % 2 === 1 || whyNoShim !== undefined || kill === kills - 1) await town.startGateway()
      if (kill % 50 === 49) say(`${kill + 1} kills, ${town.acknowledged.size} acknowledged`)
    }
    await town.rest()
    await town.untilDone()
    await town.stopGateway()
    const tally = await town.tally()
    const stepped = [...atSteps.values()].reduce((sum, times) => sum + times, 0)
    const servers = postgres ? `, ${serverKills} of the server` : ''
    const line = `kills ${kills} (${stepped} at a step${servers}) · ${sayTally(tally, bound, town.startsMs.slice(1))}`
    return { tally, bound, openMost, atSteps, serverKills, endedWith, line }
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

/** The database server is killed, and is there again once the gateway has ended itself; with what it did. */
async function endsWithout(town: Town, postgres: Postgres): Promise<number | null> {
  const { exited } = town.gateway!
  await postgres.kill()
  const code = await exited
  town.gateway = undefined
  await postgres.start()
  return code
}

if (process.argv[1] === import.meta.filename) {
  const server = process.argv[3] === 'postgres' ? await startPostgres() : undefined
  if (server && 'missing' in server) throw new Error(server.missing)
  const report = await killAgainAndAgain(Number(process.argv[2] ?? 1_000), (said) => console.log(said), server)
  await server?.stop()
  const { line, tally, bound, atSteps } = report
  for (const said of [...tally.unfinished.slice(0, 5), ...tally.falsified.slice(0, 5)]) console.log(said)
  console.log([...atSteps].map(([step, times]) => `${times} ${step}`).join(' · '))
  tell(server ? 'kills on PostgreSQL' : 'kills', line)
  process.exitCode = isBroken(tally) || tally.duplicated > bound || tally.acknowledged < tally.attempted ? 1 : 0
}
