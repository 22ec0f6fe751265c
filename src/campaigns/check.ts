// What is wrong with a content, before anything is made of it. The first fault ends it.
import { parseSender } from '../sms/phone.ts'
import { refuse, type Content, type Refused } from './campaign.ts'
import { readRecurrence } from './recurrence.ts'
import { textsOf } from './render.ts'
import { compileTemplate } from './template.ts'
import { isTimeZone } from './time.ts'

export function faultOf(content: Content, now: number): Refused | undefined {
  const { from, senders = {}, schedule, ramp, split, triggered } = content
  for (const { param, text } of textsOf(content)) {
    const compiled = compileTemplate(text)
    if ('refused' in compiled) return refuse('invalid_value', `${compiled.refused}.`, param)
  }
  for (const [param, sender] of [['/from', from] as const, ...Object.entries(senders).map(([country, one]) => [`/senders/${country}`, one] as const)]) {
    const parsed = parseSender(sender)
    if ('refused' in parsed) return refuse('invalid_value', `${parsed.refused}.`, param)
  }
  const zones = { recurring: schedule?.recurring?.timeZone, localTime: schedule?.localTime?.timeZone, window: schedule?.window?.timeZone }
  for (const [name, zone] of Object.entries(zones))
    if (zone !== undefined && !isTimeZone(zone)) return refuse('invalid_value', `There is no time zone ${zone}.`, `/schedule/${name}/timeZone`)
  if (schedule?.recurring) {
    const read = readRecurrence(schedule.recurring.cron)
    if (typeof read === 'string') return refuse('invalid_value', read, '/schedule/recurring/cron')
    if (schedule.at !== undefined) return refuse('invalid_value', 'A recurrence says itself when.', '/schedule/at')
  }
  if (schedule?.at !== undefined && schedule.at > now + 366 * 86_400_000) return refuse('invalid_value', 'At most one year ahead.', '/schedule/at')
  if (ramp && schedule?.localTime) return refuse('invalid_value', 'A ramp and local times cannot be had together.', '/ramp')
  if (split && content.texts) return refuse('invalid_value', 'Texts by language and a split cannot be had together.', '/split')
  if (split?.test && split.variants.length < 2) return refuse('invalid_value', 'One variant alone cannot be tried.', '/split/variants')
  if (split && new Set(split.variants.map(({ name }) => name)).size < split.variants.length) return refuse('invalid_value', 'Two variants have one name.', '/split/variants')
  if (split?.test && (ramp || schedule?.localTime)) return refuse('invalid_value', 'Variants cannot be tried together with a ramp or local times.', '/split/test')
  if (split && triggered) return refuse('invalid_value', 'A campaign that is triggered has one text.', '/split')
  const { window: _, ...times } = schedule ?? {}
  if (triggered && (Object.keys(times).length > 0 || ramp || content.audience)) return refuse('invalid_value', 'A campaign that is triggered has no audience and no time of its own.', '/triggered')
  return undefined
}
