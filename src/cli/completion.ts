// `onesixty completion SHELL`: the script with which a shell completes our commands, options and, by asking the server,
// ids. Made of the program itself, so that it knows what there is.
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { connect } from './client.ts'
import { print, printJson, Stop } from './terminal.ts'

type Place = {
  /** `keys create`; empty for the program itself. */
  readonly path: string
  readonly commands: readonly { readonly name: string; readonly say: string }[]
  readonly options: readonly { readonly flag: string; readonly say: string; readonly takes: boolean; readonly choices: readonly string[] }[]
  /** What its argument may be. */
  readonly choices: readonly string[]
  readonly ids?: string
  readonly files: boolean
}

/** Whose argument is an id, and of what. */
const idsOf: Readonly<Record<string, string>> = { status: 'messages', 'keys rotate': 'keys', 'keys revoke': 'keys' }
const lists: Readonly<Record<string, string>> = { messages: '/v1/messages?limit=20', keys: '/v1/keys?limit=100' }

export function placesOf(command: Command, path = ''): Place[] {
  const below = command.commands.filter((one) => one.name() !== 'help')
  const ids = idsOf[path]
  const place: Place = {
    path,
    commands: below.map((one) => ({ name: one.name(), say: one.description() })),
    options: [...command.options, { long: '--help', description: 'what it takes', required: false, argChoices: undefined }].map(
      ({ long, description, required, argChoices }) => ({
        flag: long!, say: description, takes: required, choices: argChoices ?? [],
      }),
    ),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []).filter((word) => word !== 'ids'),
    ...(ids === undefined ? {} : { ids }),
    files: command.registeredArguments.some((argument) => argument.name() === 'folder'),
  }
  return [place, ...below.flatMap((one) => placesOf(one, `${path} ${one.name()}`.trim()))]
}

const fileOptions = new Set(['--csv', '--file', '--prices', '--personality'])
const ask = (ids: string) => `$(onesixty completion ids ${ids} 2>/dev/null)`
const wordsOf = ({ commands, options, choices, ids }: Place) =>
  [...commands.map(({ name }) => name), ...choices, ...options.map(({ flag }) => flag), ...(ids ? [ask(ids)] : [])].join(' ')

/** What follows an option: a choice, a file, or something that nobody can know. */
function afterOptions(places: readonly Place[], choose: (words: string) => string, file: string): string {
  const all = places.flatMap(({ path, options }) => options.filter(({ takes }) => takes).map((option) => ({ ...option, at: `"${path} ${option.flag}"` })))
  const known = all.filter(({ flag, choices }) => choices.length > 0 || fileOptions.has(flag))
  const unknown = all.filter((option) => !known.includes(option)).map(({ at }) => at)
  const rows = known.map(({ at, choices }) => `    (${at}) ${choices.length > 0 ? choose(choices.join(' ')) : file}; return ;;`)
  return [...rows, `    (${unknown.join('|')}) return ;;`].join('\n')
}

const pathsOf = (places: readonly Place[]) => places.map(({ path }) => path).filter(Boolean)

function bash(places: readonly Place[]): string {
  return `# bash completion of onesixty: onesixty completion bash >> ~/.bashrc
_onesixty() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" here="" at
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "\${here:+$here }\${COMP_WORDS[at]}" in
      ${pathsOf(places).map((path) => `"${path}"`).join('|')}) here="\${here:+$here }\${COMP_WORDS[at]}" ;;
    esac
  done
  case "$here $before" in
${afterOptions(places, (words) => `COMPREPLY=($(compgen -W "${words}" -- "$word"))`, 'COMPREPLY=($(compgen -f -- "$word"))')}
  esac
  case "$here" in
${places.map((place) => `    "${place.path}") COMPREPLY=($(compgen ${place.files ? '-d ' : ''}-W "${wordsOf(place)}" -- "$word")) ;;`).join('\n')}
  esac
}
complete -o default -F _onesixty onesixty`
}

function zsh(places: readonly Place[]): string {
  return `#compdef onesixty
# zsh completion of onesixty: onesixty completion zsh > "\${fpath[1]}/_onesixty"
_onesixty() {
  local before="\${words[CURRENT-1]}" here="" at
  for ((at = 2; at < CURRENT; at++)); do
    case "\${here:+$here }\${words[at]}" in
      (${pathsOf(places).map((path) => `"${path}"`).join('|')}) here="\${here:+$here }\${words[at]}" ;;
    esac
  done
  case "$here $before" in
${afterOptions(places, (words) => `compadd -- ${words}`, '_files')}
  esac
  case "$here" in
${places.map((place) => `    ("${place.path}") ${place.files ? '_files -/; ' : ''}compadd -- ${wordsOf(place)} ;;`).join('\n')}
  esac
}
if [ "$funcstack[1]" = _onesixty ]; then _onesixty; else compdef _onesixty onesixty; fi`
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

function fish(places: readonly Place[]): string {
  const lines = places.flatMap(({ path, commands, options, choices, ids, files }) => {
    const words = path.split(' ').filter(Boolean)
    const names = commands.map(({ name }) => name).join(' ')
    const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`)
    const when = seen.length === 0 ? '__fish_use_subcommand' : [...seen, ...(names ? [`not __fish_seen_subcommand_from ${names}`] : [])].join('; and ')
    const start = `complete -c onesixty -n ${quoted(when)}`
    return [
      ...commands.map(({ name, say }) => `${start} -a ${name} -d ${quoted(say)}`),
      ...choices.map((word) => `${start} -a ${word}`),
      ...(ids ? [`${start} -a ${quoted(`(onesixty completion ids ${ids} 2>/dev/null)`)}`] : []),
      ...(files ? [`${start} -a '(__fish_complete_directories)'`] : []),
      ...options.map(({ flag, say, takes, choices: of }) => {
        const value = of.length > 0 ? ` -xa ${quoted(of.join(' '))}` : fileOptions.has(flag) ? ' -rF' : takes ? ' -x' : ''
        return `${start} -l ${flag.slice(2)}${value} -d ${quoted(say)}`
      }),
    ]
  })
  return ['# fish completion of onesixty: onesixty completion fish > ~/.config/fish/completions/onesixty.fish', 'complete -c onesixty -f', ...lines].join('\n')
}

const shells: Readonly<Record<string, (places: readonly Place[]) => string>> = { bash, zsh, fish }

export async function completion(program: Command, shell: string, of: string | undefined, { json }: { json?: boolean }): Promise<number> {
  if (shell === 'ids') return ids(of ?? '', json)
  const script = shells[shell]!(placesOf(program))
  if (json) printJson({ shell, script })
  else print(script)
  return 0
}

/** The newest ids of a list: for a person who waits for them with a finger on the tab key, so once and not for long. */
async function ids(of: string, json: boolean | undefined): Promise<number> {
  const list = Object.hasOwn(lists, of) ? lists[of]! : undefined
  if (list === undefined) throw new Stop(`completion ids ${of}: it must be one of ${Object.keys(lists).join(', ')}`, 2)
  const read = readConfig()
  if ('faults' in read) return 1
  const answer = await (await connect(read.config)).ask({ method: 'GET', path: list })
  if ('away' in answer || answer.status !== 200) return 1
  const found = (answer.body as { data: { id: string }[] }).data.map(({ id }) => id)
  if (json) printJson({ data: found })
  else for (const id of found) print(id)
  return 0
}
