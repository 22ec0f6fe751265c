// Nothing: the server says why in English itself.
export type Reasons = {
  /** By the code or the reason that a message ends with. */
  ends: Readonly<Record<string, string>>
  /** Other sentences of the server by their shape: `*` stands for what differs, and keeps its order. */
  sentences: Readonly<Record<string, string>>
}

export const en: Reasons = { ends: {}, sentences: {} }
