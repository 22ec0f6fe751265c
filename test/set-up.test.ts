// What a start does before the program runs: packages go into the project's own folder and into no other.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'onesixty-set-up-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('installs nothing through a link: npm would empty the folder of another project that it leads to', () => {
  const [project, other] = [join(folder, 'project'), join(folder, 'other')]
  for (const path of [project, other]) mkdirSync(path)
  cpSync('scripts', join(project, 'scripts'), { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) cpSync(name, join(project, name))
  symlinkSync(other, join(project, 'node_modules'), 'junction')
  const npm = join(folder, 'npm-cli.js')
  writeFileSync(npm, `require('fs').writeFileSync(${JSON.stringify(join(folder, 'npm-was-run'))}, '')`)

  const done = spawnSync(process.execPath, [join(project, 'scripts', 'onesixty.cjs'), '--version'], {
    env: { ...process.env, npm_execpath: npm },
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect(existsSync(join(folder, 'npm-was-run'))).toBe(false)
  expect(done.stderr).toContain('node_modules is a link')
  expect(done.status).toBe(1)
})
