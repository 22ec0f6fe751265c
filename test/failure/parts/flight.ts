// A gateway whose operator takes everything and answers nothing. With FLIGHT_MESSAGES it sends so many and says when all are
// under way; without, it takes up what is there and says how long that took. Ends with its parent.
import { openAlone, workspace } from '../alone.ts'

process.on('disconnect', () => process.exit(0))
const file = process.env['FLIGHT_FILE']!
const messages = Number(process.env['FLIGHT_MESSAGES'] ?? 0)
const perBatch = 5_000

if (messages === 0) {
  const began = performance.now()
  const { open } = await openAlone({ file, window: 0, onSubmit() {} })
  process.send!({ open, ms: performance.now() - began, sinceStartMs: performance.now() })
} else {
  let handedOver = 0
  // A twentieth of the window is kept for codes.
  const { gateway } = await openAlone({ file, window: messages * 1.1, onSubmit: (parts) => void (handedOver += parts.length) })
  for (let first = 0; first < messages; first += perBatch) {
    const batch = Array.from({ length: Math.min(perBatch, messages - first) }, (_, i) => ({
      to: `+316${10_000_000 + first + i}`, text: `Message ${first + i}`, from: 'Proof', lane: i % 2 ? 'bulk' : 'otp',
    } as const))
    const { kind } = await gateway.accept(batch, { workspace, mode: 'live' })
    if (kind !== 'done') throw new Error(`accept said ${kind}`)
  }
  while (handedOver < messages) await new Promise((resolve) => setTimeout(resolve, 20))
  process.send!({ handedOver })
}
