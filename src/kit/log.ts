// Structured logs, one JSON object a line on standard error, phone numbers masked before they are written.
import { pino, type Logger } from 'pino'

export type Fields = Readonly<Record<string, unknown>>
export type Log = {
  debug(say: string, fields?: Fields): void
  info(say: string, fields?: Fields): void
  warn(say: string, fields?: Fields): void
  error(say: string, fields?: Fields): void
  /** The same log with fields added to every line. */
  with(fields: Fields): Log
}
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** `+31612345678` becomes `+3161•••••78`: enough to recognise, not enough to write to. */
export const maskNumber = (text: string) =>
  text.replace(/\+?\d{7,15}/g, (digits) => `${digits.slice(0, 5)}${'•'.repeat(digits.length - 7)}${digits.slice(-2)}`)

const numberFields = new Set(['to', 'from', 'number', 'recipient', 'sender', 'destination', 'source'])

function masked(fields: Fields): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) {
    if (value instanceof Error) out[key] = { message: value.message, stack: value.stack }
    else out[key] = typeof value === 'string' && numberFields.has(key) ? maskNumber(value) : value
  }
  return out
}

export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const root: Logger = pino({ level, base: null }, write ? { write } : pino.destination({ dest: 2, sync: false }))
  const wrap = (logger: Logger): Log => ({
    debug: (say, fields = {}) => logger.debug(masked(fields), say),
    info: (say, fields = {}) => logger.info(masked(fields), say),
    warn: (say, fields = {}) => logger.warn(masked(fields), say),
    error: (say, fields = {}) => logger.error(masked(fields), say),
    with: (fields) => wrap(logger.child(masked(fields))),
  })
  return wrap(root)
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, with: () => silentLog }
