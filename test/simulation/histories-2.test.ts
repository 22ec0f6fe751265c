// A fifth of the ten thousand simulated histories: files are what processors share.
import { testHistories } from './histories.ts'

testHistories(2_000, 4_000)
