// Reads a list anew as often as it moves, and breaks off no answer for it: over a slow line none would ever arrive. Knows no list.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createAnew } from '../live/anew.ts'

/** Asks soon, and never while an answer is under way. */
export function useAnew(...key: readonly string[]): () => void {
  const cache = useQueryClient()
  const [anew] = useState(() => createAnew(cache, key))
  useEffect(() => anew.close, [anew])
  return anew.soon
}
