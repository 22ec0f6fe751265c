import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createAudit } from '../accounts/audit/audit.ts'
import { auditRecords } from '../accounts/audit/records.ts'
import { auditKeyOf } from '../accounts/open.ts'
import { storesOf } from '../app.ts'
import { readConfig } from '../config.ts'
import { inlineSqlite } from '../db/inline.ts'
import { systemClock } from '../kit/clock.ts'
import { verifyAudit } from './audit.ts'

/** A data folder with a log of five entries, and a way to tamper with it. */
async function site() {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-audit-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const read = readConfig({ ONESIXTY_DATA_DIR: folder, ONESIXTY_SECRET_KEY: 's'.repeat(32) })
  if ('faults' in read) throw new Error(read.faults.join())
  const { file, migrations } = storesOf(read.config).house
  const db = inlineSqlite({ clock: systemClock, file, migrations })
  const audit = createAudit({ records: auditRecords(db), clock: systemClock, key: auditKeyOf('s'.repeat(32)) })
  for (const n of [1, 2, 3, 4, 5]) await audit.record({ workspace: 'wsp_a', actor: 'usr_1', action: 'createKey', target: `key_${n}`, address: '', request: '' })
  await db.close()
  const tamper = (sql: string) => {
    const other = new DatabaseSync(file)
    other.exec(sql)
    other.close()
  }
  return { folder, config: read.config, tamper }
}

function hear() {
  const said: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  onTestFinished(() => write.mockRestore())
  return said
}

test('a log that is whole is said to be, one that was changed is not, and neither needs the server', async () => {
  const { config, tamper } = await site()
  const said = hear()
  expect(await verifyAudit(config, {})).toBe(0)
  expect(said.join('')).toContain('whole')
  tamper("UPDATE audit_entry SET actor = 'usr_2' WHERE seq = 4")
  expect(await verifyAudit(config, {})).toBe(1)
  expect(said.join('')).toContain('entry 4 was changed')
})

test('what was cut off at the end is seen by who kept an earlier look', async () => {
  const { folder, config, tamper } = await site()
  const said = hear()
  await verifyAudit(config, { json: true })
  const since = join(folder, 'yesterday.json')
  writeFileSync(since, said.join(''))
  expect(await verifyAudit(config, { since })).toBe(0)
  tamper('DELETE FROM audit_entry WHERE seq > 3')
  expect(await verifyAudit(config, {})).toBe(0)
  expect(await verifyAudit(config, { since })).toBe(1)
  writeFileSync(since, 'nonsense')
  await expect(verifyAudit(config, { since })).rejects.toThrow('not what')
})
