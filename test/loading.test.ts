// What an installation pays for before anybody asks for it: packages that few need are loaded with their first use.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const look = `
  import { registerHooks } from 'node:module'
  const seen = new Set()
  registerHooks({ load(url, context, next) {
    const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1]
    if (name) seen.add(name)
    return next(url, context)
  } })
  await import('./src/app.ts')
  console.log(JSON.stringify([...seen]))`

test('what draws, what renders and what speaks to another database comes with its first use', () => {
  const loaded = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', look], { cwd: root, encoding: 'utf8' })) as string[]
  expect(loaded).toContain('fastify')
  const late = ['pdfkit', 'fontkit', 'liquidjs', 'pg', 'qr', '@simplewebauthn/server', 'prom-client', '@clack/prompts', 'commander']
  expect(late.filter((name) => loaded.includes(name))).toEqual([])
})
