// A build plugin that weighs what a browser fetches before the first page stands, gzipped, and refuses a build that is
// too heavy. Knows bundles, not what is in them.
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** The letters of the Latin alphabet are on every page; other alphabets come when they are needed. */
const alwaysFetched = /inter-latin-wght-normal/

export function firstLoadBudget(mostKb: number): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const wanted = new Set<string>(['scheme.js'])
      const take = (name: string) => {
        const file = bundle[name]
        if (wanted.has(name) || file?.type !== 'chunk') return
        wanted.add(name)
        file.viteMetadata?.importedCss.forEach((css) => wanted.add(css))
        file.imports.forEach(take)
      }
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.isEntry) take(file.fileName)
        if (alwaysFetched.test(file.fileName)) wanted.add(file.fileName)
      }
      const weights = Array.from(wanted, (name) => {
        const file = bundle[name]
        if (!file) return 0
        if (alwaysFetched.test(name) && file.type === 'asset') return file.source.length // woff2 is compressed already
        return gzipSync(file.type === 'chunk' ? file.code : file.source).length
      })
      const kb = weights.reduce((sum, weight) => sum + weight, 0) / 1000
      this.info(`first load ${kb.toFixed(1)} kB gzipped, of ${mostKb} allowed`)
      if (kb > mostKb) this.error('the first load is too heavy')
    },
  }
}
