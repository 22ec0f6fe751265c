// What stands on a phone's screen: in English, and by name the other languages, which come when one is wanted. Knows no
// page round the phone: that one is in words.ts.
export type ScreenWords = {
  locale: string
  right?: true
  inbox: string
  empty: string
  emptyHint: string
  conversation: (peer: string) => string
  back: string
  reply: string
  replyTo: (peer: string) => string
  send: string
  write: string
  to: string
  toHint: string
  nameOnly: string
  parts: (count: number) => string
  flash: string
  close: string
  alert: string
  older: string
  arrived: (peer: string, text: string) => string
  noService: string
  noServiceHint: string
  barred: string
  full: string
  waiting: (count: number) => string
  free: string
  turnOn: string
}

export const en: ScreenWords = {
  locale: 'en-GB',
  inbox: 'Messages',
  empty: 'No messages yet',
  emptyHint: 'Send one and it buzzes.',
  conversation: (peer) => `Conversation with ${peer}`,
  back: 'All conversations',
  reply: 'Text message',
  replyTo: (peer) => `Answer ${peer}`,
  send: 'Send from the phone',
  write: 'New message',
  to: 'To',
  toHint: '1600 or +31…',
  nameOnly: 'This sender is a name: it cannot be answered.',
  parts: (count) => `${count} parts, joined`,
  flash: 'flash',
  close: 'Close',
  alert: 'Emergency alert',
  older: 'Older messages',
  arrived: (peer, text) => `New message from ${peer}: ${text}`,
  noService: 'No service',
  noServiceHint: 'Messages wait at the operator.',
  barred: 'Not registered',
  full: 'Memory full',
  waiting: (count) => (count === 1 ? '1 message is waiting.' : `${count} messages are waiting.`),
  free: 'Make room',
  turnOn: 'Turn on',
}

/** The languages a phone can be set to, in their own words. */
export const languageNames = {
  en: 'English',
  nl: 'Nederlands',
  de: 'Deutsch',
  ru: 'Русский',
  ar: 'العربية',
  ja: '日本語',
} as const
export type Language = keyof typeof languageNames
export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(languageNames, value)
