// The bare operator of a benchmark, alone in its process; ends with its parent, which hears when the first message came, and
// whenever it asks, the next.
import { openOperator } from './operator.ts'

let isAwaited = true
const hear = () => {
  if (!isAwaited) return
  isAwaited = false
  process.send!({ firstAt: performance.timeOrigin + performance.now() })
}
process.on('disconnect', () => process.exit(0))
process.on('message', () => void (isAwaited = true))
process.send!({ port: await openOperator(hear, Number(process.env['BENCH_PORT'] ?? 0)) })
