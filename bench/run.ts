// The benchmark: asks every question in `questions/`, each in a process of its own, and shows what it came to beside its goal.
// Run: npm run bench -- [letters] [--rounds 5] [--short] [--save] [--json]
//   --short   seconds instead of minutes; fails when a ratio within a run is too far below the recorded one, three times in a row
//   --save    keeps bench/results/<letter>-<name>.json, and the ratios that short runs are compared with
//   --json    the same on the screen
import { parseArgs } from 'node:util'
import { askAll, type Asked } from './ask.ts'
import { keepFigures } from './keep.ts'
import { keepRatios, tooLow } from './ratios.ts'
import { table, verdict } from './table.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, short: { type: 'boolean' }, save: { type: 'boolean' }, json: { type: 'boolean' } },
})
const short = values.short === true
const rounds = Number(values.rounds ?? (short ? 1 : 5))

function show({ letter, question, measured, summary }: Asked): void {
  console.log(`\n(${letter}) ${question.question}\n${table(summary)}`)
  for (const goal of question.goals) console.log(verdict(summary, goal))
  for (const note of measured.notes) console.log(`  ${note}`)
  if (values.json) console.log(JSON.stringify({ letter, ...measured, summary }, null, 2))
}

let failed = false
for await (const asked of askAll(positionals, { rounds, short })) {
  show(asked)
  const { letter, question, measured, summary } = asked
  if (short) {
    const low = await tooLow(asked, { rounds, short })
    if (low.length > 0) failed = true
    for (const line of low) console.log(line)
  } else if (values.save) {
    keepFigures(`${letter}-${question.name}`, { question: question.question, goals: question.goals, setting: measured.setting, summary, notes: measured.notes, rounds: measured.rounds })
    keepRatios(asked)
  }
}
process.exit(failed ? 1 : 0)
