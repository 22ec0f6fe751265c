// The plan of the house, kept true: imports go down, never up, never round; SQL, settings, time and chance stay where
// they belong. The floors are told in words in ARCHITECTURE.md.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

type Sources = ReadonlyMap<string, string>

const root = resolve(import.meta.dirname, '..')

/** Ground floor first. A room may import from the floors below its own, and from itself. */
const floors: readonly (readonly string[])[] = [
  ['kit', 'sms'],
  ['smpp', 'db', 'config.ts'],
  ['accounts', 'carriers', 'queue', 'routing', 'smsc'],
  ['billing', 'consent', 'contacts', 'links'],
  ['gateway'],
  ['campaigns', 'inbound', 'statistics', 'verify'],
  ['api'],
  ['app.ts'],
  ['cli'],
]
/** The ground is more particular: who may lean on whom. */
const ground: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  sms: [],
  smpp: ['kit', 'sms'],
  db: ['kit', 'sms'],
  'config.ts': ['kit', 'sms'],
}
/** Rooms that decide are given time and chance, so that a simulation can own both. */
const deciding = [
  'sms',
  'smpp',
  'gateway',
  'routing',
  'billing',
  'consent',
  'campaigns',
  'verify',
  'queue',
  'smsc',
  'carriers',
]
const touchesTheWorld = /^src\/(smpp\/sockets|.+\/listen)\.ts$/
/** Pure tables may be as long as what they list. */
const tables = new Set([
  'src/sms/languages.ts',
  'src/sms/gsm7.ts',
  'src/smpp/commands.ts',
  'src/smpp/tlvs.ts',
  'src/smpp/statuses.ts',
])
const longestFile = 400
const vagueNames = /^(utils?|helpers?|common|shared|core|base|manager|service|types|index)$/

const roomOf = (file: string) => file.split('/')[1]!
const floorOf = (file: string) => floors.findIndex((rooms) => rooms.includes(roomOf(file)))
const withoutComments = (text: string) => text.replace(/^\s*(\/\/.*|\/?\*.*)$/gm, '')

function importsOf(file: string, text: string): { as: string; to: string }[] {
  return [...withoutComments(text).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*|\bnew URL\(\s*)'(\.[^']+)'/g)]
    .map(([, as]) => ({ as: as!, to: join(dirname(file), as!) }))
    .filter(({ to }) => !/\.(json|sql)$/.test(to))
}

function faultsOf(sources: Sources): string[] {
  return [floorFaults, circles, sqlFaults, outsideFaults, decisionFaults, shapeFaults].flatMap((find) => find(sources))
}

function* inRooms(sources: Sources): Generator<[file: string, text: string]> {
  for (const [file, text] of sources) if (file.startsWith('src/') && !file.endsWith('.test.ts')) yield [file, text]
}

function floorFaults(sources: Sources): string[] {
  const faults: string[] = []
  for (const [file, text] of inRooms(sources)) {
    if (floorOf(file) < 0) faults.push(`${file} stands on no floor`)
    for (const { as, to } of importsOf(file, text)) {
      if (!to.startsWith('src/')) {
        faults.push(`${file} leaves src for ${to}`)
        continue
      }
      if (!to.endsWith('.ts')) faults.push(`${file} imports '${as}' without its ending`)
      if (roomOf(file) === roomOf(to)) continue
      if (floorOf(file) <= floorOf(to)) faults.push(`${file} reaches up or sideways to ${to}`)
      const allowed = ground[roomOf(file)]
      if (allowed && !allowed.includes(roomOf(to))) faults.push(`${file} may not lean on ${to}`)
    }
  }
  for (const [file, text] of sources)
    if (file.startsWith('web/'))
      for (const { to } of importsOf(file, text))
        if (!to.startsWith('web/') && roomOf(to) !== 'sms')
          faults.push(`${file} takes from ${to}: the dashboard knows src/sms only`)
  return faults
}

function circles(sources: Sources): string[] {
  const faults: string[] = []
  const done = new Set<string>()
  const visit = (file: string, road: readonly string[]): void => {
    if (road.includes(file)) return void faults.push(`circle: ${[...road.slice(road.indexOf(file)), file].join(' → ')}`)
    if (done.has(file)) return
    done.add(file)
    for (const { to } of importsOf(file, sources.get(file)!)) if (sources.has(to)) visit(to, [...road, file])
  }
  for (const file of sources.keys()) visit(file, [])
  return faults
}

const speaksSql =
  /\b(SELECT\s[\s\S]{1,400}?\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(UNIQUE\s+|TEMP\s+)?(TABLE|INDEX|VIEW|TRIGGER))\b/
/** `schema.ts` is the part of a room's records that makes its tables. */
const mayspeakSql = (file: string) => /\/(records|schema)\.ts$/.test(file) || ['db', 'queue'].includes(roomOf(file))

function sqlFaults(sources: Sources): string[] {
  const faults: string[] = []
  const owners = new Map<string, string>()
  for (const [file, text] of inRooms(sources)) {
    const code = withoutComments(text)
    if (speaksSql.test(code) && !mayspeakSql(file)) faults.push(`${file} speaks SQL`)
    for (const [, table] of code.matchAll(/CREATE\s+TABLE\s+(?:IF NOT EXISTS\s+)?(\w+)/g)) {
      const owner = owners.get(table!)
      if (owner && roomOf(owner) !== roomOf(file)) faults.push(`table ${table} is made in ${owner} and in ${file}`)
      owners.set(table!, file)
    }
  }
  for (const [file, text] of inRooms(sources))
    for (const [, table] of withoutComments(text).matchAll(/\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)/g)) {
      const owner = owners.get(table!)
      if (owner && roomOf(owner) !== roomOf(file)) faults.push(`${file} touches table ${table} of ${roomOf(owner)}`)
    }
  return faults
}

function outsideFaults(sources: Sources): string[] {
  return [...inRooms(sources)]
    .filter(
      ([file, text]) =>
        file !== 'src/config.ts' && /\bprocess\.(env|argv)\b|\bparseEnv\b|\bloadEnvFile\b/.test(withoutComments(text)),
    )
    .map(([file]) => `${file} reads the environment`)
}

const clockOrChance =
  /\b(new Date|Date\.now|Date\.parse|Math\.random|performance\.now|process\.(nextTick|hrtime)|setTimeout|setInterval|setImmediate|queueMicrotask|randomUUID|randomBytes|randomInt)\b/
const socketsOrFiles =
  /'node:(net|tls|dgram|http|https|http2|dns|fs|fs\/promises|child_process|worker_threads|timers|timers\/promises|perf_hooks|os)'/

function decisionFaults(sources: Sources): string[] {
  const faults: string[] = []
  for (const [file, text] of inRooms(sources)) {
    if (roomOf(file) === 'sms' && /'node:/.test(text)) faults.push(`${file} needs Node, and must run in a browser`)
    if (!deciding.includes(roomOf(file)) || touchesTheWorld.test(file)) continue
    const found = clockOrChance.exec(withoutComments(text)) ?? socketsOrFiles.exec(withoutComments(text))
    if (found) faults.push(`${file} decides, and takes ${found[0]} by itself`)
  }
  return faults
}

function shapeFaults(sources: Sources): string[] {
  const faults: string[] = []
  for (const [file, text] of sources) {
    const lines = text.split('\n').length - 1
    if (lines > longestFile && !tables.has(file)) faults.push(`${file} has ${lines} lines`)
    if (file.endsWith('.test.ts')) continue
    const name = basename(file).replace(/\.\w+$/, '')
    // db/core.ts is the synchronous core that the design calls by this name.
    if (vagueNames.test(name) && file !== 'src/db/core.ts') faults.push(`${file} has a name that says nothing`)
    if (!/^(#!.*\n)?('use strict'\n)?\/[/*]/.test(text)) faults.push(`${file} does not say what it is for`)
    if (/^export default\b/m.test(text) && !file.endsWith('.config.ts')) faults.push(`${file} has a default export`)
    if (/^export \* from/m.test(text)) faults.push(`${file} is a barrel`)
  }
  return faults
}

const real: Sources = new Map(
  globSync(['src/**/*.ts', 'web/src/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/*.{ts,cjs}'], {
    cwd: root,
  }).map(
    (file) =>
      [relative(root, resolve(root, file)).replaceAll('\\', '/'), readFileSync(resolve(root, file), 'utf8')] as const,
  ),
)

test('the house stands as it was drawn', () => {
  expect(real.size).toBeGreaterThan(50)
  expect(faultsOf(real)).toEqual([])
})

test.each<[fault: string, files: Record<string, string>]>([
  ['stands on no floor', { 'src/attic/a.ts': '' }],
  ['reaches up or sideways', { 'src/smsc/a.ts': "import { b } from '../carriers/b.ts'", 'src/carriers/b.ts': '' }],
  [
    'reaches up or sideways',
    { 'src/gateway/a.ts': "import type { B } from '../api/rest/b.ts'", 'src/api/rest/b.ts': '' },
  ],
  ['may not lean on', { 'src/sms/a.ts': "import { b } from '../kit/b.ts'", 'src/kit/b.ts': '' }],
  ['leaves src', { 'src/kit/a.ts': "import { b } from '../../test/b.ts'" }],
  ['without its ending', { 'src/kit/a.ts': "import { b } from './b'" }],
  ['the dashboard knows src/sms only', { 'web/src/a.ts': "import { b } from '../../src/kit/b.ts'" }],
  [
    'circle: src/kit/a.ts → src/kit/b.ts → src/kit/a.ts',
    { 'src/kit/a.ts': "import type { B } from './b.ts'", 'src/kit/b.ts': "export type { A } from './a.ts'" },
  ],
  ['speaks SQL', { 'src/gateway/a.ts': 'const sql = `SELECT id,\n  name FROM message`' }],
  [
    'touches table message of gateway',
    { 'src/gateway/schema.ts': "'CREATE TABLE message (id TEXT)'", 'src/smsc/records.ts': "'DELETE FROM message'" },
  ],
  [
    'is made in',
    { 'src/gateway/schema.ts': "'CREATE TABLE m (id TEXT)'", 'src/smsc/schema.ts': "'CREATE TABLE m (id TEXT)'" },
  ],
  ['reads the environment', { 'src/api/a.ts': 'const key = process.env.KEY' }],
  ['decides, and takes Date.now', { 'src/gateway/a.ts': 'const at = Date.now()' }],
  ["decides, and takes 'node:fs'", { 'src/smpp/a.ts': "import { readFileSync } from 'node:fs'" }],
  ['needs Node', { 'src/sms/a.ts': "import { inspect } from 'node:util'" }],
  ['has 401 lines', { 'src/kit/a.ts': '\n'.repeat(401) }],
  ['says nothing', { 'src/kit/helpers.ts': '' }],
  ['does not say what it is for', { 'src/kit/a.ts': 'export const a = 1' }],
  ['is a barrel', { 'src/kit/a.ts': "export * from './b.ts'" }],
  ['has a default export', { 'src/kit/a.ts': 'export default 1' }],
])('the check sees a file that %s', (fault, files) => {
  expect(faultsOf(new Map(Object.entries(files))).join('\n')).toContain(fault)
})

test('time and chance are allowed where the world comes in', () => {
  const files = {
    'src/smpp/sockets.ts': "// x\nimport { connect } from 'node:net'",
    'src/kit/clock.ts': '// x\nDate.now()',
    'src/gateway/a.test.ts': 'Date.now()',
  }
  expect(faultsOf(new Map(Object.entries(files)))).toEqual([])
})
