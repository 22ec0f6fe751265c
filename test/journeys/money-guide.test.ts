// The guide to money, done as it is written.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createSite } from '../support/house.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs/guide/money.md'), 'utf8')
const blocksOf = (kind: string) => [...guide.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code!)

test('its commands do what it says, and its list of what comes in is one', async () => {
  const site = await createSite()
  const cwd = mkdtempSync(join(tmpdir(), 'onesixty-money-'))
  const house = await site.start()
  try {
    const inbound = blocksOf('csv')[0]!.replaceAll('\n', '\\n')
    const script = ['set -e', ...blocksOf('sh'), `curl $API/prices -H "$AUTH" -H "$JSON" -d '{"plan":"'$PLAN'","source":"in","mode":"merge","csv":"${inbound}"}'`].join('\n')
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd, env: { ...process.env, API: `${house.url}/v1`, KEY: house.key } })
    const said = [
      '"rows":3', '"added":3', '"key":"204-08"', '"rate":"0.9215"', '"country":"NL"', '"foreign":{"amount":"50.00","currency":"USD"}', '"amount":{"amount":"46.075","currency":"EUR"}',
      '"rows":5', '"key":"+3010 inbound"',
    ]
    for (const one of said) expect(stdout).toContain(one)
  } finally {
    await house.stop()
    site.remove()
    rmSync(cwd, { recursive: true, force: true })
  }
}, 60_000)
