// Fuzz that learns: inputs that reach new places in src/smpp are kept and changed further. What it has learnt stays in
// corpus/smpp.hex, as few inputs as reach all of it, and is replayed by a test. One seed is one history.
// Run: node test/fuzz/guided.ts [minutes] [seed]
import { Buffer } from 'node:buffer'
import { readFileSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { resolve } from 'node:path'
import type { Chance } from '../../src/kit/chance.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { encode } from '../../src/smpp/codec.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import { mutate, randomPdu } from './smpp.ts'
import { target } from './target.ts'

const corpusFile = resolve(import.meta.dirname, 'corpus/smpp.hex')
const longestInput = 600
const batch = 400

/** What was learnt so far. */
export const readCorpus = (): Buffer[] =>
  readFileSync(corpusFile, 'utf8').split('\n').filter((line) => line !== '').map((line) => Buffer.from(line, 'hex'))

/** The places reached so far, by script: one octet for each character of its source. */
class Coverage {
  readonly #session = new Session()
  readonly #reached = new Map<string, Uint8Array>()
  count = 0

  async start(): Promise<void> {
    this.#session.connect()
    await this.#session.post('Profiler.enable')
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** Characters reached since the last call that had not been before. */
  async take(): Promise<number> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage')
    let fresh = 0
    for (const { url, scriptId, functions } of result) {
      // What codec.ts compiles from its rows has no address.
      if (url !== '' && !url.includes('/src/smpp/')) continue
      const ranges = functions.flatMap((each) => each.ranges)
      ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
      const length = Math.max(0, ...ranges.map(({ endOffset }) => endOffset))
      const now = new Uint8Array(length)
      for (const { startOffset, endOffset, count } of ranges) now.fill(count > 0 ? 1 : 0, startOffset, endOffset)
      fresh += this.#add(url || scriptId, now)
    }
    this.count += fresh
    return fresh
  }

  #add(script: string, now: Uint8Array): number {
    let before = this.#reached.get(script)
    if (!before || before.length < now.length) {
      const longer = new Uint8Array(now.length)
      if (before) longer.set(before)
      this.#reached.set(script, (before = longer))
    }
    let fresh = 0
    for (let i = 0; i < now.length; i++) {
      if (now[i] === 0 || before[i] !== 0) continue
      before[i] = 1
      fresh++
    }
    return fresh
  }

  /** What is reached now, to go back to. */
  mark(): () => void {
    const { count } = this
    const marked = [...this.#reached].map(([script, places]) => [script, places.slice()] as const)
    return () => {
      this.#reached.clear()
      for (const [script, places] of marked) this.#reached.set(script, places)
      this.count = count
    }
  }
}

function run(input: Buffer): void {
  try {
    target(input)
  } catch (thrown) {
    console.error(`${String(thrown)}\n${input.toString('hex')}`)
    process.exit(1)
  }
}

/** One, two or three inputs or new PDUs, changed a few times; lengths are mostly mended, or nothing would get far. */
function nextInput(chance: Chance, corpus: readonly Buffer[]): Buffer {
  const one = () =>
    corpus.length > 0 && chance.below(5) > 0 ? corpus[chance.below(corpus.length)]! : encode(randomPdu(chance))
  let input: Buffer = Buffer.concat(Array.from({ length: 1 + chance.below(3) }, one)).subarray(0, longestInput)
  for (let changes = chance.below(5); changes > 0; changes--) input = mutate(chance, input, Buffer.from(one()))
  input = input.subarray(0, longestInput)
  if (input.length >= 16 && chance.below(4) > 0) {
    const rest = input.readUInt32BE(0) <= input.length ? input.readUInt32BE(0) : input.length
    input.writeUInt32BE(Math.max(16, rest))
  }
  return input
}

/** Those of the inputs that reach places which none before them does. */
async function telling(inputs: readonly Buffer[], coverage: Coverage): Promise<Buffer[]> {
  const kept: Buffer[] = []
  for (const input of inputs) {
    run(input)
    if ((await coverage.take()) > 0) kept.push(Buffer.from(input))
  }
  return kept
}

async function learn(minutes: number, seed: number): Promise<void> {
  const chance = seededChance(seed)
  const coverage = new Coverage()
  await coverage.start()
  run(encode(makePdu('enquire_link')) as Buffer) // what any input reaches
  await coverage.take()
  const nothing = coverage.mark()
  const corpus = await telling(readCorpus(), coverage)
  const until = performance.now() + minutes * 60_000
  let runs = 0
  let told = performance.now()
  while (performance.now() < until) {
    const inputs = Array.from({ length: batch }, () => nextInput(chance, corpus))
    const before = coverage.mark()
    for (const input of inputs) run(input)
    runs += batch
    if ((await coverage.take()) > 0) {
      before()
      corpus.push(...await telling(inputs, coverage))
    }
    if (performance.now() - told < 10_000) continue
    told = performance.now()
    console.log(`${runs} runs, ${corpus.length} inputs, ${coverage.count} characters of source reached`)
  }
  nothing()
  const kept = await telling(corpus.sort((a, b) => a.length - b.length || Buffer.compare(a, b)), coverage)
  writeFileSync(corpusFile, kept.map((input) => `${input.toString('hex')}\n`).join(''))
  console.log(`${runs} runs of seed ${seed}: ${kept.length} inputs reach ${coverage.count} characters of source`)
}

if (process.argv[1] === import.meta.filename) {
  await learn(Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 1))
  process.exit()
}
