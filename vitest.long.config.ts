import { defineConfig } from 'vitest/config'
import { longTests } from './vitest.config.ts'

export default defineConfig({
  test: { include: longTests, testTimeout: 600_000, hookTimeout: 60_000, pool: 'forks', fileParallelism: false },
})
