// A field whose text counts a moment after one stops typing, and that follows when its value is changed elsewhere. Knows no
// field.
import { useEffect, useRef, useState } from 'react'

const restMs = 350

/** `meant` is what the text so far stands for; `emit` is told of it once it rests. */
export function useTyped(given: string | undefined, meant: (typed: string) => string | undefined, emit: (value: string | undefined) => void) {
  const [typed, setTyped] = useState(given ?? '')
  const told = useRef(given)
  const wanted = meant(typed)
  useEffect(() => {
    if (given === told.current) return
    told.current = given
    setTyped(given ?? '')
  }, [given])
  useEffect(() => {
    if (wanted === told.current) return
    const timer = setTimeout(() => {
      told.current = wanted
      emit(wanted)
    }, restMs)
    return () => clearTimeout(timer)
  }, [wanted, emit])
  return [typed, setTyped] as const
}

export const anyText = (typed: string) => (typed.trim() === '' ? undefined : typed.trim())
