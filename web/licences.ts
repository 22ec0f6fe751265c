// A build plugin that ships the licence of every package whose code or letters are in the dashboard. Knows the bundle,
// not what the licences say.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const packageOf = /^.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/

const byName = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1)

export function shippedLicences(): Plugin {
  return {
    name: 'shipped-licences',
    apply: 'build',
    generateBundle() {
      const folders = new Map<string, string>()
      for (const id of this.getModuleIds()) {
        const found = packageOf.exec(id.replace(/^\0/, ''))
        if (found) folders.set(found[1]!.replaceAll('\\', '/'), found[0])
      }
      const texts = [...folders].sort(byName).map(([name, folder]) => {
        const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
        const file = globSync('{LICENSE,LICENCE,license}*', { cwd: folder })[0]
        return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`
      })
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) })
    },
  }
}
