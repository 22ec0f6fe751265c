// Half of the simulated histories; the other half is in the file beside, so that two processors share them.
import { testHistories } from './histories.ts'

testHistories(1)
