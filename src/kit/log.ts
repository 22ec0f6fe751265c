// Structured logs, one JSON object a line on standard error. Phone numbers are masked wherever they stand, and secrets and
// texts are left out, before anything is written: in fields, in sentences and in errors.
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

/** `+46701234501` becomes `+4670*****01`: enough to recognise, not enough to write to. */
export const maskNumber = (text: string) =>
  text.replace(/(?<![\w.])\+?\d{7,15}(?![\w.]\d)/g, (digits) => {
    const shown = digits.startsWith('+') ? 5 : 4
    return `${digits.slice(0, shown)}${'*'.repeat(Math.max(1, digits.length - shown - 2))}${digits.slice(-2)}`
  })

/** Keys of ours and of others, and passwords in addresses and headers. */
const secretTexts: readonly (readonly [RegExp, string])[] = [
  [/\b(live|test|ses|whsec|sk)_[\w+/=-]{12,}/g, '$1_[redacted]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/(\/\/[^\s/:@]*:)[^\s/@]*@/g, '$1[redacted]@'],
  [/\b(password|passwd|pwd|secret|token|api[_-]?key|auth)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi, '$1$2[redacted]'],
]
const secretFields = /passw|secret|token|authorization|cookie|apikey|api_key|credential|^key$/i
const textFields = /^(?:text|texts|body|content|short_message|shortmessage|message_payload)$/i
/** Names of things, which may look like numbers. */
const nameFields = /(?:^id|Id|^connection|^message|^event|^requestId)$/
const deepest = 5
const longest = 8_000

function safeText(text: string): string {
  let safe = text.length > longest ? `${text.slice(0, longest)}…` : text
  for (const [pattern, instead] of secretTexts) safe = safe.replace(pattern, instead)
  return maskNumber(safe)
}

function safeValue(name: string, value: unknown, depth: number): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') return value
  if (secretFields.test(name) || textFields.test(name)) return '[redacted]'
  if (typeof value === 'string') return nameFields.test(name) && !value.startsWith('+') ? value : safeText(value)
  if (typeof value === 'number' || typeof value === 'bigint') return typeof value === 'bigint' ? safeText(String(value)) : value
  if (depth >= deepest) return '[…]'
  if (value instanceof Error) return safeError(value, depth)
  if (value instanceof Uint8Array) return `[${value.length} octets]`
  if (Array.isArray(value)) return value.slice(0, 100).map((each) => safeValue(name, each, depth + 1))
  if (typeof value === 'object') return safeFields(value as Fields, depth + 1)
  return `[${typeof value}]`
}

function safeError({ message, stack, cause, ...more }: Error, depth: number): Record<string, unknown> {
  return {
    message: safeText(message),
    stack: safeText(stack ?? ''),
    ...(cause === undefined ? {} : { cause: safeValue('cause', cause, depth + 1) }),
    ...safeFields(more as Fields, depth + 1),
  }
}

const safeFields = (fields: Fields, depth = 0): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safeValue(name, value, depth)]))

export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const root: Logger = pino({ level, base: null }, write ? { write } : pino.destination({ dest: 2, sync: false }))
  const wrap = (logger: Logger): Log => {
    const at = (name: Exclude<LogLevel, 'silent'>) => (say: string, fields: Fields = {}) => {
      if (logger.isLevelEnabled(name)) logger[name](safeFields(fields), safeText(say))
    }
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), with: (fields) => wrap(logger.child(safeFields(fields))) }
  }
  return wrap(root)
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, with: () => silentLog }
