// What must not happen twice: asked again after its answer got lost, the same words keep their Idempotency-Key. Knows no route.
import { useState } from 'react'
import { freshKey, Problem } from './call.ts'

/** `isAgain`: it was asked with this key before, and nobody knows what became of it. */
type Ask<Answer> = (key: string, isAgain: boolean) => Promise<Answer>
export type Once = <Answer>(what: unknown, ask: Ask<Answer>) => Promise<Answer>

/** A clear no was not done. */
const isLost = (error: unknown) => !(error instanceof Problem) || error.status === 0 || error.status >= 500

export function createOnce(newKey = freshKey): Once {
  let open: { what: string; key: string } | undefined
  return async (what, ask) => {
    const said = JSON.stringify(what)
    const isAgain = open?.what === said
    const asked = isAgain ? open! : { what: said, key: newKey() }
    open = asked
    try {
      const answer = await ask(asked.key, isAgain)
      if (open === asked) open = undefined
      return answer
    } catch (error) {
      if (open === asked && !isLost(error)) open = undefined
      throw error
    }
  }
}

/** For as long as the form stands. */
export const useOnce = (): Once => useState(() => createOnce())[0]
