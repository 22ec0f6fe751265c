// The command line: which commands there are and what they take. Each loads its own file only when it is called, so
// that every command starts quickly.
import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { readConfig, type Config } from '../config.ts'
import { note, Stop } from './terminal.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

function wholeNumber(least: number, most: number) {
  return (text: string) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}
function country(text: string): string {
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase()
  throw new InvalidArgumentError('It must be the two letters of a country, such as NL.')
}

function settings(): Config {
  const read = readConfig()
  if ('faults' in read) throw new Stop(`${read.faults.join('\n')}\nAll settings: docs/reference/configuration.md`, 2)
  return read.config
}

async function run(work: (config: Config) => Promise<number>): Promise<void> {
  end(await work(settings()))
}

/** Ends at once, whatever still hangs on the loop, when what was written has left. */
function end(code: number): void {
  process.exitCode = code
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}

const program = new Command('onesixty')
  .description('The whole bulk SMS chain in one program.')
  .version(version)
  .showHelpAfterError('(onesixty --help shows the commands)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

const json = () => new Option('--json', 'write the result as JSON, for machines')

program
  .command('start')
  .description('run everything on this machine, until Ctrl-C')
  .addOption(json())
  .action((options) => run(async (config) => (await import('./start.ts')).start(config, version, options)))

program
  .command('send')
  .description('send one text to a few numbers or to every row of a CSV')
  .requiredOption('--text <text>', 'the text; for a CSV with details of each row: "Hi {{ name | default: \'there\' }}"')
  .option('--to <number...>', 'one number or more, +31612345678')
  .option('--csv <file>', 'a CSV whose first line names the columns')
  .option('--from <sender>', 'what the phone shows as the sender')
  .option('--country <code>', 'reads national numbers as of this country, such as NL', country)
  .addOption(new Option('--lane <lane>', 'what kind of message it is').choices(['otp', 'transactional', 'bulk']))
  .option('--column <name>', 'the column of numbers (else to, phone, number, mobile or msisdn)')
  .addOption(
    new Option('--charset <name>', 'the character set of the file, when it is not found out rightly').choices([
      'utf-8',
      'utf-16le',
      'utf-16be',
      'windows-1252',
      'windows-1251',
    ]),
  )
  .option('--batch-size <rows>', 'rows a request', wholeNumber(1, 10_000), 1_000)
  .option(
    '--again',
    'send anew; without it the same file with the same options, batch size included, is not sent twice within 48 hours',
  )
  .option('--wait [seconds]', 'wait until all accepted messages are final and count them', wholeNumber(1, 86_400))
  .addOption(json())
  .addHelpText(
    'after',
    `
Exit code 0: done; rows that were refused are told and written to FILE.refused.csv. 1: it stopped early, nothing was
accepted, a number given with --to was refused, or --wait ended first. 2: called wrongly, nothing was sent.`,
  )
  .action((options) => run(async (config) => (await import('./send.ts')).send(config, options)))

program
  .command('status <id>')
  .description('one message and its timeline')
  .addOption(json())
  .action((id, options) => run(async (config) => (await import('./status.ts')).status(config, id, options)))

const keys = program.command('keys').description('API keys: create, list, revoke')
keys
  .command('create <name>')
  .description('make a key; it is shown once')
  .addOption(json())
  .addOption(
    new Option('--mode <mode>', 'test keys reach virtual phones only').choices(['test', 'live']).default('test'),
  )
  .option('--admin', 'it may manage too, keys among other things; else it can send and read')
  .action((name, options) => run(async (config) => (await import('./keys.ts')).createKey(config, name, options)))
keys
  .command('list')
  .description('all keys, without their secrets')
  .addOption(json())
  .action((options) => run(async (config) => (await import('./keys.ts')).listKeys(config, options)))
keys
  .command('revoke <id>')
  .description('end a key at once')
  .addOption(json())
  .action((id, options) => run(async (config) => (await import('./keys.ts')).revokeKey(config, id, options)))

program
  .command('smsc')
  .description('the SMSC alone: an operator for other gateways')
  .option('--file <file>', 'accounts, cells, other centres and ranges of subscribers, as JSON: docs/guide/smsc.md')
  .option('--personality <name or file>', 'what kind of operator it is: flaky, slow,liar or a JSON file, which is watched')
  .option('--seed <number>', 'equal seeds meet equal fates', wholeNumber(0, 4_294_967_295))
  .addOption(json())
  .addHelpText(
    'after',
    '\nPort: ONESIXTY_SMSC_PORT. A second one also needs a data folder of its own: ONESIXTY_DATA_DIR.',
  )
  .action((options) => run(async (config) => (await import('./smsc.ts')).smsc(config, options)))

program
  .command('phone [number]')
  .description('a virtual phone in this terminal: it shows what comes, and what you type is its answer')
  .option('--to <number>', 'write to this short or long code, not to whoever wrote last')
  .addOption(json())
  .action((number, options) =>
    run(async (config) => (await import('./phone.ts')).phone(config, number ?? '+31612345678', options)),
  )

program
  .command('listen')
  .description('show events as they happen, and forward them to a program under development')
  .option('--forward <url>', 'POST each event to this address, such as http://localhost:3000/hook')
  .addOption(json())
  .action((options) => run(async (config) => (await import('./listen.ts')).listen(config, options)))

program
  .command('backup <folder>')
  .description('copy everything as it is at one instant, while messages are sent')
  .addOption(json())
  .action((folder, options) =>
    run(async (config) => (await import('./backup.ts')).backup(config, version, folder, options)),
  )
program
  .command('restore <folder>')
  .description('put a backup into an empty data folder or database')
  .addOption(json())
  .action((folder, options) => run(async (config) => (await import('./restore.ts')).restore(config, folder, options)))
program
  .command('migrate')
  .description('bring the databases up to date with this version; start does so too')
  .option('--show', 'only show what is to be done')
  .addOption(json())
  .action((options) => run(async (config) => (await import('./migrate.ts')).migrate(config, options)))

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Stop)) throw error
  note(error.message)
  end(error.exitCode)
}
