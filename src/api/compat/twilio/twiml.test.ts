import twilio from 'twilio'
import { expect, test } from 'vitest'
import { growth } from '../../../../test/support/growth.ts'
import { readTwiml } from './twiml.ts'

const texts = (body: string, type = 'text/xml') => readTwiml(body, type).map(({ text }) => text)

test('what their own package writes is read as it was meant', () => {
  const { MessagingResponse } = twilio.twiml
  const response = new MessagingResponse()
  response.message('Fish & <chips>, "5 €" 👋')
  response.message({ to: '+31687654321', from: '1601' }, 'Elsewhere')
  response.message('').body('In a body')
  expect(readTwiml(response.toString(), 'text/xml; charset=utf-8')).toEqual([
    { text: 'Fish & <chips>, "5 €" 👋' },
    { text: 'Elsewhere', to: '+31687654321', from: '1601' },
    { text: 'In a body' },
  ])
})

test.each<[what: string, body: string, found: string[]]>([
  ['nothing to say', '<?xml version="1.0" encoding="UTF-8"?><Response></Response>', []],
  ['nothing at all', '', []],
  ['an empty element', '<Response/>', []],
  ['an older verb', '<Response><Sms>Hi</Sms></Response>', ['Hi']],
  ['media, which is passed over', '<Response><Message><Body>Hi</Body><Media>https://example.com/cat.png</Media></Message></Response>', ['Hi']],
  ['other verbs', '<Response><Redirect>http://x</Redirect><Message>Hi</Message></Response>', ['Hi']],
  ['numbered characters', '<Response><Message>&#65;&#x1F44B;&#xD800;&nbsp;</Message></Response>', ['A👋&#xD800;&nbsp;']],
  ['characters as they are', '<Response><Message><![CDATA[<b>&amp;</b>]]></Message></Response>', ['<b>&amp;</b>']],
  ['comments', '<Response><!-- x --><Message>Hi<!-- there --></Message></Response>', ['Hi']],
  ['a page of another kind', '<html><body>Message received</body></html>', []],
  ['JSON', '{"ok":true}', []],
  ['an element that never ends', '<Response><Message>Hi', []],
])('%s', (_what, body, found) => expect(texts(body)).toEqual(found))

test.each(['<Response>', '<Message>', '</Message', '<Message to="', '<Body>', '<![CDATA[', '<', '&', ' ', '<!--', '<Message/>'])(
  'an answer of nothing but %j is read in a time that grows with its length alone',
  (piece) => {
    const of = (count: number) => `<Response>${piece.repeat(count)}</Response>`
    expect(growth((body: string) => readTwiml(body, 'text/xml'), of(4_000), of(32_000))).toBeLessThan(32)
  },
)

test('a plain text is a reply; ten replies are the most', () => {
  expect(texts(' Thanks! \n', 'text/plain')).toEqual(['Thanks!'])
  expect(texts('', 'text/plain')).toEqual([])
  expect(texts(`<Response>${'<Message>Hi</Message>'.repeat(50)}</Response>`)).toHaveLength(10)
})
