import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { storesOf } from '../app.ts'
import { openConsent } from '../consent/open.ts'
import { readConfig } from '../config.ts'
import { inlineSqlite } from '../db/inline.ts'
import { systemClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { verifyConsents } from './consents.ts'

test('a ledger of consent that is whole is said to be, one that was changed is not, and neither needs the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-consents-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const secret = 's'.repeat(32)
  const read = readConfig({ ONESIXTY_DATA_DIR: folder, ONESIXTY_SECRET_KEY: secret })
  if ('faults' in read) throw new Error(read.faults.join())
  const { file, migrations } = storesOf(read.config).house
  const db = inlineSqlite({ clock: systemClock, file, migrations })
  const consent = await openConsent({
    db, clock: systemClock, ids: createIds({ clock: systemClock }), secret, house: 'wsp_a',
    tell: () => ({ writes: [], ended() {} }), lastTo: async () => undefined, sentSince: async () => new Map(),
  })
  for (const mode of ['live', 'test'] as const)
    await consent.ledger.record([{ workspace: 'wsp_a', mode, number: '+31612345678', sender: '*', purpose: 'marketing', action: 'given', source: 'api' }])
  await db.close()
  const said: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  onTestFinished(() => write.mockRestore())
  expect(await verifyConsents(read.config, {})).toBe(0)
  expect(said.join('')).toContain('whole')
  const other = new DatabaseSync(file)
  other.exec("UPDATE consent_entry SET action = 'withdrawn' WHERE mode = 1")
  other.close()
  expect(await verifyConsents(read.config, { json: true })).toBe(1)
  expect(JSON.parse(said.at(-1)!)).toMatchObject({ kind: 'broken', ledgers: [{ mode: 'test', kind: 'whole' }, { mode: 'live', kind: 'broken', seq: 1 }] })
})
