// An answer that is a file made while it is read: a reader who is slow is waited for, one who has gone ends it. Knows no
// content.
import type { Answer } from './route.ts'

export const fileAnswer = (name: string, pieces: AsyncIterable<string>): Answer => ({
  kind: 'stream',
  headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  run(to) {
    const give = async () => {
      for await (const piece of pieces) {
        if (to.destroyed) return
        if (!to.write(piece)) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve))
      }
      to.end()
    }
    give().catch(() => to.destroy())
  },
})
