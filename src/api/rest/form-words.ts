// What the page of a sign-up form says, in the languages of the dashboard. Knows no form.
export const languages = ['en', 'nl', 'ru'] as const
export type Language = (typeof languages)[number]

const en = {
  number: 'Your mobile number',
  numberHint: (country?: string) => (country === undefined ? 'With + and the country code, like +31 6 12345678.' : `As you dial it in ${country}, or with + and the country code.`),
  empty: 'Leave this empty',
  submit: 'Sign up',
  or: 'Or text',
  to: 'to',
  code: 'A code that opens the text on your phone',
  badNumber: (country?: string) => (country === undefined ? 'This is no number that texts can go to. Begin with + and the country code.' : `This is no mobile number of ${country}. A number of another country begins with + and its code.`),
  badTick: 'Tick the box to agree.',
  look: 'Look at your phone: we have sent you a text. Reply YES to it, and you are in.',
  confirm: (title: string) => `${title}: reply YES to confirm, or ignore this text.`,
}
const nl: typeof en = {
  number: 'Je mobiele nummer',
  numberHint: (country) => (country === undefined ? 'Met + en de landcode, zoals +31 6 12345678.' : `Zoals je het in ${country} kiest, of met + en de landcode.`),
  empty: 'Laat dit leeg',
  submit: 'Aanmelden',
  or: 'Of sms',
  to: 'naar',
  code: 'Een code die de sms op je telefoon opent',
  badNumber: (country) => (country === undefined ? 'Naar dit nummer kan geen sms. Begin met + en de landcode.' : `Dit is geen mobiel nummer van ${country}. Een nummer van een ander land begint met + en de landcode.`),
  badTick: 'Vink het vakje aan als je akkoord gaat.',
  look: 'Kijk op je telefoon: we hebben je een sms gestuurd. Antwoord JA en je doet mee.',
  confirm: (title) => `${title}: antwoord JA om te bevestigen, of laat deze sms voor wat hij is.`,
}
const ru: typeof en = {
  number: 'Номер мобильного телефона',
  numberHint: (country) => (country === undefined ? 'С плюсом и кодом страны, например +31 6 12345678.' : `Как вы набираете его в стране «${country}» или с плюсом и кодом страны.`),
  empty: 'Оставьте это поле пустым',
  submit: 'Подписаться',
  or: 'Или отправьте',
  to: 'на номер',
  code: 'Код, который откроет сообщение на телефоне',
  badNumber: (country) => (country === undefined ? 'На этот номер нельзя отправить сообщение. Начните с плюса и кода страны.' : `Это не мобильный номер страны «${country}». Номер другой страны начинается с плюса и её кода.`),
  badTick: 'Отметьте, что вы согласны.',
  look: 'Посмотрите на телефон: мы отправили вам сообщение. Ответьте на него ДА, и вы подписаны.',
  confirm: (title) => `${title}: ответьте ДА, чтобы подтвердить, или не отвечайте.`,
}
export const formWords = { en, nl, ru }

/** The one that a browser would rather have: `Accept-Language`, RFC 9110 §12.5.4. */
export function languageOf(accepted: string): Language {
  const wanted = accepted.slice(0, 500).split(',').map((one) => {
    const [tag = '', ...rest] = one.split(';')
    const weight = /^\s*q=([\d.]+)\s*$/.exec(rest.join(';'))?.[1]
    return { tag: tag.trim().toLowerCase().split('-')[0]!, weight: weight === undefined ? 1 : Number(weight) }
  })
  const known = wanted.filter(({ tag, weight }) => weight > 0 && (languages as readonly string[]).includes(tag)).sort((a, b) => b.weight - a.weight)
  return (known[0]?.tag as Language | undefined) ?? 'en'
}
