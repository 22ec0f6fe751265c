// The headers every answer carries. The API needs no script, style or frame at all; the dashboard's own policy stands
// with the dashboard.
const apiHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Where the world comes by HTTPS a browser is to remember it: for a year. */
export const headersFor = (publicUrl: string | undefined): Readonly<Record<string, string>> =>
  publicUrl?.startsWith('https:') ? { ...apiHeaders, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : apiHeaders

const ourNames = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/** False for a Host header that a page elsewhere could have made us answer to by pointing its name at this machine. */
export const isLoopbackHost = (host: string) => ourNames.test(host)

export const isLoopbackAddress = (address: string) => /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(address)
