// Finds the parts that are one message again, for operators that take whole messages. Knows headers, no operator.
import { parseUdh } from '../sms/udh.ts'
import type { PartToSend } from './carrier.ts'

const udhi = 0x40

/** In order. Parts of one message come together; where one of them is missing, each of the rest stands alone. */
export function wholeMessages<Token>(parts: readonly PartToSend<Token>[]): PartToSend<Token>[][] {
  const messages: PartToSend<Token>[][] = []
  for (let at = 0; at < parts.length;) {
    const count = partsFrom(parts, at)
    messages.push(parts.slice(at, at + count))
    at += count
  }
  return messages
}

/** How many parts, from this one on, are a whole message; 1 where they are not. */
function partsFrom(parts: readonly PartToSend<unknown>[], start: number): number {
  const first = parts[start]!
  const series = seriesOf(first)
  if (!series || series.sequence !== 1 || start + series.total > parts.length) return 1
  for (let i = 1; i < series.total; i++) {
    const part = parts[start + i]!
    const other = seriesOf(part)
    if (other?.sequence !== i + 1 || other.total !== series.total || other.reference !== series.reference) return 1
    if (part.destination.address !== first.destination.address || part.source.address !== first.source.address) return 1
  }
  return series.total
}

const seriesOf = ({ esmClass, octets }: PartToSend<unknown>) =>
  esmClass & udhi ? parseUdh(octets)?.concatenation : undefined
