// Which commands there are and what they take, with examples. Each loads its own file only when it is called, so that
// every command starts quickly. Knows no process: who runs it says how a command ends.
import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { scopes } from '../accounts/account.ts'
import type { Config } from '../config.ts'

export type ProgramNeeds = {
  readonly version: string
  /** Reads the settings, does the work and ends with its exit code. */
  run(work: (config: Config) => Promise<number>): Promise<void>
  /** The same for what must work where settings are wrong. */
  runBare(work: () => Promise<number>): Promise<void>
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
function price(text: string): string {
  if (/^\d{1,9}(?:\.\d{1,8})?$/.test(text)) return text
  throw new InvalidArgumentError('It must be an amount such as 0.0832.')
}

const json = () => new Option('--json', 'write the result as JSON, for machines')
const examples = (...lines: string[]) => `\nExamples:\n${lines.map((line) => `  $ onesixty ${line}`).join('\n')}`

/** A command of `parent` with `--json`, its examples, and where to look when it was called wrongly. */
function add(parent: Command, name: string, description: string, ...lines: string[]): Command {
  const command = parent.command(name).description(description).addOption(json()).addHelpText('after', examples(...lines))
  const path = [parent.parent ? parent.name() : '', command.name()].filter(Boolean).join(' ')
  return command.showHelpAfterError(`(onesixty ${path} --help shows what it takes)`)
}

export function createProgram({ version, run, runBare }: ProgramNeeds): Command {
  const program = new Command('onesixty')
    .exitOverride()
    .description('The whole bulk SMS chain in one program.')
    .version(version)
    .showHelpAfterError('(onesixty --help shows the commands)')
    .addHelpText('after', `${examples('start', 'init', 'send --to +31612345678 --text "Hi"', 'doctor')}\n\nExit code 0: done. 1: it failed. 2: called wrongly. Settings: docs/reference/configuration.md`)

  add(program, 'start', 'run everything on this machine, until Ctrl-C', 'start', 'start --json', 'start --personality flaky --seed 7')
    .option('--personality <name or file>', 'what kind of operator the embedded SMSC is from now on: a name, or a JSON file, which is watched')
    .option('--seed <number>', 'equal seeds meet equal fates', wholeNumber(0, 4_294_967_295))
    .action((options) => run(async (config) => (await import('./start.ts')).start(config, version, options)))

  add(
    program, 'init', 'connect an operator, try it, set prices and make a key; asks for what is not given',
    'init', 'init --host smpp.example.com --port 3550 --tls on --system-id shop --password "$SECRET" --price 0.0412 --currency EUR --key shop',
  )
    .option('--name <name>', 'what the connection is called; one of that name is changed', 'Operator')
    .option('--host <host>', 'where the operator listens')
    .option('--port <port>', 'its port', wholeNumber(1, 65_535))
    .option('--system-id <id>', 'the account that the operator gave')
    .option('--password <password>', 'its password; better in ONESIXTY_OPERATOR_PASSWORD, which no list of processes shows')
    .addOption(new Option('--tls <how>', 'on, off, or unverified: without looking at the certificate').choices(['on', 'off', 'unverified']))
    .option('--price <amount>', 'what the operator charges for a part, everywhere', price)
    .option('--currency <code>', 'of the price, such as EUR')
    .option('--prices <file>', 'its price list as CSV, in place of one price')
    .option('--test-to <number>', 'send a first message to this number, once it is connected')
    .option('--key <name>', 'make an API key of this name')
    .action((options) => run(async (config) => (await import('./init.ts')).init(config, options)))

  add(
    program, 'send', 'send one text to a few numbers or to every row of a CSV',
    'send --to +31612345678 --text "Hi"', 'send --csv people.csv --country NL --text "Hi {{ name | default: \'there\' }}" --wait',
  )
    .requiredOption('--text <text>', 'the text; for a CSV with details of each row: "Hi {{ name | default: \'there\' }}"')
    .option('--to <number...>', 'one number or more, +31612345678')
    .option('--csv <file>', 'a CSV whose first line names the columns')
    .option('--from <sender>', 'what the phone shows as the sender')
    .option('--country <code>', 'reads national numbers as of this country, such as NL', country)
    .addOption(new Option('--lane <lane>', 'what kind of message it is').choices(['otp', 'transactional', 'bulk']))
    .option('--column <name>', 'the column of numbers (else to, phone, number, mobile or msisdn)')
    .addOption(
      new Option('--charset <name>', 'the character set of the file, when it is not found out rightly').choices([
        'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251',
      ]),
    )
    .option('--batch-size <rows>', 'rows a request', wholeNumber(1, 10_000), 1_000)
    .option('--again', 'send anew; without it the same file with the same options, batch size included, is not sent twice within 48 hours')
    .option('--wait [seconds]', 'wait until all accepted messages are final and count them', wholeNumber(1, 86_400))
    .addHelpText(
      'after',
      `
Exit code 0: done; rows that were refused are told and written to FILE.refused.csv. 1: it stopped early, nothing was
accepted, a number given with --to was refused, or --wait ended first. 2: called wrongly, nothing was sent.`,
    )
    .action((options) => run(async (config) => (await import('./send.ts')).send(config, options)))

  add(program, 'status', 'one message and its timeline', 'status msg_01kas5g0w7f3a', 'status msg_01kas5g0w7f3a --json')
    .argument('<id>', 'of the message')
    .action((id, options) => run(async (config) => (await import('./status.ts')).status(config, id, options)))

  const contacts = program.command('contacts').description('contacts: import a file').showHelpAfterError('(onesixty contacts --help shows what it takes)')
  contacts.addHelpText('after', examples('contacts import people.csv --country NL'))
  add(
    contacts, 'import', 'take the people of a CSV or Excel file, and follow until it is done',
    'contacts import people.csv --country NL --dry-run', 'contacts import people.xlsx --map "Mobile=number" "Town=field:city" --list Newsletter --consent "Form of May"',
  )
    .argument('<file>', 'CSV or XLSX, whose first line names the columns')
    .option('--country <code>', 'reads national numbers as of this country, such as NL', country)
    .option('--map <column...>', '"Title=number", "Title=field:city", "Title=external:crm", "Title=ignore"; what is not named is guessed')
    .option('--list <name...>', 'lists that they come into, by id or name; made where they are not there')
    .option('--tag <tag...>', 'tags that they all get')
    .addOption(new Option('--existing <what>', 'what becomes of people who are there').choices(['update', 'skip']).default('update'))
    .addOption(new Option('--repeated <which>', 'which of several rows of one number counts').choices(['last', 'first']).default('last'))
    .option('--consent <wording>', 'what these people agreed to; recorded for each')
    .option('--dry-run', 'only say what it would come to')
    .option('--errors <file>', 'where the rows that are not taken go, with their reasons; by default beside the file')
    .action((file, options) => run(async (config) => (await import('./contacts.ts')).importContacts(config, file, options)))

  const keys = program.command('keys').description('API keys: create, list, rotate, revoke').showHelpAfterError('(onesixty keys --help shows what it takes)')
  keys.addHelpText('after', examples('keys create shop', 'keys list', 'keys revoke key_01kas5g0w7f3a'))
  add(keys, 'create', 'make a key; it is shown once', 'keys create shop', 'keys create shop --mode live --json', 'keys create till --mode live --scopes send --senders Shop --parts-per-day 5000')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--mode <mode>', 'test keys reach virtual phones only').choices(['test', 'live']).default('test'))
    .option('--admin', 'it may manage too, keys among other things; else it can send and read')
    .addOption(new Option('--scopes <scope...>', 'what it may do, with spaces between').choices(scopes).conflicts('admin'))
    .option('--senders <sender...>', 'may send as these alone')
    .option('--addresses <network...>', 'good from these addresses or networks alone: 192.0.2.0/24')
    .option('--expires <time>', 'good until then: 2027-01-01T00:00:00Z')
    .option('--per-second <requests>', 'requests a second', wholeNumber(1, 10_000))
    .option('--parts-per-day <parts>', 'parts of messages from midnight to midnight UTC', wholeNumber(0, 1_000_000_000))
    .action((name, options) => run(async (config) => (await import('./keys.ts')).createKey(config, name, options)))
  add(keys, 'list', 'all keys, without their secrets', 'keys list', 'keys list --json')
    .action((options) => run(async (config) => (await import('./keys.ts')).listKeys(config, options)))
  add(keys, 'rotate', 'put a new key in the place of one, which stays good for a while', 'keys rotate key_01kas5g0w7f3a', 'keys rotate key_01kas5g0w7f3a --overlap 3600')
    .argument('<id>', 'of the key')
    .option('--overlap <seconds>', 'for how long both are good; a day unless said', wholeNumber(0, 30 * 86_400))
    .action((id, options) => run(async (config) => (await import('./keys.ts')).rotateKey(config, id, options)))
  add(keys, 'revoke', 'end a key at once', 'keys revoke key_01kas5g0w7f3a')
    .argument('<id>', 'of the key')
    .action((id, options) => run(async (config) => (await import('./keys.ts')).revokeKey(config, id, options)))

  const audit = program.command('audit').description('the log of what administrators did').showHelpAfterError('(onesixty audit --help shows what it takes)')
  audit.addHelpText('after', examples('audit verify', 'audit verify --json > yesterday.json', 'audit verify --since yesterday.json'))
  add(audit, 'verify', 'see that nothing of it was changed or removed', 'audit verify', 'audit verify --since yesterday.json')
    .option('--since <file>', 'what `audit verify --json` wrote earlier: shows that nothing was cut off at the end')
    .addHelpText('after', '\nReads the database itself, beside a server that runs. Exit code 1 when it is not whole.')
    .action((options) => run(async (config) => (await import('./audit.ts')).verifyAudit(config, options)))
  const consents = program.command('consents').description('what people agreed to').showHelpAfterError('(onesixty consents --help shows what it takes)')
  consents.addHelpText('after', examples('consents verify', 'consents verify --json'))
  add(consents, 'verify', 'see that nothing of it was changed or removed', 'consents verify', 'consents verify --json')
    .action((options) => run(async (config) => (await import('./consents.ts')).verifyConsents(config, options)))

  add(program, 'doctor', 'look for the usual faults and say what to do', 'doctor', 'doctor --json')
    .addHelpText('after', '\nExit code 1 when something needs to be done at once; what can wait is only told.')
    .action((options) => runBare(async () => (await import('./doctor/doctor.ts')).doctor(options)))

  add(program, 'smsc', 'the SMSC alone: an operator for other gateways', 'smsc', 'smsc --personality flaky --seed 7', 'smsc --file operator.json')
    .option('--file <file>', 'accounts, cells, other centres and ranges of subscribers, as JSON: docs/guide/smsc.md')
    .option('--personality <name or file>', 'what kind of operator it is: flaky, slow, liar and others, or a JSON file, which is watched')
    .option('--seed <number>', 'equal seeds meet equal fates', wholeNumber(0, 4_294_967_295))
    .addHelpText('after', '\nPort: ONESIXTY_SMSC_PORT. A second one also needs a data folder of its own: ONESIXTY_DATA_DIR.')
    .action((options) => run(async (config) => (await import('./smsc.ts')).smsc(config, options)))

  add(program, 'phone', 'a virtual phone in this terminal: it shows what comes, and what you type is its answer', 'phone', 'phone +491512345678', 'phone --to 1600')
    .argument('[number]', 'of the phone', '+31612345678')
    .option('--to <number>', 'write to this short or long code, not to whoever wrote last')
    .action((number, options) => run(async (config) => (await import('./phone.ts')).phone(config, number, options)))

  add(program, 'listen', 'show events as they happen, and forward them to a program under development', 'listen', 'listen --forward http://localhost:3000/hook')
    .option('--forward <url>', 'POST each event to this address, such as http://localhost:3000/hook')
    .action((options) => run(async (config) => (await import('./listen.ts')).listen(config, options)))

  add(program, 'bench', 'how many messages a second this machine carries the whole way', 'bench', 'bench --messages 100000 --rounds 3')
    .option('--messages <count>', 'messages a round', wholeNumber(100, 1_000_000), 20_000)
    .option('--rounds <count>', 'rounds after the first, which warms up', wholeNumber(1, 20), 1)
    .action((options) => runBare(async () => (await import('./bench.ts')).bench(options)))

  add(program, 'backup', 'copy everything as it is at one instant, while messages are sent', 'backup /backups/monday')
    .argument('<folder>', 'which must not be there yet')
    .action((folder, options) => run(async (config) => (await import('./backup.ts')).backup(config, version, folder, options)))
  add(program, 'restore', 'put a backup into an empty data folder or database', 'restore /backups/monday')
    .argument('<folder>', 'of the backup')
    .action((folder, options) => run(async (config) => (await import('./restore.ts')).restore(config, folder, options)))
  add(program, 'migrate', 'bring the databases up to date with this version; start does so too', 'migrate --show', 'migrate')
    .option('--show', 'only show what is to be done')
    .action((options) => run(async (config) => (await import('./migrate.ts')).migrate(config, options)))

  const shells = add(program, 'completion', 'write the completion script of a shell', 'completion bash >> ~/.bashrc', 'completion zsh > "${fpath[1]}/_onesixty"', 'completion fish > ~/.config/fish/completions/onesixty.fish')
  shells
    .addArgument(new Argument('<shell>', 'bash, zsh or fish; `ids` is for the scripts themselves').choices(['bash', 'zsh', 'fish', 'ids']))
    .argument('[of]', 'messages or keys, with `ids`')
    .action((shell, of, options) => runBare(async () => (await import('./completion.ts')).completion(program, shell, of, options)))

  return program
}
