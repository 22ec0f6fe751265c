// Cookies of this door. Under HTTPS their names begin with `__Host-`, which browsers take from the host itself alone; a plain
// connection on this machine has the same names without it. Knows no session.
import type { IncomingHttpHeaders } from 'node:http'

export const sessionCookie = 'onesixty_session'
export const signOnCookie = 'onesixty_sso'

type Place = { readonly host: string; readonly publicUrl: string | undefined }

/** The request came by the public address, and that one is HTTPS. */
export function isSecure({ host, publicUrl }: Place): boolean {
  if (publicUrl === undefined) return false
  const { protocol, host: publicHost } = new URL(publicUrl)
  return protocol === 'https:' && host === publicHost
}

export const setCookie = (name: string, value: string, seconds: number, place: Place) => {
  const secure = isSecure(place)
  const prefix = secure ? '__Host-' : ''
  return `${prefix}${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`
}

/** A neighbouring host can set the plain name for us: it counts only where the other is not there. */
export function cookieOf({ cookie }: IncomingHttpHeaders, name: string): string | undefined {
  if (cookie === undefined) return undefined // programs have none
  const named = (full: string) => new RegExp(`(?:^|;\\s*)${full}=([^;\\s]{1,256})`).exec(cookie)?.[1]
  return named(`__Host-${name}`) ?? named(name)
}
