// A fifth of the ten thousand simulated histories: files are what processors share.
import { testHistories } from './histories.ts'

testHistories(6_000, 8_000)
