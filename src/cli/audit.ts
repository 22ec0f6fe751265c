// `onesixty audit verify`: whether the log of actions is whole, read from the database itself, beside a server that runs.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { auditReads } from '../accounts/audit/records.ts'
import { verifyLog } from '../accounts/audit/verify.ts'
import type { Verdict } from '../accounts/audit/verify.ts'
import { auditKeyOf } from '../accounts/open.ts'
import { storesOf } from '../app.ts'
import { secretKeyOf, type Config } from '../config.ts'
import { readBeside } from '../db/beside.ts'
import { systemChance } from '../kit/chance.ts'
import { count, paint, print, printJson, Stop } from './terminal.ts'

const Earlier = z.object({ heads: z.array(z.object({ workspace: z.string(), entries: z.int(), hash: z.string() })) })

export async function verifyAudit(config: Config, { since, json }: { since?: string; json?: boolean }): Promise<number> {
  const known = since === undefined ? [] : earlier(since)
  const verdict = await verdictOf(config, known)
  if (json) printJson(verdict)
  else tell(verdict)
  return verdict.kind === 'whole' ? 0 : 1
}

async function verdictOf(config: Config, known: Heads): Promise<Verdict> {
  try {
    const db = await readBeside(storesOf(config).house)
    try {
      return await verifyLog(auditReads(db), auditKeyOf(secretKeyOf(config, systemChance)), { known })
    } finally {
      await db.close()
    }
  } catch (error) {
    throw new Stop(`The log of actions cannot be read: ${(error as Error).message}`)
  }
}

type Heads = z.infer<typeof Earlier>['heads']

function earlier(file: string): Heads {
  try {
    return Earlier.parse(JSON.parse(readFileSync(file, 'utf8'))).heads
  } catch {
    throw new Stop(`${file} is not what \`audit verify --json\` wrote earlier.`, 2)
  }
}

function tell(verdict: Verdict): void {
  if (verdict.kind === 'broken') return print(paint('red', `Workspace ${verdict.workspace}: ${verdict.say}.`))
  for (const { workspace, entries, hash } of verdict.heads) print(`${workspace}  ${count(entries).padStart(9)}  ${paint('dim', hash)}`)
  print('The log of actions is whole. Keep what --json writes elsewhere: with --since it shows later that its end was not cut off.')
}
