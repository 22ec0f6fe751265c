// The texts of the first page.
import { plural } from '../text/language.ts'
import type { HopName } from './journey.ts'

export const en = {
  title: 'Write it. Watch it travel.',
  lead: 'One text, the whole way: through the API, over SMPP, to a phone that buzzes, and the receipt back.',
  compose: {
    title: 'Compose',
    to: 'To',
    from: 'From',
    text: 'Text',
    send: 'Send',
    sendHint: 'Ctrl + Enter sends, too.',
    firstText: 'Hello from Onesixty! This text went the whole way: API, queue, SMPP, operator, and now your phone.',
    toHint: 'Any number: the demo operator makes a phone for it.',
    toCountry: 'Write it with + and the country code, like +31 6 1234 5678.',
    senderName: 'A name. Phones cannot answer it; a number like 1600 they can.',
    senderShort: 'A short code. The phone can answer.',
    senderNumber: 'A phone number. The phone can answer.',
    senderEmpty: 'Left empty, the server chooses.',
    asCurl: 'The same with curl',
  },
  meter: {
    parts: (count: number) => plural(count, { one: '# part', other: '# parts' }),
    left: (count: number) => `${count} left`,
    encoding: { gsm7: 'GSM-7', ucs2: 'Unicode' },
    perPart: { gsm7: '160 characters fill one part.', ucs2: '70 characters fill one part.' },
    joined: { gsm7: 'Joined parts hold 153 each.', ucs2: 'Joined parts hold 67 each.' },
    costly: (count: number) =>
      plural(count, {
        one: 'This character needs Unicode: 70 instead of 160 fit in a part.',
        other: 'These # characters need Unicode: 70 instead of 160 fit in a part.',
      }),
    script: (script: string) => `Written in ${script}: that takes Unicode, 70 characters to a part.`,
    many: (most: number) => `More than ${most} parts is refused unless asked for (maxSegments in the API).`,
    hidden: 'hidden',
    more: (count: number) => `and ${count} more`,
    plain: 'Write them plainly',
    saves: (parts: number) => (parts === 0 ? '' : plural(parts, { one: ', saves # part', other: ', saves # parts' })),
    refused: {
      empty: 'Nothing to count yet.',
      too_long: 'Too long: more than 255 parts.',
      lone_surrogate: 'The text holds a broken character (half of an emoji). Delete it and type it again.',
      encoding_impossible: 'The text does not fit this encoding.',
    },
  },
  travel: {
    title: 'The way',
    idle: 'Press Send and follow it.',
    hops: {
      api: { name: 'API', does: 'checks it, stores it on disk' },
      queue: { name: 'Queue', does: 'waits for its turn' },
      smpp: { name: 'SMPP', does: 'handed to the operator' },
      operator: { name: 'Operator', does: 'finds the phone, reports back' },
      phone: { name: 'Phone', does: 'buzz' },
    } satisfies Record<HopName, { name: string; does: string }>,
    receipt: 'Receipt',
    awaited: 'comes back the same way',
    onItsWay: 'on its way',
    answered: (span: string) => `answered in ${span}`,
    pace: 'Queue, SMPP and Operator add up to the time at the receipt. Drawn slower than it happened.',
    open: 'See every step',
  },
}
