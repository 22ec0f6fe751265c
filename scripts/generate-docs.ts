// Writes the reference pages that are made from the code: `node scripts/generate-docs.ts`. A test compares them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorsMarkdown } from '../src/api/docs/error-pages.ts'
import { eventsMarkdown } from '../src/api/webhooks/catalogue.ts'
import { settings } from '../src/config.ts'
import { personalitiesPage, testNumbersPage } from './personality-pages.ts'
import { plots } from './plots.ts'

/** Every generated page: its path from the root, and its text. */
export function generatedPages(): Record<string, string> {
  return {
    'docs/reference/configuration.md': configuration(),
    'docs/reference/errors.md': errorsMarkdown(),
    'docs/reference/events.md': eventsMarkdown(),
    'docs/reference/personalities.md': personalitiesPage(),
    'docs/reference/test-numbers.md': testNumbersPage(),
    ...plots(),
  }
}

function configuration(): string {
  const rows = Object.values(settings).map(
    ({ variable, standard, help }) => `| \`${variable}\` | ${standard} | ${help} |`,
  )
  return `# Settings

All settings are environment variables; none is needed. An empty one counts as absent, a wrong one ends the program with
its name and what to give, and so does an unknown name that begins with \`ONESIXTY_\`.

| variable | default | what it does |
|---|---|---|
${rows.join('\n')}

This page is made from \`src/config.ts\` by \`node scripts/generate-docs.ts\`.
`
}

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of Object.entries(generatedPages())) {
    const file = resolve(import.meta.dirname, '..', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(path)
  }
