// Signatures as Standard Webhooks has them (standardwebhooks.com): HMAC-SHA256 over id, time and body, one for each secret
// that is live. Knows no HTTP.
import { createHmac } from 'node:crypto'
import type { Chance } from '../../kit/chance.ts'

const prefix = 'whsec_'
const secretBytes = 32

export const newSecret = (chance: Chance) => prefix + Buffer.from(chance.bytes(secretBytes)).toString('base64')

/** The three headers of one attempt; `at` in wall milliseconds. */
export function signatureHeaders(id: string, at: number, body: string, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const signed = `${id}.${timestamp}.${body}`
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
