// What the long-running commands do until a signal ends them. Knows only how to stop.
import { note } from './terminal.ts'

const stopWithinMs = 30_000

/** Exit code 0 once `stop` is done after a signal; 1 when it takes too long or the signal is repeated. */
export function untilSignal(stop: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    let asked: number | undefined
    const onSignal = () => {
      const now = performance.now()
      // A terminal and npm may both pass on the one Ctrl-C: only a later one is a second wish.
      if (asked !== undefined) return void (now - asked > 1_000 && resolve(1))
      asked = now
      note('Stopping: finishing what is under way ...')
      setTimeout(() => {
        note(`It did not stop within ${stopWithinMs / 1_000} s; ending it. Nothing acknowledged is lost.`)
        resolve(1)
      }, stopWithinMs).unref()
      stop().then(
        () => resolve(0),
        (error: unknown) => {
          note(`Stopping failed: ${(error as Error).message}`)
          resolve(1)
        },
      )
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  })
}
