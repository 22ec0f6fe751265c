// The personality of the SMSC, of `onesixty smsc` and `onesixty start`: a name, or a JSON file that is read again whenever
// it changes. Says on the terminal what the operator is like from now on.
import { existsSync, readFileSync, unwatchFile, watchFile } from 'node:fs'
import type { PersonalitySwitch } from '../smsc/personality/conduct.ts'
import { note, Stop } from './terminal.ts'

export type AskedPersonality = { readonly personality?: string | undefined; readonly seed?: number | undefined }

/** What was asked for at the start; what was set before stays where nothing was. */
export const conductAsAsked = (control: PersonalitySwitch, { personality, seed }: AskedPersonality): (() => void) =>
  personality === undefined && seed === undefined ? () => {} : conductFrom(personality ?? 'healthy', seed, control)

/** Puts it in force, or stops the program with what is wrong; the returned function ends the watching. */
export function conductFrom(
  written: string,
  seed: number | undefined,
  personality: PersonalitySwitch,
  { everyMs = 500, say = note }: { readonly everyMs?: number; readonly say?: (line: string) => void } = {},
): () => void {
  const isFile = written.endsWith('.json') || existsSync(written)

  /** What is wrong; '' when nothing is. */
  const apply = (): string => {
    const read = isFile ? readJson(written) : { value: written }
    if ('fault' in read) return read.fault
    const set = personality.set(read.value, seed === undefined ? {} : { seed })
    if (!('fault' in set)) {
      if (isFile || written !== 'healthy') say(set.says.join('\n'))
      return ''
    }
    const { param, say: fault } = set.fault
    return `${isFile ? written : '--personality'}: ${param === '' ? '' : `${param} `}${fault}`
  }

  const fault = apply()
  if (fault) throw new Stop(fault, 2)
  if (!isFile) return () => {}
  const onChange = () => {
    const wrong = apply()
    if (wrong) say(`${wrong}; it stays as it was`)
  }
  watchFile(written, { interval: everyMs, persistent: false }, onChange)
  return () => unwatchFile(written, onChange)
}

function readJson(file: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(readFileSync(file, 'utf8')) as unknown }
  } catch (error) {
    return { fault: `${file}: ${(error as Error).message}` }
  }
}
