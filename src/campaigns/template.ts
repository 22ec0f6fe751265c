// A text with personal details: `Hi {{ name | default: "there" }}`. LiquidJS, closed in: own filters only, no loops, no
// files, no prototypes, all limits set. Knows neither where the fields come from nor what becomes of the text.
import { createRequire } from 'node:module'
import type * as Library from 'liquidjs'

export type Fields = Readonly<Record<string, string | undefined>>
export type Template = {
  /** Names of the fields that the text mentions. */
  readonly fields: readonly string[]
  /** The text for one recipient. A field that is missing or empty and has no `default` refuses it: no empty holes. */
  render(fields: Fields): { text: string } | { refused: string }
}

const longestSource = 20_000
/** 255 parts of 153 septets: what no SMS can exceed. */
const longestText = 39_015
const longestField = 4_000
/** Each takes its time on each recipient, and more than so many nobody means. */
const mostTags = 300
const mostFilters = 100
const longestTag = 1_000
/** What would take too long, whoever it is for. Looks at what stands in braces, and does not read it. */
function excessOf(source: string): string | undefined {
  const tags = source.split(/\{[{%]/).slice(1).map((piece) => piece.split(/[%}]\}/))
  if (tags.length > mostTags) return `the text has more than ${mostTags} details`
  if (tags.some(([tag, rest]) => rest !== undefined && tag!.length > longestTag)) return `a detail is longer than ${longestTag} characters`
  return tags.reduce((sum, [tag]) => sum + tag!.split('|').length - 1, 0) > mostFilters ? `the text has more than ${mostFilters} filters` : undefined
}

const allowedTags = ['if', 'unless', 'case', 'comment', 'raw']
/** What `default: ""` gives: emptiness that was asked for. */
const nothing = { toString: () => '' }
const isEmpty = (value: unknown) => value === undefined || value === null || value === ''
const text = (value: unknown) => (isEmpty(value) ? '' : String(value))

const filters: Record<string, (value: unknown, ...args: unknown[]) => unknown> = {
  default: (value, fallback) => (isEmpty(value) ? (fallback === '' ? nothing : fallback) : value),
  capitalize: (value) =>
    text(value).replace(/^(\P{L}*\p{L})(.*)$/su, (_, first, rest) => first.toUpperCase() + rest.toLowerCase()),
  upcase: (value) => text(value).toUpperCase(),
  downcase: (value) => text(value).toLowerCase(),
  strip: (value) => text(value).trim(),
  truncate(value, length = 50, ending = '...') {
    if (text(value).length <= Number(length)) return text(value)
    const chars = [...text(value)]
    const keep = Math.max(0, Number(length) - text(ending).length)
    return chars.length > Number(length) ? chars.slice(0, keep).join('') + text(ending) : text(value)
  },
}

/** Comes with the first text that has details: in memory it is as large as a room of the house. */
const liquidjs = () => createRequire(import.meta.url)('liquidjs') as typeof Library
let opened: Library.Liquid | undefined
const engine = () => (opened ??= closedEngine())

function closedEngine(): Library.Liquid {
  const liquid = new (liquidjs().Liquid)({
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: longestSource,
    renderLimit: 1_000,
    memoryLimit: 100_000,
    outputEscape(value) {
      if (value !== nothing && isEmpty(value)) throw new Error(emptyHole)
      return String(value)
    },
  })
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.includes(name)) delete liquid.tags[name]
  for (const name of Object.keys(liquid.filters)) if (!(name in filters)) delete liquid.filters[name]
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter)
  return liquid
}
const emptyHole = 'is empty'

/** Compiles once, to render many; or says what is wrong with the text, and where. */
export function compileTemplate(source: string): { template: Template } | { refused: string } {
  if (source.length > longestSource) return { refused: `the text is longer than ${longestSource} characters` }
  const excess = excessOf(source)
  if (excess !== undefined) return { refused: excess }
  try {
    const parsed = engine().parse(source)
    const fields = engine().globalVariablesSync(parsed)
    const pieces = piecesOf(source)
    return { template: { fields, render: (values) => (pieces && joined(pieces, values)) ?? render(values) } }

    function render(values: Fields): { text: string } | { refused: string } {
      const scope: Record<string, string> = Object.create(null)
      for (const name of fields) {
        const value = values[name]
        if (!value) continue // absent, so that `if` takes an empty field for missing
        if (value.length > longestField) return { refused: `${name} is longer than ${longestField} characters` }
        scope[name] = value
      }
      try {
        const rendered: string = engine().renderSync(parsed, scope)
        if (rendered.length > longestText) return { refused: `the text would be ${rendered.length} characters long` }
        return { text: rendered }
      } catch (error) {
        return { refused: explain(error) }
      }
    }
  } catch (error) {
    return { refused: explain(error) }
  }
}

/** A text, or a field with what fills it where it is missing. */
type Piece = string | { readonly field: string; readonly fallback: string | undefined }
const output = /\{\{\s*([\p{L}_][\p{L}\p{N}_]*)\s*(?:\|\s*default:\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*)?\}\}/gu
const words = new Set(['true', 'false', 'nil', 'null', 'empty', 'blank'])

/** The pieces of a text that mentions fields and does nothing else with them, as most do: joined a tenth of the time. */
function piecesOf(source: string): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: whole, 1: field, 2: double, 3: single, index } of source.matchAll(output)) {
    if (words.has(field!)) return undefined
    pieces.push(source.slice(at, index), { field: field!, fallback: double ?? single })
    at = index + whole.length
  }
  pieces.push(source.slice(at))
  return pieces.some((piece) => typeof piece === 'string' && /\{[{%]|[}%]\}/.test(piece)) ? undefined : pieces
}

/** Undefined where anything is out of the ordinary: that is for the engine to say. */
function joined(pieces: readonly Piece[], values: Fields): { text: string } | undefined {
  let whole = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') whole += piece
    else {
      const value = (Object.hasOwn(values, piece.field) && values[piece.field]) || piece.fallback
      if (value === undefined || value.length > longestField) return undefined
      whole += value
    }
  }
  return whole.length > longestText ? undefined : { text: whole }
}

function explain(error: unknown): string {
  if (!liquidjs().LiquidError.is(error)) throw error
  const shown = error.token.getText()
  if (error.originalError?.message === emptyHole)
    return `${shown} is empty here; a default would fill it: {{ … | default: "…" }}`
  const [line, column] = error.token.getPosition()
  return `${error.message.replace(/, line:\d+.*$/s, '')}, at line ${line}, column ${column} of the text: ${shown}`
}
