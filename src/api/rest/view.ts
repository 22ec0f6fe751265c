// From the rooms' shapes to the customer's: milliseconds become ISO 8601 in UTC, internal members stay inside.
import { formatMicros } from '../../kit/money.ts'
import type { Change, MessageView, Phone, PhoneMessage, Refusal } from './needs.ts'

export const iso = (ms: number) => new Date(ms).toISOString()
const isoOf = (ms: number | undefined) => (ms === undefined ? undefined : iso(ms))

const showMessage = ({ price, createdAt, scheduledAt, heldUntil, submittedAt, finishedAt, redactedAt, timeline, ...rest }: MessageView) => ({
  ...rest,
  price: price && { amount: formatMicros(price.micros), currency: price.currency },
  createdAt: iso(createdAt),
  scheduledAt: isoOf(scheduledAt),
  heldUntil: isoOf(heldUntil),
  submittedAt: isoOf(submittedAt),
  finishedAt: isoOf(finishedAt),
  redactedAt: isoOf(redactedAt),
  timeline: timeline?.map(({ at, for: due, ...entry }) => {
    return { at: iso(at), ...entry, ...(typeof due === 'number' && { for: iso(due) }) }
  }),
})

/** Which way a message went is told to the workspace whose connections they are; its customers see what became of it. */
export const messageFor = (isHouse: boolean) => (message: MessageView) => {
  const { route, timeline, ...rest } = showMessage(message)
  if (isHouse) return { ...rest, route, timeline }
  return { ...rest, timeline: timeline?.map(({ connection: _, ...entry }) => entry) }
}

export const showRefusal = ({ code, param, say, retry }: Refusal) => ({
  code,
  param,
  detail: say,
  retryable: retry !== 'never',
})

export const showChange = ({ id, to, from, status, text, at, possibleDuplicate }: Change) => {
  return { id, to, from, status, text, at: iso(at), possibleDuplicate }
}

export const showPhone = ({ number, messages, lastAt, lastText }: Phone) => ({
  number,
  messages,
  lastAt: iso(lastAt),
  lastText,
})

export const showPhoneMessage = ({ id, from, to, text, at, parts, direction, flash, alert }: PhoneMessage) => ({
  id,
  from,
  to,
  text,
  receivedAt: iso(at),
  parts,
  direction,
  flash,
  alert,
})
