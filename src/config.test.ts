import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig, secretKeyOf } from './config.ts'
import { systemChance } from './kit/chance.ts'

const faults = (environment: Record<string, string>) => {
  const read = readConfig(environment)
  return 'faults' in read ? read.faults : []
}

test('an empty environment gives the defaults of the contract', () => {
  expect(readConfig({ PATH: '/bin', ONESIXTY_DEMO: '' })).toEqual({
    config: {
      httpHost: '127.0.0.1',
      httpPort: 1600,
      smppPort: 2775,
      smppHost: '127.0.0.1',
      smppTlsPort: 3550,
      smscPort: 2776,
      roles: 'all',
      dataDir: resolve(import.meta.dirname, '../data'),
      dashboardDir: resolve(import.meta.dirname, '../web/dist'),
      allowPrivateCallbacks: false,
      requestsPerKey: 2_000,
      requestsPerAddress: 5_000,
      rerouteAfter: 30,
      keepMessages: 400,
      keepTexts: 30,
      keepCodes: false,
      keepPerPhone: 1_000,
      logLevel: 'warn',
    },
  })
})

test('given values are read and typed', () => {
  expect(readConfig({ ONESIXTY_HTTP_PORT: '0', ONESIXTY_DEMO: 'off', ONESIXTY_DATA_DIR: '/somewhere' })).toMatchObject({
    config: { httpPort: 0, demo: 'off', dataDir: '/somewhere' },
  })
})

test('each wrong value is told with its variable, the value and what to give', () => {
  expect(faults({ ONESIXTY_HTTP_PORT: '65536', ONESIXTY_DEMO: 'yes', ONESIXTY_API_URL: 'sms.example.com' })).toEqual([
    'ONESIXTY_HTTP_PORT: "65536" is no port; give a whole number from 1 to 65535, or 0 for any free one (default: 1600)',
    'ONESIXTY_API_URL: "sms.example.com" is no address; give one such as https://sms.example.com (default: this machine)',
    'ONESIXTY_DEMO: "yes" is neither `on` nor `off` (default: on until a real operator is connected)',
  ])
})

test('a secret is never repeated', () => {
  const [fault] = faults({ ONESIXTY_API_KEY: 'too-short' })
  expect(fault).toContain('ONESIXTY_API_KEY: must have 32')
  expect(fault).not.toContain('too-short')
})

test('the address of a database is PostgreSQL’s, and its password is never repeated', () => {
  const given = 'postgresql://me:hush@db.example.com:5433/onesixty'
  expect(readConfig({ ONESIXTY_DATABASE_URL: given })).toMatchObject({ config: { databaseUrl: given } })
  for (const wrong of ['mysql://me:hush@db/onesixty', 'me:hush@db']) {
    const [fault] = faults({ ONESIXTY_DATABASE_URL: wrong })
    expect(fault).toContain('is no address of a PostgreSQL database')
    expect(fault).not.toContain('hush')
  }
})

test('what this version cannot do is refused instead of ignored', () => {
  expect(faults({ ONESIXTY_ROLES: 'api' })).toHaveLength(1)
})

test('a misspelt variable is an error that names the nearest one', () => {
  expect(faults({ ONESIXTY_HTP_PORT: '80' })).toEqual([
    'ONESIXTY_HTP_PORT: there is no such setting; did you mean ONESIXTY_HTTP_PORT?',
  ])
})

test('the key that seals secrets is made once, for the owner alone, unless it is given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const dataDir = join(folder, 'data')
  const given = 'given-from-outside-with-enough-characters'
  expect(secretKeyOf({ dataDir, secretKey: given }, systemChance)).toBe(given)
  const made = secretKeyOf({ dataDir, secretKey: undefined }, systemChance)
  expect(made.length).toBeGreaterThan(40)
  const file = join(dataDir, 'secret.key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(secretKeyOf({ dataDir, secretKey: undefined }, systemChance)).toBe(made)
  expect(readFileSync(file, 'utf8')).toBe(`${made}\n`)
  writeFileSync(file, '')
  expect(() => secretKeyOf({ dataDir, secretKey: undefined }, systemChance)).toThrow('holds no key')
})

test('the public address comes without a slash at its end', () => {
  expect(readConfig({ ONESIXTY_PUBLIC_URL: 'https://sms.example.com/' })).toMatchObject({ config: { publicUrl: 'https://sms.example.com' } })
})
