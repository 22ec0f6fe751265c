// A small language of text patterns for content rules, matched in one pass over the text whatever the pattern: there
// is no going back, so no pattern can be slow. Knows . [a-z] [^a-z] \d \w \s ( ) | * + ? and ^ $ at the ends; case is
// ignored.

/** True when the pattern is found anywhere in the text (or where ^ and $ say). */
export type TextMatcher = (text: string) => boolean

const longestPattern = 200
/** States of the automaton kept; when there are more it begins anew, which costs time and nothing else. */
const mostStates = 500
const lastCode = 0xffff

/** Code units from and to, both included, in pairs. */
type Ranges = readonly (readonly [from: number, to: number])[]
/** What the automaton does at a place: read one character, go on in two ways, or be done. */
type Step = { kind: 'read'; ranges: Ranges } | { kind: 'fork'; to: number[] } | { kind: 'done' }

/** The matcher of a pattern, or a sentence that says what is wrong with it. */
export function compilePattern(source: string): TextMatcher | { refused: string } {
  if (source.length === 0 || source.length > longestPattern)
    return { refused: `a pattern has 1 to ${longestPattern} characters` }
  try {
    return automaton(new PatternReader(source).read())
  } catch (error) {
    if (error instanceof PatternError) return { refused: error.message }
    throw error
  }
}

class PatternError extends Error {}

type Program = { steps: Step[]; atStart: boolean; atEnd: boolean }
type Piece = { first: number; /** forks whose way on is not known yet */ open: number[] }

/** Reads a pattern into steps. Every piece begins at a step and ends in forks that wait for what follows. */
class PatternReader {
  readonly #text: string
  readonly #atStart: boolean
  readonly #atEnd: boolean
  readonly #steps: Step[] = []
  #at = 0
  #depth = 0

  constructor(source: string) {
    const escape = /\\([A-Z])/.exec(source)
    if (escape) throw new PatternError(`\\${escape[1]} is not known here; write [^…] for "none of these"`)
    this.#atStart = source.startsWith('^')
    this.#atEnd = /(^|[^\\])(\\\\)*\$$/.test(source)
    this.#text = source.slice(this.#atStart ? 1 : 0, this.#atEnd ? -1 : undefined).toLowerCase()
  }

  read(): Program {
    const whole = this.#either()
    if (this.#at < this.#text.length) throw new PatternError(`the ) at character ${this.#at + 1} closes nothing`)
    const done = this.#steps.push({ kind: 'done' }) - 1
    this.#join(whole, done)
    this.#fork(whole.first) // the entrance stands last
    return { steps: this.#steps, atStart: this.#atStart, atEnd: this.#atEnd }
  }

  #join(piece: Piece, to: number): void {
    for (const fork of piece.open) (this.#steps[fork] as Extract<Step, { kind: 'fork' }>).to.push(to)
  }

  #fork(...to: number[]): number {
    return this.#steps.push({ kind: 'fork', to }) - 1
  }

  #either(): Piece {
    const ways = [this.#sequence()]
    while (this.#text[this.#at] === '|') {
      this.#at++
      ways.push(this.#sequence())
    }
    if (ways.length === 1) return ways[0]!
    return { first: this.#fork(...ways.map((way) => way.first)), open: ways.flatMap((way) => way.open) }
  }

  #sequence(): Piece {
    const empty = this.#fork()
    let piece: Piece = { first: empty, open: [empty] }
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at]!)) {
      const next = this.#repeated()
      this.#join(piece, next.first)
      piece = { first: piece.first, open: next.open }
    }
    return piece
  }

  #repeated(): Piece {
    const piece = this.#single()
    const sign = this.#text[this.#at]
    if (sign !== '*' && sign !== '+' && sign !== '?') return piece
    this.#at++
    const loop = this.#fork(piece.first)
    if (sign !== '?') this.#join(piece, loop)
    if (sign === '+') return { first: piece.first, open: [loop] }
    return { first: loop, open: sign === '?' ? [loop, ...piece.open] : [loop] }
  }

  #single(): Piece {
    const char = this.#text[this.#at++]!
    if (char === '(') {
      if (++this.#depth > 20) throw new PatternError('brackets are nested more than 20 deep')
      const inside = this.#either()
      if (this.#text[this.#at++] !== ')') throw new PatternError('a ( is never closed')
      this.#depth--
      return inside
    }
    if ('*+?'.includes(char)) throw new PatternError(`the ${char} at character ${this.#at} repeats nothing`)
    if (char === '^' || char === '$')
      throw new PatternError(
        `${char} can stand only at the ${char === '^' ? 'start' : 'end'}; write \\${char} for the sign`,
      )
    if (char === '.') return this.#reading([[0, lastCode]])
    if (char === '[') return this.#reading(this.#set())
    return this.#reading(char === '\\' ? this.#escape() : one(char))
  }

  /** What follows a character is the fork right after it. */
  #reading(ranges: Ranges): Piece {
    const first = this.#steps.push({ kind: 'read', ranges }) - 1
    return { first, open: [this.#fork()] }
  }

  #escape(): Ranges {
    const char = this.#text[this.#at++]
    if (char === undefined) throw new PatternError('nothing follows the last \\')
    if (Object.hasOwn(classes, char)) return classes[char as keyof typeof classes]
    if (/[\p{L}\p{N}]/u.test(char)) throw new PatternError(`\\${char} is not known here`)
    return one(char)
  }

  #set(): Ranges {
    const isExcept = this.#text[this.#at] === '^'
    if (isExcept) this.#at++
    const ranges: (readonly [number, number])[] = []
    for (;;) {
      const char = this.#text[this.#at++]
      if (char === undefined) throw new PatternError('a [ is never closed')
      if (char === ']') break
      const from = char === '\\' ? this.#escape() : one(char)
      const isRange =
        this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']' && this.#at + 1 < this.#text.length
      if (!isRange) {
        ranges.push(...from)
        continue
      }
      this.#at++
      const last = this.#text[this.#at++]!
      const to = last === '\\' ? this.#escape() : one(last)
      if (from.length > 1 || to.length > 1 || from[0]![0] > to[0]![0])
        throw new PatternError('a range inside [ ] goes backwards')
      ranges.push([from[0]![0], to[0]![0]])
    }
    if (ranges.length === 0) throw new PatternError('[ ] has nothing in it')
    return isExcept ? allBut(ranges) : ranges
  }
}

const one = (char: string): Ranges => [[char.charCodeAt(0), char.charCodeAt(0)]]

const classes = {
  d: [[0x30, 0x39]],
  w: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
  ],
  s: [
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
  ],
} as const satisfies Record<string, Ranges>

function allBut(ranges: Ranges): Ranges {
  const rest: [number, number][] = []
  let from = 0
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (low > from) rest.push([from, low - 1])
    from = Math.max(from, high + 1)
  }
  if (from <= lastCode) rest.push([from, lastCode])
  return rest
}

/** A deterministic automaton, made as texts need it. Characters that no pattern tells apart share one column. */
function automaton({ steps, atStart, atEnd }: Program): TextMatcher {
  const bounds = [
    ...new Set([
      0,
      ...steps.flatMap((step) => (step.kind === 'read' ? step.ranges.flatMap(([from, to]) => [from, to + 1]) : [])),
    ]),
  ].sort((a, b) => a - b)
  const columnOf = (code: number): number => {
    let low = 0
    let high = bounds.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (bounds[middle]! <= code) low = middle
      else high = middle - 1
    }
    return low
  }
  const ascii = Uint16Array.from({ length: 128 }, (_, code) => columnOf(code))

  type State = { readonly reads: readonly number[]; readonly done: boolean; readonly next: (State | undefined)[] }
  let known = new Map<string, State>()
  let start: State | undefined
  const stateOf = (from: readonly number[]): State => {
    const seen = new Set<number>()
    const visit = [...from]
    for (let at = visit.pop(); at !== undefined; at = visit.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      const step = steps[at]!
      if (step.kind === 'fork') visit.push(...step.to)
    }
    const reads = [...seen].filter((at) => steps[at]!.kind === 'read').sort((a, b) => a - b)
    const done = [...seen].some((at) => steps[at]!.kind === 'done')
    const key = `${done} ${reads.join()}`
    let state = known.get(key)
    if (!state) {
      if (known.size >= mostStates) {
        known = new Map()
        start = undefined
      }
      known.set(key, (state = { reads, done, next: [] }))
    }
    return state
  }
  const entrance = steps.length - 1
  const follow = (state: State, column: number): State => {
    const code = bounds[column]!
    const to = atStart ? [] : [entrance]
    for (const at of state.reads) {
      const { ranges } = steps[at] as Extract<Step, { kind: 'read' }>
      if (ranges.some(([low, high]) => code >= low && code <= high)) to.push(at + 1)
    }
    return (state.next[column] = stateOf(to))
  }

  return (text) => {
    const lower = text.toLowerCase()
    let state = (start ??= stateOf([entrance]))
    for (let i = 0; i < lower.length; i++) {
      if (state.done && !atEnd) return true
      const code = lower.charCodeAt(i)
      const column = code < 128 ? ascii[code]! : columnOf(code)
      state = state.next[column] ?? follow(state, column)
    }
    return state.done
  }
}
