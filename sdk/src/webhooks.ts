// Tells whether a webhook comes from us: Standard Webhooks (standardwebhooks.com), with WebCrypto, in Node and in
// browsers.
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

/** The signature does not fit, or the webhook is too old or too new. */
export class WebhookError extends Error {
  override name = 'WebhookError'
}

const usualToleranceSeconds = 300

function headerOf(headers: WebhookHeaders, name: string): string {
  const found = headers instanceof Headers
    ? headers.get(name)
    : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  if (typeof found !== 'string') throw new WebhookError(`the header ${name} is missing`)
  return found
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

async function keyOf(secret: string) {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''))
  if (!bytes || bytes.length === 0) throw new WebhookError('the secret is none: it looks like whsec_…')
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
}

/**
 * The event in a webhook, or a `WebhookError`. `body` is the raw text or bytes, before anything parsed it. Give both
 * secrets while one takes the other's place.
 */
export async function verifyWebhook<Event = unknown>(webhook: {
  readonly secret: string | readonly string[]
  readonly headers: WebhookHeaders
  readonly body: string | Uint8Array
  /** How far its time may be from ours; 300 unless said. */
  readonly toleranceSeconds?: number
  /** Milliseconds since 1970; now unless said. */
  readonly now?: number
}): Promise<Event> {
  const { secret, headers, body, now = Date.now() } = webhook
  const id = headerOf(headers, 'webhook-id')
  const timestamp = headerOf(headers, 'webhook-timestamp')
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookError('the header webhook-timestamp is no time')
  const { toleranceSeconds: most = usualToleranceSeconds } = webhook
  if (Math.abs(now / 1000 - Number(timestamp)) > most) throw new WebhookError('the webhook is too old or too new')
  const encoder = new TextEncoder()
  const text = typeof body === 'string' ? encoder.encode(body) : body
  const head = encoder.encode(`${id}.${timestamp}.`)
  const signed = new Uint8Array(head.length + text.length)
  signed.set(head)
  signed.set(text, head.length)
  const given = headerOf(headers, 'webhook-signature')
    .split(' ')
    .map((one) => (one.startsWith('v1,') ? bytesOf(one.slice(3)) : undefined))
  for (const one of [secret].flat()) {
    const key = await keyOf(one)
    // WebCrypto compares in constant time
    for (const signature of given)
      if (signature && (await crypto.subtle.verify('HMAC', key, signature, signed)))
        return JSON.parse(new TextDecoder().decode(text)) as Event
  }
  throw new WebhookError('no signature fits')
}
