// The count beside a text as it is typed: what it takes and what its costly characters add. For the browser too.
import type { SegmentOptions, SegmentRefusal, Segmented } from './segments.ts'
import { segment } from './segments.ts'

export type Count = Segmented & {
  /** Parts fewer if every costly character were a plain letter. */
  extraParts: number
}

/** As `segment`, with what the characters cost that force Unicode, in parts. 3GPP 23.040 §9.2.3.24. */
export function count(text: string, options: SegmentOptions = {}): Count | SegmentRefusal {
  const segmented = segment(text, options)
  if ('refused' in segmented) return segmented
  const { costly, parts } = segmented
  if (costly.length === 0) return { ...segmented, extraParts: 0 }
  const chars = new Set(costly.map(({ char }) => char))
  const plain = segment([...text].map((char) => (chars.has(char) ? 'x' : char)).join(''), options)
  return { ...segmented, extraParts: parts.length - ('parts' in plain ? plain.parts.length : parts.length) }
}
