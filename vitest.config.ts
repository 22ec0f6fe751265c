import { configDefaults, defineConfig } from 'vitest/config'

/** Minutes each, with real processes: by command, `npx vitest run --config vitest.long.config.ts`. */
export const longTests = ['clock', 'flush', 'kills', 'power-cut', 'receipts', 'recovery', 'restarts', 'smsc'].map(
  (name) => `test/failure/${name}.test.ts`,
)

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/src/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...longTests],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
  },
})
