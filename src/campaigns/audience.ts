// The audience as it is kept: one row for each number, whoever named it and however often. What cannot be a number is a row
// too, so that it is counted and explained.
import type { Database } from '../db/database.ts'
import { parseNumber } from '../sms/phone.ts'
import type { Campaign, Recipient } from './campaign.ts'
import type { Audience } from './needs.ts'
import { buckets, insertRecipients, type Person } from './records.ts'
import { zoneOf } from './time.ts'

const longestFields = 4_000
const longestName = 40
const rowsAtOnce = 2_000

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

/** The people of its lists and segments join those who were named; who is there already stays as they are. Says how many were given. */
export async function joinMembers({ db, audience }: { readonly db: Database; readonly audience: Audience }, { id, workspace, mode, content }: Campaign): Promise<{ readonly given: number } | { readonly fault: string }> {
  if (!content.audience) return { given: 0 }
  const members = await audience.open({ workspace, mode, ...content.audience })
  if ('fault' in members) return members
  let given = 0
  for await (const page of members) {
    given += page.length
    for (let at = 0; at < page.length; at += rowsAtOnce) {
      const people = page.slice(at, at + rowsAtOnce).map(({ number: to, ...one }) => personOf(id, { to, ...one }, content.country))
      await db.write([insertRecipients(id, people)])
    }
  }
  return { given }
}
