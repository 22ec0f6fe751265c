// Finds what a phone makes clickable in a text: web addresses and phone numbers. Only http, https and tel come out of
// here, whatever went in. Knows no markup.

export type Stretch = { readonly text: string; readonly href?: string }

const word = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\-]*[\p{L}\p{N}])?`
const host = String.raw`(?:${word}\.)+[\p{L}]{2,24}`
/** With a scheme; beginning with www; or a host with a path behind it, as short links come. */
const web = String.raw`https?:\/\/[^\s<>"']+|www\.${host}(?:[\/?#][^\s<>"']*)?|${host}\/[^\s<>"']*`
const phone = String.raw`\+\d(?:[\s\-().]{0,2}\d){6,14}`
const found = new RegExp(String.raw`(?<![\p{L}\p{N}@.\/+])(?:(?<web>${web})|(?<phone>${phone})(?!\d))`, 'giu')

/** Links are looked for in this many characters; no phone is sent more than a few hundred. */
const mostRead = 5_000

/** What ends a sentence does not belong to the address before it; nor does a bracket that was opened outside. */
function withoutTail(text: string): string {
  for (;;) {
    const last = text.at(-1) ?? ''
    if (/[.,;:!?…»”’'"]/.test(last)) text = text.slice(0, -1)
    else if (last === ')' && text.split(')').length > text.split('(').length) text = text.slice(0, -1)
    else return text
  }
}

function addressOf(text: string): string | undefined {
  const whole = /^https?:/i.test(text) ? text : `https://${text}`
  try {
    const { protocol, href, username, password } = new URL(whole)
    // a name before the host is the oldest way to look like somebody else
    if (username || password) return undefined
    return protocol === 'https:' || protocol === 'http:' ? href : undefined
  } catch {
    return undefined
  }
}

/** The text in stretches; put together they are the text again. */
export function stretches(text: string): Stretch[] {
  const all: Stretch[] = []
  let at = 0
  for (const match of text.slice(0, mostRead).matchAll(found)) {
    const shown = withoutTail(match[0])
    const href = match.groups?.['phone'] ? `tel:${shown.replace(/[^+\d]/g, '')}` : addressOf(shown)
    if (href === undefined || shown === '') continue
    if (match.index > at) all.push({ text: text.slice(at, match.index) })
    all.push({ text: shown, href })
    at = match.index + shown.length
  }
  if (at < text.length) all.push({ text: text.slice(at) })
  return all
}
