// The reference pages of personalities and test numbers, as text made from their tables.
import { testNumberRows, testRanges } from '../src/smsc/personality/numbers.ts'
import { fields, idForms } from '../src/smsc/personality/personality.ts'
import { presets } from '../src/smsc/personality/presets.ts'

export function testNumbersPage(): string {
  const ranges = testRanges.map(({ prefix, country, say }) => `| \`+${prefix}xx\` | ${country} | ${say} |`)
  const rows = testNumberRows.map(
    ({ ending, name, say }) => `| \`${ending}\` | \`+${testRanges[0].prefix}${ending}\` | ${name} | ${say} |`,
  )
  return `# Test numbers

Numbers with fixed behaviour, like the test cards of payments. They work with \`npm start\`, with every key that begins
with \`test_\`, with \`onesixty smsc\` and with [startTestSmsc](../guide/test-your-app.md), at no cost. The last two digits
say what happens, in each of these ranges, which are valid and belong to nobody:

| range | country | |
|---|---|---|
${ranges.join('\n')}

| ends in | for example | name | what happens |
|---|---|---|---|
${rows.join('\n')}

All other numbers, other endings included, behave as the [personality](personalities.md) of the SMSC says. Of a
personality these numbers have only what it refuses, how it writes ids and what it does to connections.

- A number in brackets is the cause, in \`err:\` and in network_error_code of type 3 (3GPP 24.011 §8.2.5.4).
- A phone replies a second after a message from a number, to that number; to a name it cannot.
  Phones that reply do not reply to each other.
- What is refused once is refused once for each message: the next time the same text comes from the same sender it is
  taken.
- Whose answers are lost takes as long as your program waits for an answer: Onesixty's own limit is 60 seconds.

This page is made from \`src/smsc/personality/numbers.ts\` by \`node scripts/generate-docs.ts\`.
`
}

export function personalitiesPage(): string {
  const named = Object.entries(presets).map(([name, { say }]) => `| \`${name}\` | ${say} |`)
  const groups = Object.entries(fields).map(([group, rows]) => {
    const lines = Object.entries(rows).map(
      ([name, { kind, standard, help }]) => `| \`${name}\` | ${kind} | \`${JSON.stringify(standard)}\` | ${help} |`,
    )
    return `### ${group}\n\n| field | kind | healthy | what it is |\n|---|---|---|---|\n${lines.join('\n')}`
  })
  return `# Personalities

What kind of operator the SMSC is: fast or slow, strict or flaky, honest or not. Every fault is decided by a seed and the
number of the message, so that equal seeds on an empty store meet equal fates, and a message meets the same fate after a
restart. What is answered with ESME_ROK is stored before, always.

## By name

| name | what it is like |
|---|---|
${named.join('\n')}

Names combine: \`slow,liar\` is a slow liar, and where two say something of the same field the later one counts.

## How to set one

- \`npm start -- --personality flaky --seed 7\` for the embedded one, \`npx onesixty smsc --personality flaky --seed 7\`
  for one alone; or with a JSON file, which is read again whenever it changes: \`--personality operator.json\`.
- While \`npm start\` runs, with an administrator’s live key: \`PUT /v1/smsc/personality\` with
  \`{ "personality": "flaky", "seed": 7 }\`. With \`"account": "demo"\` it is for one account; \`"personality": null\` heals.
  \`GET\` shows what is in force, in words too.
- In a test: [startTestSmsc](../guide/test-your-app.md).

The SMSC keeps it in its store: it lasts over restarts, until another is set.

It holds at once, for connections that are open and messages that wait too; a connection that fell silent stays so until it
ends. [Test numbers](test-numbers.md) keep their own behaviour.

## By fields

A personality is JSON: a name, an object of groups of fields, or a list of both. What is left out does not differ from a
healthy operator; a field that does not exist is refused by name.

\`\`\`json
["eu-tier1", { "receipts": { "missing": 0.1 }, "answers": { "delay": { "uniform": [20, 80] } } }]
\`\`\`

| kind | what it takes |
|---|---|
| delay | milliseconds up to 3600000; \`{ "uniform": [20, 80] }\`; \`{ "logNormal": { "median": 40, "p95": 200 } }\`; \`{ "exponential": { "mean": 60000 } }\` |
| moment | a delay, or \`"never"\` |
| share | 0 to 1: of that many it is true |
| rate, count | a number; 0 means no limit |
| flag | \`true\` or \`false\` |
| id | ${idForms.map((form) => `\`${form}\``).join(', ')} |

${groups.join('\n\n')}

This page is made from \`src/smsc/personality/\` by \`node scripts/generate-docs.ts\`.
`
}
