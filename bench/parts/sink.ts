// The bare operator of a benchmark, alone in its process; ends with its parent.
import { openOperator } from './operator.ts'

process.on('disconnect', () => process.exit(0))
process.send!({ port: await openOperator() })
