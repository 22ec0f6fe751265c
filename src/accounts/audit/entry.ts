// One entry of the log of actions: who did what to what, from where. Knows no meaning of an action.

export type Action = {
  readonly workspace: string
  /** `usr_…`, `key_…`, or a word for who has no id. */
  readonly actor: string
  readonly action: string
  readonly target?: string | undefined
  readonly detail?: string | undefined
  readonly address: string
  readonly request: string
}
export type Entry = Action & { readonly seq: number; readonly at: number; readonly hash: string }
