// The way in by the start link: `#signin=TOKEN` is taken out of the address before anything else can see it, and
// exchanged for a session cookie. Knows no screen.
import { signIn } from '../api/routes.ts'

const mark = '#signin='

/** True when there was a link and it was refused. */
export async function enterByLink(place = location, past = history): Promise<boolean> {
  if (!place.hash.startsWith(mark)) return false
  const token = decodeURIComponent(place.hash.slice(mark.length))
  past.replaceState(null, '', place.pathname + place.search)
  try {
    await signIn({ token })
    return false
  } catch {
    return true
  }
}
