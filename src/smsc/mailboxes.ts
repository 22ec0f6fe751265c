// Whom messages wait for, and when each is tried again. A mailbox is open as long as anything waits for its phone: what
// comes meanwhile waits behind it, so that the order is kept and no phone is tried twice at once. The messages
// themselves are in the store. Knows no session and no SQL.
import type { Clock } from '../kit/clock.ts'
import { createAlarms } from './alarms.ts'
import { groupOf, retryAfter } from './causes.ts'

export type Mailbox = {
  readonly number: string
  /** Messages that wait in the store. */
  count: number
  /** Why they wait: RP-Cause of the last attempt, and how many have failed of its kind. */
  cause: number
  failed: number
  /** It is being tried; nobody need try it beside. */
  busy: boolean
  /** Somebody asked for it to be tried while it was. */
  again: boolean
}

export function createMailboxes({ clock, onDue }: { clock: Clock; onDue(boxes: readonly Mailbox[]): void }) {
  const boxes = new Map<string, Mailbox>()
  const alarms = createAlarms<Mailbox>({ clock, onDue })

  const open = (number: string): Mailbox => {
    let box = boxes.get(number)
    if (!box) boxes.set(number, (box = { number, count: 0, cause: 0, failed: 0, busy: false, again: false }))
    return box
  }

  return {
    find: (number: string): Mailbox | undefined => boxes.get(number),
    open,
    countOf: (number: string): number => boxes.get(number)?.count ?? 0,
    /** Another attempt has failed: when to try again, at `until` at the latest. False when there is to be no other. */
    failed(box: Mailbox, cause: number, at: number, until = Infinity): boolean {
      box.failed = box.failed > 0 && groupOf(cause) === groupOf(box.cause) ? box.failed + 1 : 1
      box.cause = cause
      const waitMs = retryAfter(cause, box.failed)
      if (waitMs === undefined) return false
      alarms.set(box, Math.min(at + waitMs, until))
      return true
    },
    /** Tries it as soon as can be, as if for the first time. */
    alert(box: Mailbox): void {
      box.failed = 0
      alarms.cancel(box)
      onDue([box])
    },
    /** So many messages wait no longer; empty, it is gone. */
    left(box: Mailbox, count: number): void {
      box.count -= count
      if (box.count > 0) return
      boxes.delete(box.number)
      alarms.cancel(box)
    },
    get size() {
      return boxes.size
    },
    all: (): Iterable<Mailbox> => boxes.values(),
    stop: () => alarms.stop(),
  }
}

export type Mailboxes = ReturnType<typeof createMailboxes>
