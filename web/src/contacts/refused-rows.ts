// The first rows that an import did not take, out of the file that tells of all of them. Knows no page.
import { Problem } from '../api/call.ts'
import { errorsPath } from './import-calls.ts'

export type RefusedRow = { line: string; reason: string; cells: string }
const most = 5
/** Enough for the first rows, however long the file. */
const mostCharacters = 20_000

/** Rows of CSV as the server writes it, without the last where it may be cut. */
export function readRows(text: string, isWhole: boolean): RefusedRow[] {
  const whole = isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end] of whole.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(1).filter(({ length }) => length > 1).map(([line = '', reason = '', ...cells]) => ({ line, reason, cells: cells.filter((cell) => cell !== '').join(' · ') }))
}

export async function firstRefused(id: string, signal: AbortSignal): Promise<RefusedRow[]> {
  const response = await fetch(errorsPath(id), { signal, credentials: 'same-origin' })
  if (!response.ok || !response.body) throw new Problem(response.status, {})
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let ended = false
  while (!ended && text.length < mostCharacters) {
    const { done, value = '' } = await reader.read()
    ended = done
    text += value
  }
  void reader.cancel().catch(() => {})
  return readRows(text, ended).slice(0, most)
}
