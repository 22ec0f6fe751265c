// What a link brought: the start link, the set-up link and invitations hold a token after `#`, which is taken out of the
// address before anything else can see it. Knows no screen.
import { signIn } from '../api/routes.ts'

export type Entry = {
  /** There was a sign-in link, and it is no longer good. */
  readonly refused: boolean
  /** Makes the first owner. */
  readonly setUp?: string
  readonly invitation?: string
}

const links = { signin: '#signin=', setUp: '#setup=', invitation: '#invitation=' } as const

export async function enterByLink(place = location, past = history): Promise<Entry> {
  const found = (Object.keys(links) as (keyof typeof links)[]).find((name) => place.hash.startsWith(links[name]))
  if (!found) return { refused: false }
  const token = plain(place.hash.slice(links[found].length))
  past.replaceState(null, '', place.pathname + place.search)
  if (found !== 'signin') return { refused: false, [found]: token }
  return signIn({ token }).then(
    () => ({ refused: false }),
    () => ({ refused: true }),
  )
}

/** What was cut off or mangled on its way is refused like any other token that is not one. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
