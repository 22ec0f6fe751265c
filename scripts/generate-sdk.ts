// Writes what the SDK knows of the API, from the API itself: `node scripts/generate-sdk.ts`. A test compares it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startHouse } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { silentLog } from '../src/kit/log.ts'
import { problems } from '../src/api/rest/problem.ts'

const root = resolve(import.meta.dirname, '..')
const generator = resolve(root, 'codegen/node_modules/openapi-typescript/bin/cli.js')

async function openapi(folder: string): Promise<string> {
  const read = readConfig({ ONESIXTY_DATA_DIR: join(folder, 'data'), ONESIXTY_HTTP_PORT: '0', ONESIXTY_SMPP_PORT: '0', ONESIXTY_SMSC_PORT: '0' })
  if ('faults' in read) throw new Error(read.faults.join())
  const house = await startHouse(read.config, { log: silentLog })
  try {
    return await (await fetch(`${house.addresses.api}/openapi.json`)).text()
  } finally {
    await house.stop()
  }
}

/** Problems are the same everywhere, and thrown; so are the pages of the documentation for people. */
function withoutProblems(text: string): string {
  const document = JSON.parse(text) as { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> }
  for (const path of Object.keys(document.paths)) if (path.startsWith('/docs')) delete document.paths[path]
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods)))
    operation.responses = Object.fromEntries(Object.entries(operation.responses).filter(([status]) => Number(status) < 400))
  return JSON.stringify(document)
}

const codes = () => `// Every code that a request can be answered with, and its status. Made by \`node scripts/generate-sdk.ts\`.
export const codes = {
${Object.entries(problems).map(([code, { status }]) => `  ${code}: ${status},`).join('\n')}
} as const
export type Code = keyof typeof codes
`

/** The generated files: path from the root, and text. */
export async function sdkFiles(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-sdk-'))
  try {
    const [document, made] = [join(folder, 'openapi.json'), join(folder, 'api.ts')]
    writeFileSync(document, withoutProblems(await openapi(folder)))
    const run = spawnSync(process.execPath, [generator, document, '-o', made, '--immutable', '--empty-objects-unknown'], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    const types = readFileSync(made, 'utf8').replace(/^\/\*\*[^]*?\*\/\n/, '').replaceAll(/[ \t]+$/gm, '')
    return { 'sdk/src/api.ts': `// The types of the API. Made by \`node scripts/generate-sdk.ts\`.\n${types}`, 'sdk/src/codes.ts': codes() }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of Object.entries(await sdkFiles())) {
    writeFileSync(resolve(root, path), text)
    console.log(path)
  }
