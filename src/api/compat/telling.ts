// What an address is to be told of a message, and the request that tells it: what the doors that call back have in common.
import type { MessageTold } from '../../gateway/outbox/event.ts'
import type { Request } from '../../kit/request.ts'

export type Telling = {
  readonly workspace: string
  readonly url: string
  /** Milliseconds. */
  readonly at: number
  readonly told: MessageTold
}
export type Spoken = Omit<Request, 'timeoutMs'>
