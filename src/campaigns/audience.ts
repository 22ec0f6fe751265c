// The audience as it is kept: one row for each number, whoever named it and however often. What cannot be a number is a row
// too, so that it is counted and explained.
import { parseNumber } from '../sms/phone.ts'
import type { Recipient } from './campaign.ts'
import { buckets, type Person } from './records.ts'
import { zoneOf } from './time.ts'

const longestFields = 4_000
const longestName = 40

/** Evenly, and always the same for a number in a campaign. FNV-1a with a finish, so that neighbours part. */
export function bucketOf(campaign: string, number: string): number {
  let hash = 0x811c9dc5
  const mix = (text: string) => {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  mix(campaign)
  mix(number)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash ^= hash >>> 13
  return (hash >>> 0) % buckets
}

export function personOf(campaign: string, { to, fields, language, timeZone }: Recipient, country: string | undefined): Person {
  const parsed = parseNumber(to, country)
  const text = fields && Object.keys(fields).length > 0 ? JSON.stringify(fields) : null
  const fault = 'refused' in parsed ? 'invalid_recipient' : text !== null && text.length > longestFields ? 'fields_too_long' : null
  const number = 'refused' in parsed ? to.slice(0, longestName) : parsed.e164
  return { number, bucket: bucketOf(campaign, number), language: language ?? null, zone: (timeZone !== undefined && zoneOf(timeZone)) || null, fields: fault === null ? text : null, reason: fault }
}
