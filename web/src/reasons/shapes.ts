// Sentences by their shape: `route "*" matches` stands for all of that kind. Pure.
import type { Reasons } from './words.en.ts'

/** What an operator itself answered stands at the end of a sentence of the server. */
const answered = /(?:the operator answered|the operator reports:|the last answer was) (.+)$/
const special = /[.+?^${}()|[\]\\]/g

export function createTeller({ ends, sentences }: Reasons) {
  const shapes = Object.entries(sentences).map(([shape, ours]) => ({
    pattern: new RegExp(`^${shape.replaceAll(special, '\\$&').replaceAll('*', '(.+?)')}$`),
    ours: ours.split('*'),
  }))
  const tell = (sentence: string): string => {
    for (const { pattern, ours } of shapes) {
      const found = pattern.exec(sentence)
      if (found) return ours.map((text, at) => `${at === 0 ? '' : tell(found[at] ?? '')}${text}`).join('')
    }
    return sentence
  }
  return {
    /** A sentence; what it quotes is told as well, where it is one. */
    tell,
    /** Why a message ended. What a route's owner wrote is theirs, and stays. */
    tellEnd({ code, reason, say }: { code?: string | undefined; reason?: string | undefined; say: string }): string {
      const told = tell(say)
      if (told !== say) return told
      const known = ends[reason ?? ''] ?? ends[code ?? '']
      if (known === undefined) return say
      const answer = answered.exec(say)?.[1]
      return answer === undefined ? known : `${known.replace(/\.$/, '')}: ${answer}`
    },
  }
}
