// Goes through every page of the dashboard, over a recorded or a living house, and makes the pictures that tests compare with.
//   node scripts/pages.ts            makes the pictures anew, of the answers that were recorded
//   node scripts/pages.ts record     fills a house, records what it answers, then makes the pictures; kept when there was no fault
//   node scripts/pages.ts living     fills a house and goes through all twelve views of every page; keeps nothing
//   node scripts/pages.ts all        the same over what was recorded, and compares
// Names of pages after these look at those pages alone. Needs Chromium and a built dashboard, which npm start leaves behind.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { tmpdir } from 'node:os'
import { openGallery } from '../test/support/page-recording.ts'
import { shownPages } from '../test/support/dashboard-pages.ts'
import { allLooks, hasPicture, visit, type Fault } from '../test/support/visits.ts'

const modes = ['make', 'record', 'living', 'all'] as const
const [first = 'make', ...rest] = process.argv.slice(2)
const mode = modes.find((one) => one === first) ?? 'make'
const names = mode === first ? rest : [first, ...rest]
const pages = names.length === 0 ? shownPages : shownPages.filter(({ name }) => names.some((one) => name.startsWith(one)))
const isWhole = mode === 'living' || mode === 'all'
const looks = isWhole ? allLooks : allLooks.filter(hasPicture)
const to = join(tmpdir(), 'onesixty-pages')
const begun = performance.now()

rmSync(to, { recursive: true, force: true })
const gallery = await openGallery({ fills: mode === 'record' || mode === 'living' })
const faults: Fault[] = []
try {
  const waiting = [...looks]
  const lane = async () => {
    for (let look = waiting.shift(); look; look = waiting.shift()) {
      const pictures = mode === 'living' ? 'none' : mode === 'all' ? 'compare' : 'make'
      const found = await visit({ ...gallery, pages, look, pictures, to, rules: () => isWhole })
      console.log(Object.values(look).join(' '), found.length === 0 ? 'ok' : '')
      for (const { page, look: where, say } of found) console.log(`  ${page} ${where}: ${say}`)
      faults.push(...found)
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  if (!isWhole && names.length === 0 && faults.length === 0) await gallery.keep()
} finally {
  await gallery.close()
}
for (const one of gallery.missing) console.log(`not recorded: ${one}; node scripts/pages.ts record`)
console.log(`${pages.length} pages in ${looks.length} views, ${faults.length} faults, ${Math.round((performance.now() - begun) / 1000)} s`)
process.exitCode = faults.length > 0 || gallery.missing.size > 0 ? 1 : 0
