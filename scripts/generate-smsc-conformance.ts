// Writes docs/reference/smsc-conformance.md by trying every operation of the message centre at every version of SMPP:
// `node scripts/generate-smsc-conformance.ts`. A test compares the page, and fails where a trial does.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { attempt, has, trials, versions, type Version } from '../test/conformance/smsc-operations.ts'

export const smscConformancePage = 'docs/reference/smsc-conformance.md'

const names = Object.keys(versions) as Version[]

export async function smscConformance(): Promise<string> {
  const rows: string[] = []
  for (const trial of trials) {
    const cells: string[] = []
    for (const version of names) {
      if (has(version, trial)) cells.push((await attempt(version, trial)) ? 'yes' : '**no**')
      else cells.push('–')
    }
    rows.push(`| \`${trial.operation}\` | ${trial.what} | ${cells.join(' | ')} |`)
  }
  return `# Conformance of the message centre

What the SMSC does for programs that are bound to it, as its protocol implementation conformance statement: each line was tried
at each version of SMPP. \`–\` stands for what a version does not have; a request of that kind is answered \`ESME_RINVCMDID\`.

| operation | what | ${names.join(' | ')} |
|---|---|${names.map(() => '---|').join('')}
${rows.join('\n')}

Not done: \`sm_default_msg_id\` (refused with \`ESME_RINVDFTMSGID\`), and transaction mode for \`submit_multi\`
(\`ESME_RINVESMCLASS\`) or at a later time (\`ESME_RINVSCHED\`).
What every PDU looks like on the wire: [smpp-conformance.md](smpp-conformance.md).

This page is made by \`node scripts/generate-smsc-conformance.ts\`.
`
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(resolve(import.meta.dirname, '..', smscConformancePage), await smscConformance())
  console.log(smscConformancePage)
}
