// The one shape for what goes wrong and is expected to. A fault is a value that travels; a throw is a bug or broken
// infrastructure. Which codes exist is for the rooms to say, not for this file.

export type Retry = 'never' | 'later' | 'elsewhere'

export type Fault<Code extends string = string> = {
  /** Stable slug that programs branch on. */
  readonly code: Code
  /** Whether the same thing can succeed: never, after a wait, or by another road. */
  readonly retry: Retry
  /** True when the cause lies with this installation, not with the caller or a peer. */
  readonly ours: boolean
  /** One sentence for a person: what is wrong and what to do. */
  readonly say: string
  /** The field at fault, as a JSON pointer, where there is one. */
  readonly param?: string
  readonly cause?: unknown
}
