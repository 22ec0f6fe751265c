// Asks questions of the benchmark, each in a process of its own: what one leaves behind in memory, or in what the compiler
// has learnt, is not there for the next. Knows no question but by its file.
import { fork } from 'node:child_process'
import { globSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename, join } from 'node:path'
import { launch } from './parts/load.ts'
import { summaryOf, type How, type Measured, type Question, type Summary } from './question.ts'

export type Asked = {
  readonly letter: string
  readonly file: string
  readonly question: Question
  readonly measured: Measured
  readonly summary: Summary
  /** The share of the machine that others used in the second before. */
  readonly others: number
}
export type Wanted = Omit<How, 'say'>

const folder = join(import.meta.dirname, 'questions')

async function questionIn(file: string): Promise<Question> {
  const exported = Object.values((await import(join(folder, file))) as Record<string, Question>)
  if (exported.length !== 1 || typeof exported[0]!.run !== 'function') throw new Error(`${file} is to export one question and nothing else`)
  return exported[0]!
}

/** Those of the letters, or all; the short run only what is made for it. */
export async function* askAll(letters: readonly string[], wanted: Wanted): AsyncGenerator<Asked> {
  const files = globSync('*.ts', { cwd: folder }).sort()
  const chosen = letters.length > 0 ? files.filter((file) => letters.includes(basename(file).split('-')[0]!)) : files
  const unknown = letters.filter((letter) => !files.some((file) => file.startsWith(`${letter}-`)))
  if (unknown.length > 0) throw new Error(`no question ${unknown.join(', ')}; there are ${files.map((file) => file.split('-')[0]).join(', ')}`)
  for (const file of chosen) {
    const { inShort } = await questionIn(file)
    if (!wanted.short || inShort) yield await ask(file, wanted)
  }
}

async function busyShare(): Promise<number> {
  const now = () => cpus().reduce(({ idle, all }, { times }) => ({ idle: idle + times.idle, all: all + Object.values(times).reduce((sum, ms) => sum + ms, 0) }), { idle: 0, all: 0 })
  const before = now()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const after = now()
  return 1 - (after.idle - before.idle) / (after.all - before.all)
}

export async function ask(file: string, wanted: Wanted): Promise<Asked> {
  const question = await questionIn(file)
  const letter = file.split('-')[0]!
  console.log(`\n(${letter}) ${question.name} ...`)
  const others = await busyShare()
  const measured = await new Promise<Measured>((resolve, reject) => {
    const child = fork(import.meta.filename, [file, JSON.stringify(wanted)], launch())
    child.once('message', (told) => resolve(told as Measured))
    child.once('exit', (code, signal) => reject(new Error(`${file} ended with ${code ?? signal}`)))
  })
  return { letter, file, question, measured, summary: summaryOf(measured.rounds), others }
}

if (process.send && process.argv[1] === import.meta.filename) {
  process.on('disconnect', () => process.exit(1))
  const [file, wanted] = process.argv.slice(2) as [string, string]
  const { run } = await questionIn(file)
  const measured = await run({ ...(JSON.parse(wanted) as Wanted), say: (line) => console.log(`    ${line}`) })
  process.send(measured, () => process.exit(0))
}
