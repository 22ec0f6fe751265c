// Accepts, sends and hears of messages on a real database, and writes into a file of its own what it has acknowledged, each
// time after it has: `a <id>` for a message, `r <id>` for one whose receipt it said it has. The shim records both files.
import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openAlone, reportOf, workspace, type Sent } from '../alone.ts'

const [folder, count] = [process.env['POWER_FOLDER']!, Number(process.env['POWER_MESSAGES'])]
const witness = openSync(join(folder, 'witness'), 'a')
const said = (what: string, ids: readonly string[]) => void writeSync(witness, ids.map((id) => `${what} ${id}\n`).join(''))

let reported = 0
const alone = await openAlone({
  file: join(folder, 'gateway.db'),
  window: 200,
  billed: true,
  onSubmit(parts) {
    setImmediate(() => {
      alone.take(parts, operatorIdOf)
      setTimeout(() => alone.report(parts.map((part) => reportOf(operatorIdOf(part), part.destination.address, 'delivered', part.token.flight.id))), Math.random() * 20)
    })
  },
  onAnswered(handles, stored) {
    reported += handles.length
    if (stored) said('r', handles as string[])
  },
})
const operatorIdOf = ({ token }: Sent): string => `${token.flight.id.slice(4)}${token.number}`

let next = 0
const customer = async () => {
  while (next < count) {
    const first = next
    next += 1 + Math.floor(Math.random() * 12)
    const submissions = Array.from({ length: Math.min(next, count) - first }, (_, i) => ({ to: `+316${10_000_000 + first + i}`, from: 'Proof', text: `Message ${first + i}` }))
    const result = await alone.gateway.accept(submissions, { workspace, mode: 'live', idempotency: { key: `key-${first}`, bodyHash: 'one' } })
    if (result.kind !== 'done') throw new Error(`accept said ${result.kind}`)
    said('a', result.outcomes.map((outcome) => ('accepted' in outcome ? outcome.accepted.id : 'refused')))
  }
}
await Promise.all([customer(), customer(), customer()])
while (reported < count) await new Promise((resolve) => setTimeout(resolve, 20))
// Not closed on purpose: a power cut closes nothing, and what closing writes would hide what is not flushed.
process.exit(0)
