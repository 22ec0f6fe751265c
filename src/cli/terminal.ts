// What the command line writes: results on standard output, progress and notes on standard error, colours only where a
// person looks. Knows no command.
import { styleText } from 'node:util'

type Colour = Parameters<typeof styleText>[0]

/** Coloured when standard output is a terminal, plain when it is piped. */
export const paint = (colour: Colour, text: string) => styleText(colour, text, { stream: process.stdout })
export const print = (text = '') => void process.stdout.write(`${text}\n`)
export const printJson = (value: unknown) => print(JSON.stringify(value))
export const note = (text: string) => void process.stderr.write(`${text}\n`)

export const count = (value: number) => value.toLocaleString('en')
export const plural = (value: number, word: string) => `${count(value)} ${word}${value === 1 ? '' : 's'}`
/** `3.2 s`, `2 min 5 s` */
export const duration = (ms: number) =>
  ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`

/** Ends the command with a sentence for the person: exit code 1 when something failed, 2 when it was called wrongly. */
export class Stop extends Error {
  readonly exitCode: 1 | 2
  constructor(say: string, exitCode: 1 | 2 = 1) {
    super(say)
    this.exitCode = exitCode
  }
}

export type Progress = {
  /** `share` from 0 to 1. */
  show(share: number, words: string): void
  /** A line above the bar. */
  say(text: string): void
  end(): void
}

/** A bar on a terminal; elsewhere a line every five seconds. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const everyMs = stream.isTTY ? 100 : 5_000
  let lastMs = performance.now() - (stream.isTTY ? everyMs : 0)
  const clear = () => void (stream.isTTY && stream.write('\r\x1b[2K'))
  return {
    show(share, words) {
      if (performance.now() - lastMs < everyMs) return
      lastMs = performance.now()
      const percent = `${Math.floor(Math.min(1, share) * 100)} %`.padStart(5)
      if (!stream.isTTY) return void stream.write(`${percent}  ${words}\n`)
      const width = 24
      const full = Math.round(Math.min(1, share) * width)
      const bar =
        styleText('cyan', '█'.repeat(full), { stream }) + styleText('dim', '░'.repeat(width - full), { stream })
      stream.write(`\r\x1b[2K${bar}${percent}  ${words}`)
    },
    say(text) {
      clear()
      stream.write(`${text}\n`)
    },
    end: clear,
  }
}
