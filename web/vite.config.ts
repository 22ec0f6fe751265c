// How the dashboard is built, and served from the sources beside a running server. Knows no page and no text.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoadBudget } from './budget.ts'
import { shippedLicences } from './licences.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), firstLoadBudget(260), shippedLicences()],
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy allows files of this host, not data: addresses
    modulePreload: { polyfill: false },
    // catalogues lean on these while the page waits for them: they must stand apart from what waits
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'language', test: /src\/text\/(language|format)\.ts$/ }] } } },
  },
  server: { host: '127.0.0.1', port: 1660, strictPort: true, proxy: { '/v1': 'http://127.0.0.1:1600' } },
})
