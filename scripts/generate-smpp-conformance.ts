// Writes docs/reference/smpp-conformance.md from the rows of src/smpp: `node scripts/generate-smpp-conformance.ts`. A
// test compares them. What the page says of receipts is what the parser answered while it was written.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Command } from '../src/smpp/commands.ts'
import { commandNames, commands, isResponse } from '../src/smpp/commands.ts'
import { defaultLimits } from '../src/smpp/contract.ts'
import { defaultDoorLimits } from '../src/smpp/door.ts'
import { bodies } from '../src/smpp/fields.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import { neededToBroadcast, places } from '../src/smpp/places.ts'
import { lenientQuirks, noQuirks, quirkSays } from '../src/smpp/quirks.ts'
import type { Quirks } from '../src/smpp/quirks.ts'
import { messageState, parseReceipt, stateOfWord } from '../src/smpp/receipt.ts'
import { defaultServerLimits } from '../src/smpp/server.ts'
import type { SessionState, Side } from '../src/smpp/states.ts'
import { permits } from '../src/smpp/states.ts'
import { statusClass, statuses, statusSay } from '../src/smpp/statuses.ts'
import type { TlvRow } from '../src/smpp/tlvs.ts'
import { tlvRows } from '../src/smpp/tlvs.ts'

export const conformancePage = 'docs/reference/smpp-conformance.md'
const root = resolve(import.meta.dirname, '..')

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0')
const version = (since: number) => since.toFixed(1)
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const states: readonly SessionState[] = ['open', 'bound_tx', 'bound_rx', 'bound_trx']

function commandTable(): string {
  const rows = commandNames.filter((name) => !isResponse(name) || name === 'generic_nack').map((name) => {
    const { id, since, from, answered } = commands[name]
    const does = (side: Side) => (from === 'both' ? 'sends, takes' : from === side ? 'sends' : 'takes')
    const statesOf = (side: Side) => states.filter((state) => permits(side, state, name)).join(', ')
    const [up, down] = [statesOf('esme'), statesOf('smsc')]
    const both = up === down ? up : `client ${up}; server ${down}`
    const when = isResponse(name) ? 'always' : from === 'both' ? both : up || down
    return [`\`${name}\``, hex(id, 8), version(since), does('esme'), does('smsc'), answered ? 'yes' : 'no', when]
  })
  return table(['command', 'id', 'since', 'as client', 'as server', 'answered', 'in states'], rows)
}

const sizeOf = ({ min, max }: TlvRow) => (min === max ? `${min}` : `${min}–${max}`)

function tlvTable(): string {
  const rows = tlvRows.map((row) => {
    const where = commandNames.filter((name: Command) => places[name]?.some((place) => place === row.name))
    const octets = `${row.kind}, ${sizeOf(row)}${row.repeats ? ', repeats' : ''}`
    return [hex(row.tag, 4), `\`${row.name}\``, octets, version(row.since), where.join(', ')]
  })
  return table(['tag', 'name', 'octets', 'since', 'where the specification has it'], rows)
}

const statusTable = () =>
  table(['code', 'name', 'class', 'meaning'], Object.entries(statuses).map(([name, code]) =>
    [hex(code, 8), `\`${name}\``, statusClass(code), statusSay(code)]))

const receiptOf = (text: string) =>
  parseReceipt(makePdu('deliver_sm', { esm_class: 4, short_message: Buffer.from(text) }))!

const wordTable = () =>
  table(['word', 'state', 'message_state', 'final'], [...stateOfWord].map(([word, state]) =>
    [word, state, `${messageState(state)}`, receiptOf(`id:1 stat:${word}`).final ? 'yes' : 'no']))

const dialects: readonly [string, string][] = [
  ['appendix B',
    'id:0123456789 sub:001 dlvrd:001 submit date:2611221000 done date:2611221001 stat:DELIVRD err:000 text:Hi'],
  ['capitals, counts left out', 'ID:77 Submit Date:2611221000 Done Date:2611221001 Stat:UNDELIV Err:21b Text:'],
  ['dates with seconds', 'id:77 submit date:261122100059 done date:261122100107 stat:EXPIRED err:075'],
  ['whole years, keys joined', 'id:77 submitdate:20261122100059 donedate:20261122100107 stat:DELIVRD'],
  ['any order', 'stat:REJECTD err:7 id:77'],
  ['an opaque id', 'id:3dd7c4e5-0f1a-4a52-a4d9-52b0d3c0b7ee stat:DELIVRD err:000'],
  ['a date that cannot be', 'id:77 done date:0000000000 stat:DELIVRD'],
  ['a word nobody knows', 'id:77 stat:GONEFISHING'],
  ['keys within the text', 'id:77 stat:UNDELIV text:stat:DELIVRD id:78'],
]

const dialectTable = () =>
  table(['dialect', 'text', 'id', 'state', 'done', 'err'], dialects.map(([name, text]) => {
    const { id, state, doneAt = '', err = '' } = receiptOf(text)
    return [name, `\`${text}\``, id, state, doneAt, err]
  }))

function quirkTable(): string {
  const shown = (value: Quirks[keyof Quirks]) =>
    typeof value === 'number' ? `0x${hex(value, 2)}` : typeof value === 'string' ? value : 'none'
  const rows = (Object.keys(quirkSays) as (keyof Quirks)[]).map((name) =>
    [`\`${name}\``, quirkSays[name], shown(noQuirks[name]), shown(lenientQuirks[name])])
  return table(['quirk', 'what it is about', 'default', 'lenient profile'], rows)
}

/** The comments that stand with limits in the types, so that they are written once. */
function limitSays(): Map<string, string> {
  const says = new Map<string, string>()
  for (const file of ['timers', 'contract', 'door', 'server']) {
    const source = readFileSync(resolve(root, `src/smpp/${file}.ts`), 'utf8')
    for (const [, say, name] of source.matchAll(/\/\*\* ([^*]+) \*\/\n {2}(\w+): number\n/g)) says.set(name!, say!)
  }
  return says
}

function limitTable(): string {
  const says = limitSays()
  const rows = Object.entries({ ...defaultLimits, ...defaultDoorLimits, ...defaultServerLimits }).map(([name, value]) =>
    [`\`${name}\``, value === Infinity ? 'none' : value.toLocaleString('en'), says.get(name) ?? ''])
  return table(['limit', 'default', 'of'], rows)
}

export function smppConformance(): string {
  const names = new Set(Object.values(bodies).flat().map(({ name }) => name))
  const counts = `${commandNames.length} commands and responses, ${names.size} fields, ${tlvRows.length} TLVs, ` +
    `${Object.keys(statuses).length} statuses`
  return `# SMPP conformance

What \`src/smpp\` speaks: SMPP 3.3, 3.4 and 5.0, as client (ESME) and as server (message centre). ${counts}.

## Commands

Every one is written and read by both sides; the table tells which side may send it, and when. A response may be sent
until the session is closed. A request in another state is answered \`ESME_RINVBNDSTS\`, a second bind \`ESME_RALYBND\`, an unknown
command \`generic_nack\` with \`ESME_RINVCMDID\`.

A response that refuses goes as a header alone, unless it has TLVs or a field to tell. A message goes in \`short_message\` or in
\`message_payload\`: a request with both is an error of the caller, as is a \`broadcast_sm\` without
its four mandatory TLVs (${neededToBroadcast.map((name) => `\`${name}\``).join(', ')}).

${commandTable()}

## Versions

The version of a session is the lower one of both sides. Whatever comes in is understood, whatever the version; what goes
out is held to it.

${table(['peer', 'is sent'], [
  ['before 3.4', 'no TLVs, no command since 3.4, and a `message_id` of at most 8 hexadecimal digits'],
  ['3.4', 'no command since 5.0, and no `congestion_state`'],
  ['5.0', 'everything; `congestion_state` in every answer that has a body, once the application tells it'],
])}

To a peer before 3.4, TLVs that carry the message (\`message_payload\`, \`sar_*\`) are an error of the caller; others are
left out. A client does not bind as a transceiver with a version before 3.4. It honours \`congestion_state\`: from 90 on
it uses less of its window, from half of it down to one request at 100, until told otherwise or told nothing for five
seconds.

## TLVs

A TLV is kept wherever it comes, known or not, repeated or not, up to 256 in a PDU, and can be sent in any PDU.

${tlvTable()}

## Statuses

The class is where one starts from; whoever sends decides per connection.

${statusTable()}

## Receipts

TLVs win over the text. The text is found in \`short_message\` or \`message_payload\`, after a header if there is one, as
Latin-1, UCS-2 or packed septets, whatever \`data_coding\` says.

${wordTable()}

${dialectTable()}

Any of these forms can be written as well: the dialect is a template. Ids are compared without spaces, case and leading
zeros, as they are and as decimal or hexadecimal numbers of the other base.

## Quirks

What a peer may do that the specification does not allow, set per connection. Responses are always read leniently: refusing
one would turn a known outcome into an unknown one, so a missing body, a stray NUL, or TLVs in place of a body are accepted.

${quirkTable()}

## Limits

Every buffer has a bound and every wait a deadline.

${limitTable()}

A \`command_length\` below 16 or above \`maxPduBytes\` is answered with \`generic_nack\` and closes the connection, as do 256
octets before a bind. Servers take the PROXY protocol, versions 1 and 2, from the addresses that they are told of, with at
most 2,048 octets of header. Unless told otherwise they have 1,000 TLS handshakes under way, 50 with one address.

This page is made from \`src/smpp\` by \`node scripts/generate-smpp-conformance.ts\`.
`
}

if (process.argv[1] === import.meta.filename) {
  const file = resolve(root, conformancePage)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, smppConformance())
  console.log(conformancePage)
}
