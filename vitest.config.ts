import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Minutes each, with real processes: by command, `npx vitest run --config vitest.long.config.ts`. */
export const longTests = ['clock', 'flush', 'kills', 'power-cut', 'receipts', 'recovery', 'restarts', 'smsc'].map(
  (name) => `test/failure/${name}.test.ts`,
)

/** The longest of the rest, which begin first: begun last, one of them keeps a single core busy while others wait. */
const slowFirst = ['test/fuzz/frames', 'test/fuzz/streams', 'test/simulation/histories', 'test/simulation/planted', 'src/smpp/long-text']

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => slowFirst.some((name) => moduleId.includes(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    // Every core: the default leaves one idle, which on two cores is half of them.
    maxWorkers: '100%',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/src/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...longTests],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
  },
})
