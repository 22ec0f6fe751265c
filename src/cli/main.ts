// The command line as a process: runs what `program.ts` describes and ends with its exit code, 2 for wrong use.
import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { readConfig, type Config } from '../config.ts'
import { createProgram } from './program.ts'
import { note, Stop } from './terminal.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

function settings(): Config {
  const read = readConfig()
  if ('faults' in read) throw new Stop(`${read.faults.join('\n')}\nAll settings: docs/reference/configuration.md`, 2)
  return read.config
}

/** Ends at once, whatever still hangs on the loop, when what was written has left. */
function end(code: number): void {
  process.exitCode = code
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}

/** Whoever reads what we write may have seen enough: `onesixty keys list | head -1`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const program = createProgram({
  version,
  run: async (work) => end(await work(settings())),
  runBare: async (work) => end(await work()),
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) end(error.exitCode === 0 ? 0 : 2)
  else if (error instanceof Stop) {
    note(error.message)
    end(error.exitCode)
  } else throw error
}
