// Large requests are accepted piece by piece, so that a code may go in between; each piece is committed with what became of
// it under the request's Idempotency-Key. Who repeats the request is told what was, and gets done what a crash left undone.
import type { Submission } from './message.ts'
import { keptOutcomes, type Outcome } from './outcomes.ts'
import type { GatewayReads } from './records.ts'

/** Submissions that are committed at once. */
export const pieceOf = 250

export type Before = {
  /** The batch it was called, where a piece of it was accepted. */
  readonly batch?: string
  /** What became of each piece; undefined where it was not accepted yet. */
  readonly pieces: readonly (Outcome[] | undefined)[]
}

/** Keys of callers have no spaces. */
export const keyOfPiece = (key: string, piece: number) => (piece === 0 ? key : `${key} piece ${piece}`)

export const pieceAt = (submissions: readonly Submission[], piece: number) => submissions.slice(piece * pieceOf, (piece + 1) * pieceOf)

type Idempotency = { readonly key: string; readonly bodyHash: string }

const piecesOf = (submissions: readonly Submission[]) => Array.from({ length: Math.max(1, Math.ceil(submissions.length / pieceOf)) }, () => undefined)

/** How far this request came before; undefined when its key came with another one. */
export async function recall(
  reads: Pick<GatewayReads, 'idempotency'>, submissions: readonly Submission[], workspace: string, idempotency: Idempotency | undefined,
): Promise<Before | undefined> {
  const pieces = piecesOf(submissions)
  if (!idempotency) return { pieces }
  return beforeOf(await reads.idempotency(workspace, pieces.map((_, piece) => keyOfPiece(idempotency.key, piece))), submissions, idempotency)
}

/** The same of what is stored under its keys, and maybe under others. */
export function beforeOf(
  stored: Awaited<ReturnType<GatewayReads['idempotency']>>, submissions: readonly Submission[], { key, bodyHash }: Idempotency,
): Before | undefined {
  const pieces: (Outcome[] | undefined)[] = piecesOf(submissions)
  let batch: string | undefined
  for (let piece = 0; piece < pieces.length; piece++) {
    const row = stored.get(keyOfPiece(key, piece))
    if (!row) continue
    // one of an earlier release holds the whole of a large request
    const whole = keptOutcomes(row.result, submissions)
    const kept = row.bodyHash === bodyHash ? (whole ?? keptOutcomes(row.result, pieceAt(submissions, piece))) : undefined
    if (!kept) return undefined
    if (whole) return { batch: whole.batch, pieces: [whole.outcomes] }
    batch = kept.batch
    pieces[piece] = kept.outcomes
  }
  return batch === undefined ? { pieces } : { batch, pieces }
}
