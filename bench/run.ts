// The benchmark: asks every question in `questions/`, each in a process of its own, and shows what it came to beside its goal.
// Run: npm run bench -- [letters] [--rounds 5] [--messages N] [--short] [--save] [--profile] [--json]
//   --messages instead of the number that a question has; kept under a name of its own
//   --short   seconds instead of minutes; fails when a ratio within a run is too far below the recorded one, three times in a row
//   --save    keeps bench/results/<letter>-<name>.json, the table of docs/benchmark.md, and in ratios.json what a short run comes to here and now; with --short
//             the latter alone
//   --profile one round more of the questions that know how, not of the figures: where time goes and what allocates, kept beside them
//   --json    the figures as JSON too
import { parseArgs } from 'node:util'
import { ask, askAll, type Asked } from './ask.ts'
import { keepFigures } from './keep.ts'
import { keepRatios, ratiosOf, recorded, tooLow } from './ratios.ts'
import { keepProfile } from './parts/profile.ts'
import { reportKept } from './report.ts'
import { table, verdict } from './table.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, short: { type: 'boolean' }, save: { type: 'boolean' }, profile: { type: 'boolean' }, messages: { type: 'string' }, json: { type: 'boolean' } },
})
const short = values.short === true
const messages = values.messages === undefined ? undefined : Number(values.messages)
const inShort = { rounds: 3, short: true, profile: false }
const how = { rounds: Number(values.rounds ?? (short ? inShort.rounds : 5)), short, messages, profile: values.profile === true }

/** Where others use more of the machine than this, what they leave decides who of two is slowed more. */
const quiet = 0.25

function show({ letter, question, measured, summary }: Asked): void {
  console.log(`\n(${letter}) ${question.question}\n${table(summary)}`)
  for (const goal of question.goals) console.log(verdict(summary, goal))
  for (const note of measured.notes) console.log(`  ${note}`)
  if (values.json) console.log(JSON.stringify({ letter, ...measured, summary }, null, 2))
}

let failed = false
for await (const asked of askAll(positionals, how)) {
  show(asked)
  const { letter, question, measured, summary } = asked
  const name = [letter, question.name, ...(messages === undefined ? [] : [messages])].join('-')
  if (measured.profile) keepProfile(name, question.question, measured.profile)
  if (values.save && !short) {
    keepFigures(name, { question: question.question, goals: question.goals, setting: measured.setting, summary, notes: measured.notes, rounds: measured.rounds })
    reportKept()
  }
  if (values.save && question.inShort && messages === undefined) keepRatios(ratiosOf(short ? asked : await ask(asked.file, inShort)))
  else if (short) {
    let { others } = asked
    const low = await tooLow(ratiosOf(asked), recorded(), async () => {
      const again = await ask(asked.file, inShort)
      others = Math.max(others, again.others)
      return ratiosOf(again)
    })
    const judged = others <= quiet
    for (const line of low) console.log(`${judged ? 'too low' : `not judged, others used ${Math.round(others * 100)} % of the machine`}: ${line}`)
    failed ||= low.length > 0 && judged
  }
}
process.exit(failed ? 1 : 0)
