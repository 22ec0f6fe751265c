// A fifth of the ten thousand simulated histories: files are what processors share.
import { testHistories } from './histories.ts'

testHistories(8_000, 10_000)
