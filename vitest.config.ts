import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Real processes that are killed, cut off and starved: after all others, which they would slow. */
const failures = 'test/failure/*.test.ts'

/** What measures is alone. */
const measurements = 'test/bench/*.test.ts'

/** The longest, which begin first: begun last, one of them keeps a single core busy while others wait. */
const slowFirst = [
  'test/fuzz/frames', 'test/fuzz/streams', 'test/fuzz/rest', 'test/simulation/histories', 'test/simulation/planted', 'src/smpp/long-text',
  'test/failure/kills', 'test/failure/smsc', 'test/failure/silence', 'journeys/dashboard/pages',
]

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
    pool: 'forks',
    // What comes about by itself comes about late on a machine that is busy.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'all but failures',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/src/**/*.test.ts'],
          exclude: [...configDefaults.exclude, failures, measurements],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'failures', include: [failures], testTimeout: 900_000, hookTimeout: 60_000, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'measurements', include: [measurements], testTimeout: 900_000, sequence: { groupOrder: 2 }, fileParallelism: false },
      },
    ],
  },
})
