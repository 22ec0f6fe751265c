// Compares tunings of the rival: settings that differ in one thing, all running at once and asked in turn.
// Run: node bench/rivals/tune.ts [rounds] [messages]
import { spreadOf, tell } from '../keep.ts'
import { startProcess } from '../parts/load.ts'
import { startKannel, tuned, type Kannel, type Tuning } from './kannel.ts'

const [rounds = 5, messages = 5_000] = process.argv.slice(2).map(Number)
const changes: readonly Partial<Tuning>[] = [
  {}, { window: 10 }, { window: 100 }, { window: 1_000 }, { binds: 1 }, { binds: 4 }, { smsboxes: 2 }, { connections: 16 }, { connections: 32 }, { connections: 128 },
]

const sink = await startProcess('sink.ts', {})
const started: { name: string; kannel: Kannel; rates: number[] }[] = []
try {
  for (const change of changes) {
    const kannel = await startKannel(sink.port, { ...tuned, store: 'spool', ...change })
    started.push({ name: Object.entries(change).join(' ').replaceAll(',', ' ') || 'as tuned', kannel, rates: [] })
  }
  for (let round = -1; round < rounds; round++)
    for (const { kannel, rates } of started) {
      const { perSecond } = await kannel.round(round < 0 ? 500 : messages)
      if (round >= 0) rates.push(perSecond!)
    }
  for (const { name, rates } of started) tell(name, spreadOf(rates))
} finally {
  for (const { kannel } of started) await kannel.stop()
}
process.exit(0)
