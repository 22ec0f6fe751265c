// What an address is to be told of a message: what the doors that call back have in common.
import type { MessageTold } from '../../gateway/outbox/event.ts'

export type Telling = {
  readonly workspace: string
  readonly url: string
  /** Milliseconds. */
  readonly at: number
  readonly told: MessageTold
}
