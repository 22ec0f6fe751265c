// `onesixty consents verify`: whether the ledgers of consent are whole, read from the database itself, beside a server that runs.
import { storesOf } from '../app.ts'
import { createMarks, verifyChain } from '../consent/chain.ts'
import { consentReads } from '../consent/records.ts'
import { secretKeyOf, type Config } from '../config.ts'
import { readBeside } from '../db/beside.ts'
import { systemChance } from '../kit/chance.ts'
import { count, paint, print, printJson, Stop } from './terminal.ts'

export async function verifyConsents(config: Config, { json }: { json?: boolean }): Promise<number> {
  const verdicts = await verdictsOf(config)
  const isWhole = verdicts.every(({ kind }) => kind === 'whole')
  if (json) printJson({ kind: isWhole ? 'whole' : 'broken', ledgers: verdicts })
  else for (const verdict of verdicts) tell(verdict)
  if (isWhole && !json) print('The ledgers of consent are whole.')
  return isWhole ? 0 : 1
}

async function verdictsOf(config: Config) {
  try {
    const db = await readBeside(storesOf(config).house)
    try {
      const reads = consentReads(db)
      const marks = createMarks(secretKeyOf(config, systemChance))
      const verdicts = []
      for (const book of await reads.books()) verdicts.push({ ...book, ...(await verifyChain(reads, marks, book)) })
      return verdicts
    } finally {
      await db.close()
    }
  } catch (error) {
    throw new Stop(`The ledgers of consent cannot be read: ${(error as Error).message}`)
  }
}

function tell(verdict: Awaited<ReturnType<typeof verdictsOf>>[number]): void {
  const { workspace, mode } = verdict
  if (verdict.kind === 'broken') print(paint('red', `Workspace ${workspace}, ${mode}: ${verdict.say}.`))
  else print(`${workspace}  ${mode.padEnd(4)}  ${count(verdict.entries).padStart(9)}  ${paint('dim', verdict.hash)}`)
}
